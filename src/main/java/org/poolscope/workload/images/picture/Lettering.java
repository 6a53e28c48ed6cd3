package org.poolscope.workload.images.picture;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/// The shape of a line of text, with room around it.
///
/// @param width  pixels in a row; even, as the height
/// @param border how far the letters are from each edge
/// @param cover  of every pixel, how much of it lies within letters, 0 to 1
record Lettering(int width, int height, double border, float[] cover) {

    /// The room around the letters, as a part of their size.
    private static final double BORDER = 0.3;

    /// Draws a text.
    ///
    /// @param fontSize in pixels; less is used if it would become too wide
    /// @param widest   how many pixels there are for the letters and twice the border
    static Lettering of(String text, double fontSize, int widest) {
        Rectangle2D full = glyphs(text, fontSize).getVisualBounds();
        double fitting = fontSize * Math.min(1, widest / (full.getWidth() + 4 * BORDER * fontSize));
        GlyphVector glyphs = glyphs(text, fitting);
        Rectangle2D box = glyphs.getVisualBounds();
        double border = BORDER * fitting;
        int width = even(box.getWidth() + 2 * border);
        int height = even(box.getHeight() + 2 * border);
        return new Lettering(width, height, border,
                cover(glyphs, width, height, border - box.getX(), border - box.getY()));
    }

    private static int even(double length) {
        return 2 * (int) Math.ceil(length / 2);
    }

    private static GlyphVector glyphs(String text, double fontSize) {
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) fontSize);
        var context = new FontRenderContext(null, true, true);
        char[] letters = text.toCharArray();
        // Laying out costs a new JVM a good deal more, and most scripts do not need it.
        return Font.textRequiresLayout(letters, 0, letters.length)
                ? font.layoutGlyphVector(context, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT)
                : font.createGlyphVector(context, letters);
    }

    private static float[] cover(GlyphVector glyphs, int width, int height, double x, double y) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.fill(glyphs.getOutline((float) x, (float) y));
        graphics.dispose();
        byte[] alphaFirst = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] cover = new float[width * height];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (alphaFirst[4 * i] & 0xFF) / 255f;
        }
        return cover;
    }
}
