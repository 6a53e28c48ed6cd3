package org.poolscope.chart.svg;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The elements of one drawing, in their order. One thread.
final class SvgWriter {

    private static final double OPAQUE = 255;

    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder clips = new StringBuilder();
    private final Map<String, String> clipNames = new HashMap<>();

    /// An area.
    ///
    /// @param shape in units of the drawing, as are those of all others
    /// @param clip  what is outside is not drawn; null for nowhere
    void fill(Shape shape, Color color, @Nullable Shape clip) {
        String path = path(shape);
        if (!path.isEmpty()) {
            append("<path d=\"%s\" fill=\"%s\"%s%s/>%n", path, hex(color), opacity("fill", color), clipped(clip));
        }
    }

    /// An outline.
    ///
    /// @param scale of the stroke
    void draw(Shape shape, Color color, BasicStroke stroke, double scale, @Nullable Shape clip) {
        String path = path(shape);
        if (path.isEmpty()) {
            return;
        }
        var dash = new StringBuilder();
        if (stroke.getDashArray() != null) {
            for (float length : stroke.getDashArray()) {
                dash.append(dash.isEmpty() ? " stroke-dasharray=\"" : " ").append(number(length * scale));
            }
            dash.append('"');
        }
        append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s%s%s/>%n", path, hex(color),
                number(Math.max(stroke.getLineWidth(), 0.1) * scale), dash, opacity("stroke", color), clipped(clip));
    }

    /// Words that begin at the origin of a transform.
    void text(String words, Font font, Color color, AffineTransform at, @Nullable Shape clip) {
        append("<text transform=\"matrix(%s %s %s %s %s %s)\" font-family=\"%s, sans-serif\" font-size=\"%s\"%s "
                + "fill=\"%s\"%s%s xml:space=\"preserve\">%s</text>%n", number(at.getScaleX()),
                number(at.getShearY()), number(at.getShearX()), number(at.getScaleY()), number(at.getTranslateX()),
                number(at.getTranslateY()), escaped(font.getFamily(Locale.ROOT)), number(font.getSize2D()),
                font.isBold() ? " font-weight=\"bold\"" : "", hex(color), opacity("fill", color), clipped(clip),
                escaped(words));
    }

    /// The whole drawing.
    String document(int width, int height, String title) {
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                + "width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%n<title>%s</title>%n<defs>%n", width,
                height, width, height, escaped(title), escaped(title)) + clips + "</defs>\n" + elements + "</svg>\n";
    }

    private String clipped(@Nullable Shape clip) {
        if (clip == null) {
            return "";
        }
        String name = clipNames.computeIfAbsent(path(clip), path -> {
            String next = "c" + clipNames.size();
            clips.append("<clipPath id=\"").append(next).append("\"><path d=\"").append(path)
                    .append("\"/></clipPath>\n");
            return next;
        });
        return " clip-path=\"url(#" + name + ")\"";
    }

    private static String path(Shape shape) {
        var path = new StringBuilder();
        var at = new double[6];
        for (PathIterator it = shape.getPathIterator(null); !it.isDone(); it.next()) {
            int points = switch (it.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> named(path, 'M', 1);
                case PathIterator.SEG_LINETO -> named(path, 'L', 1);
                case PathIterator.SEG_QUADTO -> named(path, 'Q', 2);
                case PathIterator.SEG_CUBICTO -> named(path, 'C', 3);
                default -> named(path, 'Z', 0);
            };
            for (int i = 0; i < 2 * points; i++) {
                path.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return path.toString();
    }

    private static int named(StringBuilder path, char command, int points) {
        path.append(command);
        return points;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }

    private static String opacity(String of, Color color) {
        return color.getAlpha() == 255 ? ""
                : " " + of + "-opacity=\"" + number(color.getAlpha() / OPAQUE) + "\"";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private void append(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values));
    }
}
