package org.poolscope.chart.pane;

import static java.awt.RenderingHints.KEY_ANTIALIASING;
import static java.awt.RenderingHints.KEY_TEXT_ANTIALIASING;
import static java.awt.RenderingHints.VALUE_ANTIALIAS_ON;
import static java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// The line above a plot: its title, and beside it what it shows at the present moment. Where that changes seldom it
/// may have more lines, for what has no room in the first one.
///
/// Painted by itself, since labels whose texts change with every frame would lay out the window with every frame.
@SuppressWarnings("serial")
public final class ChartHeader extends JComponent {

    private static final int GAP = 11;
    private static final int SAMPLE = 15;
    private static final int AFTER_SAMPLE = 4;
    private static final int BELOW = 4;

    private final String title;
    private List<Entry> entries = List.of();
    private ChartTheme theme;
    private int lines = 1;

    public ChartHeader(String title, ChartTheme theme) {
        this.title = title;
        this.theme = theme;
    }

    /// Something told beside the title; there may be a name in it, which is escaped.
    ///
    /// @param sample the colour of a piece of line before it; null for none
    /// @param stroke the style of that piece
    public record Entry(String text, boolean remark, @Nullable Color sample, @Nullable Stroke stroke) {

        public Entry {
            text = Printable.of(text);
        }

        public static Entry value(String text) {
            return new Entry(text, false, null, null);
        }

        public static Entry remark(String text) {
            return new Entry(text, true, null, null);
        }

        public static Entry line(String text, Color sample, Stroke stroke) {
            return new Entry(text, false, sample, stroke);
        }
    }

    public void setTheme(ChartTheme next) {
        theme = next;
        repaint();
    }

    public void show(List<Entry> next) {
        if (!next.equals(entries)) {
            entries = List.copyOf(next);
            repaint();
        }
    }

    /// How many lines it needs for all that it shows, if it is so wide.
    public int linesFor(int width) {
        int needed = 1;
        int x = getFontMetrics(theme.title()).stringWidth(title);
        for (Entry entry : entries) {
            int end = x + UIScale.scale(GAP) + width(entry);
            needed += end > width ? 1 : 0;
            x = end > width ? width(entry) : end;
        }
        return needed;
    }

    /// Gives it so many lines; what has no room in them is left out. To be called before it is laid out: what is around
    /// it is laid out again after that, as it may have less to do with, or more.
    public void setLines(int next) {
        if (next != lines) {
            lines = next;
            invalidate();
            repaint();
            // Whoever is being laid out at the moment is valid after that, whatever has come between.
            EventQueue.invokeLater(this::revalidate);
        }
    }

    /// Title and values, as one would say them.
    public String spoken() {
        return entries.isEmpty()
                ? title
                : title + ": " + entries.stream().map(Entry::text).collect(Collectors.joining(", "));
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(100), lines * getFontMetrics(theme.title()).getHeight()
                + UIScale.scale(BELOW));
    }

    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        hints(this, g);
        FontMetrics metrics = g.getFontMetrics(theme.title());
        int baseline = metrics.getAscent();
        g.setFont(theme.title());
        g.setColor(theme.foreground());
        g.drawString(title, 0, baseline);
        int x = metrics.stringWidth(title);
        if (getParent() != null && getParent().isFocusOwner() && !isPaintingForPrint()) {
            // Who goes from chart to chart by keys sees where.
            g.fillRect(0, baseline + UIScale.scale(2), x, UIScale.scale(1));
        }
        int gap = UIScale.scale(GAP);
        int line = 1;
        for (Entry entry : entries) {
            int width = width(entry);
            if (x + gap + width > getWidth()) {
                if (line == lines) {
                    break;
                }
                line++;
                baseline += metrics.getHeight();
                x = -gap;
            }
            paint(g, entry, x + gap, baseline);
            x += gap + width;
        }
        g.dispose();
    }

    /// Smooth lines, and text as the desktop has it.
    public static void hints(JComponent on, Graphics2D g) {
        g.setRenderingHint(KEY_ANTIALIASING, VALUE_ANTIALIAS_ON);
        Object desktop = on.getToolkit().getDesktopProperty("awt.font.desktophints");
        if (desktop instanceof Map<?, ?> hints) {
            g.addRenderingHints(hints);
        } else {
            g.setRenderingHint(KEY_TEXT_ANTIALIASING, VALUE_TEXT_ANTIALIAS_ON);
        }
    }

    private int width(Entry entry) {
        int text = getFontMetrics(entry.remark() ? theme.small() : theme.text()).stringWidth(entry.text());
        return entry.sample() == null ? text : text + UIScale.scale(SAMPLE) + UIScale.scale(AFTER_SAMPLE);
    }

    private void paint(Graphics2D g, Entry entry, int x, int baseline) {
        int textX = x;
        if (entry.sample() != null) {
            g.setColor(entry.sample());
            g.setStroke(Objects.requireNonNull(entry.stroke()));
            double middle = baseline - g.getFontMetrics(theme.text()).getAscent() * 0.33;
            g.draw(new Line2D.Double(x + 1, middle, x + UIScale.scale(SAMPLE) - 1, middle));
            textX += UIScale.scale(SAMPLE) + UIScale.scale(AFTER_SAMPLE);
        }
        g.setFont(entry.remark() ? theme.small() : theme.text());
        g.setColor(entry.remark() ? theme.muted() : theme.foreground());
        g.drawString(entry.text(), textX, baseline);
    }
}
