package org.poolscope.ui.look;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Insets;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/// A label whose digits are all equally wide, whatever the typeface, so that numbers that change in place do not
/// tremble and numbers in a column stand below each other. Java offers no way to ask a font for its tabular figures.
@SuppressWarnings("serial")
public class TabularLabel extends WordsLabel {

    public TabularLabel() {
        super("", SwingConstants.TRAILING);
    }

    @Override
    public Dimension getPreferredSize() {
        if (isPreferredSizeSet()) {
            return super.getPreferredSize();
        }
        Insets insets = getInsets();
        FontMetrics metrics = getFontMetrics(getFont());
        return new Dimension(
                width(getText(), metrics) + insets.left + insets.right,
                metrics.getHeight() + insets.top + insets.bottom);
    }

    @Override
    public Dimension getMinimumSize() {
        return isMinimumSizeSet() ? super.getMinimumSize() : getPreferredSize();
    }

    @Override
    protected void paintComponent(Graphics g) {
        if (isOpaque()) {
            g.setColor(getBackground());
            g.fillRect(0, 0, getWidth(), getHeight());
        }
        g.setFont(getFont());
        g.setColor(isEnabled() ? getForeground() : UIManager.getColor("Label.disabledForeground"));
        Insets insets = getInsets();
        FontMetrics metrics = g.getFontMetrics();
        int x = getHorizontalAlignment() == SwingConstants.LEADING
                ? insets.left
                : Math.max(insets.left, getWidth() - insets.right - width(getText(), metrics));
        int y = (getHeight() + insets.top - insets.bottom - metrics.getHeight()) / 2 + metrics.getAscent();
        draw(g, getText(), x, y);
    }

    private void draw(Graphics g, String text, int left, int baseline) {
        FontMetrics metrics = g.getFontMetrics();
        int digit = digitWidth(metrics);
        int x = left;
        for (int from = 0; from < text.length(); ) {
            int to = runEnd(text, from);
            String run = text.substring(from, to);
            int width = metrics.stringWidth(run);
            int cell = isDigit(run.charAt(0)) ? digit : width;
            FlatUIUtils.drawString(this, g, run, x + (cell - width) / 2, baseline);
            x += cell;
            from = to;
        }
    }

    private static int width(String text, FontMetrics metrics) {
        int digit = digitWidth(metrics);
        int width = 0;
        for (int from = 0; from < text.length(); ) {
            int to = runEnd(text, from);
            width += isDigit(text.charAt(from)) ? digit : metrics.stringWidth(text.substring(from, to));
            from = to;
        }
        return width;
    }

    /// A digit is a run of its own; anything else runs up to the next digit, so that its kerning stays.
    private static int runEnd(String text, int from) {
        int to = from + 1;
        if (!isDigit(text.charAt(from))) {
            while (to < text.length() && !isDigit(text.charAt(to))) {
                to++;
            }
        }
        return to;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int digitWidth(FontMetrics metrics) {
        return metrics.charWidth('0');
    }
}
