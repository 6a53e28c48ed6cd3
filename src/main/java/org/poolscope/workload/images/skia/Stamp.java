package org.poolscope.workload.images.skia;

import java.text.Bidi;
import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.Color;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.FilterBlurMode;
import org.jetbrains.skia.Font;
import org.jetbrains.skia.FontMgr;
import org.jetbrains.skia.Image;
import org.jetbrains.skia.ImageInfo;
import org.jetbrains.skia.MaskFilter;
import org.jetbrains.skia.Paint;
import org.jetbrains.skia.Rect;
import org.jetbrains.skia.SurfaceProps;
import org.jetbrains.skia.TextBlob;
import org.jetbrains.skia.TextLine;
import org.jetbrains.skia.shaper.Shaper;
import org.jetbrains.skia.shaper.ShapingOptions;

/// A line of text drawn once, to be put into many pictures of one size. It is shaped and ordered as its script wants,
/// and letters that the font does not have come from another one.
///
/// @param image        white letters with a dark rim, and room around them
/// @param border       how wide that room is, in pixels
/// @param lacksLetters whether no font of this machine has some of them
record Stamp(Image image, int border, boolean lacksLetters) implements AutoCloseable {

    /// The room around the letters, as a part of their size.
    private static final double BORDER = 0.3;
    private static final int LETTERS = Color.INSTANCE.makeARGB(230, 255, 255, 255);
    private static final int RIM = Color.INSTANCE.makeARGB(120, 0, 0, 0);
    /// How often the rim is drawn: once is too faint for thin letters.
    private static final int RIMS = 2;
    private static final short MISSING = 0;

    /// Draws a text.
    ///
    /// @param fontSize in pixels; less is used if it would become too wide
    /// @param widest   how many pixels there are for the letters and twice the border
    static Stamp of(String text, double fontSize, int widest) {
        try (Font font = new Font(Fonts.bold(), (float) fontSize)) {
            double width;
            try (TextLine line = shaped(text, font)) {
                width = line.getWidth();
            }
            double fitting = fontSize * Math.min(1, widest / (width + 4 * BORDER * fontSize));
            font.setSize((float) fitting);
            font.setSubpixel(true);
            try (TextLine line = shaped(text, font)) {
                return drawn(line, BORDER * fitting);
            }
        }
    }

    private static TextLine shaped(String text, Font font) {
        boolean leftToRight = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        try (Shaper shaper = Shaper.Companion.make(FontMgr.Companion.getDefault())) {
            return shaper.shapeLine(text, font, ShapingOptions.Companion.getDEFAULT().withLeftToRight(leftToRight));
        }
    }

    private static Stamp drawn(TextLine line, double border) {
        int room = (int) Math.max(1, Math.ceil(border));
        Rect box = box(line);
        int width = (int) Math.ceil(box.getWidth()) + 2 * room;
        int height = (int) Math.ceil(box.getHeight()) + 2 * room;
        try (Bitmap bitmap = Pixels.blank(new ImageInfo(width, height, Pixels.COLOURS, ColorAlphaType.PREMUL));
             Canvas canvas = new Canvas(bitmap, new SurfaceProps());
             Paint paint = new Paint();
             MaskFilter blur = MaskFilter.Companion.makeBlur(FilterBlurMode.NORMAL, (float) border / 3, true)) {
            paint.setAntiAlias(true);
            paint.setColor(RIM);
            paint.setMaskFilter(blur);
            float x = room - box.getLeft();
            float y = room - box.getTop();
            for (int i = 0; i < RIMS; i++) {
                canvas.drawTextLine(line, x, y, paint);
            }
            paint.setMaskFilter(null);
            paint.setColor(LETTERS);
            canvas.drawTextLine(line, x, y, paint);
            bitmap.setImmutable();
            return new Stamp(Image.Companion.makeFromBitmap(bitmap), room, lacksLetters(line));
        }
    }

    /// Where the letters are, seen from the beginning of the line.
    private static Rect box(TextLine line) {
        try (TextBlob blob = line.getTextBlob()) {
            return blob == null ? Rect.Companion.makeWH(1, 1) : blob.getTightBounds();
        }
    }

    private static boolean lacksLetters(TextLine line) {
        for (short glyph : line.getGlyphs()) {
            if (glyph == MISSING) {
                return true;
            }
        }
        return false;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    @Override
    public void close() {
        image.close();
    }
}
