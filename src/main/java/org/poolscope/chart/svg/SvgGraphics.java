package org.poolscope.chart.svg;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.text.AttributedCharacterIterator;
import org.jspecify.annotations.Nullable;

/// Takes down as SVG what is painted with it: outlines, areas and words, in one colour each. Pictures are left out. One
/// thread.
public final class SvgGraphics extends UnpaintedGraphics {

    private final SvgWriter writer;
    private Color color = Color.BLACK;
    private Stroke stroke = new BasicStroke();
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private AffineTransform transform = new AffineTransform();

    /// In units of the drawing; null for all of it.
    private @Nullable Shape clip;

    public SvgGraphics() {
        this(new SvgWriter());
    }

    private SvgGraphics(SvgWriter writer) {
        this.writer = writer;
    }

    /// All that was painted so far.
    ///
    /// @param title for who cannot see it
    public String drawing(int width, int height, String title) {
        return writer.document(width, height, title);
    }

    @Override
    public Graphics create() {
        var copy = new SvgGraphics(writer);
        copy.color = color;
        copy.stroke = stroke;
        copy.font = font;
        copy.transform = new AffineTransform(transform);
        copy.clip = clip;
        copy.setRenderingHints(getRenderingHints());
        return copy;
    }

    @Override
    public void fill(Shape shape) {
        writer.fill(transform.createTransformedShape(shape), color, clip);
    }

    @Override
    public void draw(Shape shape) {
        if (stroke instanceof BasicStroke line) {
            writer.draw(transform.createTransformedShape(shape), color, line,
                    Math.sqrt(Math.abs(transform.getDeterminant())), clip);
        } else {
            fill(stroke.createStrokedShape(shape));
        }
    }

    @Override
    public void drawString(String words, float x, float y) {
        var at = new AffineTransform(transform);
        at.translate(x, y);
        writer.text(words, font, color, at, clip);
    }

    @Override
    public void drawString(AttributedCharacterIterator words, float x, float y) {
        var plain = new StringBuilder();
        for (char c = words.first(); c != AttributedCharacterIterator.DONE; c = words.next()) {
            plain.append(c);
        }
        drawString(plain.toString(), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int from, int angle) {
        draw(new Arc2D.Double(x, y, width, height, from, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int from, int angle) {
        fill(new Arc2D.Double(x, y, width, height, from, angle, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        var line = new Path2D.Double();
        for (int i = 0; i < points; i++) {
            if (i == 0) {
                line.moveTo(x[i], y[i]);
            } else {
                line.lineTo(x[i], y[i]);
            }
        }
        draw(line);
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        draw(new Polygon(x, y, points));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        fill(new Polygon(x, y, points));
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void clip(@Nullable Shape shape) {
        if (shape == null) {
            clip = null;
            return;
        }
        Shape next = transform.createTransformedShape(shape);
        if (clip == null) {
            clip = next;
        } else {
            var both = new Area(clip);
            both.intersect(new Area(next));
            clip = both;
        }
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    public @Nullable Shape getClip() {
        if (clip == null) {
            return null;
        }
        try {
            return transform.createInverse().createTransformedShape(clip);
        } catch (NoninvertibleTransformException _) {
            // Everything is on a line: nothing of it is seen.
            return new Rectangle2D.Double();
        }
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        Shape shape = getClip();
        return shape == null ? null : shape.getBounds();
    }

    @Override
    public void setColor(@Nullable Color next) {
        color = next == null ? color : next;
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public void setPaint(@Nullable Paint next) {
        if (next instanceof Color plain) {
            color = plain;
        }
    }

    @Override
    public Paint getPaint() {
        return color;
    }

    @Override
    public void setStroke(Stroke next) {
        stroke = next;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(@Nullable Font next) {
        font = next == null ? font : next;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return measuring().getFontMetrics(of);
    }

    @Override
    Graphics2D measuring() {
        return Measuring.GRAPHICS;
    }

    /// Knows how wide words are.
    private static final class Measuring {
        private static final Graphics2D GRAPHICS =
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
    }
}
