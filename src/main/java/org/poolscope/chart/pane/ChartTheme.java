package org.poolscope.chart.pane;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.util.Objects;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/// What the charts take from the present look and feel. Read again whenever that changes.
///
/// @param background what the plots lie on
/// @param foreground titles, and lines that belong to no worker
/// @param muted      tick labels and remarks
/// @param grid       lines that are barely there
/// @param axis       the base line
/// @param fill       the area below a line that belongs to no worker
/// @param band       the area that many workers' lines lie in
/// @param failed     failures
/// @param ideal      bounds: a capacity, an expected value, an ideal
public record ChartTheme(Color background, Color foreground, Color muted, Color grid, Color axis, Color line,
                  Color fill, Color band, Color failed, Color ideal, Font title, Font text, Font small) {

    /// What the look and feel in force has for charts.
    public static ChartTheme current() {
        Color background = color("background", color(UIManager.getColor("Panel.background"), Color.WHITE));
        Color foreground = color("foreground", color(UIManager.getColor("Label.foreground"), Color.BLACK));
        Color line = color("line", blend(foreground, background, 0.75));
        Font text = Objects.requireNonNullElseGet(UIManager.getFont("Label.font"),
                () -> new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        Font small = text.deriveFont(Math.max(UIScale.scale(10f), text.getSize2D() - UIScale.scale(2f)));
        return new ChartTheme(background, foreground,
                color("muted", blend(foreground, background, 0.6)),
                color("grid", blend(foreground, background, 0.08)),
                color("axis", blend(foreground, background, 0.25)),
                line,
                color("fill", blend(line, background, 0.15)),
                color("band", blend(foreground, background, 0.12)),
                color("failed", new Color(0xC62828)),
                color("ideal", blend(foreground, background, 0.45)),
                text.deriveFont(Font.BOLD), text, small);
    }

    /// A colour mixed with the background.
    ///
    /// @param part how much of the colour there is, from 0 to 1
    Color faded(Color color, double part) {
        return blend(color, background, part);
    }

    private static Color color(String name, Color fallback) {
        return color(UIManager.getColor("Poolscope.chart." + name), fallback);
    }

    /// Copied, since colours of a look and feel are replaced when it is.
    private static Color color(@Nullable Color color, Color fallback) {
        return color == null ? fallback : new Color(color.getRGB(), true);
    }

    private static Color blend(Color color, Color with, double part) {
        return new Color(mix(color.getRed(), with.getRed(), part), mix(color.getGreen(), with.getGreen(), part),
                mix(color.getBlue(), with.getBlue(), part));
    }

    private static int mix(int one, int other, double part) {
        return (int) Math.round(one * part + other * (1 - part));
    }
}
