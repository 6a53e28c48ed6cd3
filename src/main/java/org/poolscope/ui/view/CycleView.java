package org.poolscope.ui.view;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Deadlock;

/// Draws a cycle of threads that wait for each other: every one of them, the lock it waits for, the one that has it, and so
/// on around to the first. As wide as it needs to be, and gone when there is no cycle.
@SuppressWarnings("serial")
final class CycleView extends JPanel {

    private static final int HEIGHT = 84;
    private static final int NODE_HEIGHT = 28;
    private static final int PADDING = 12;
    private static final int ARROW = 44;

    private List<String> nodes = List.of();
    private String words = "";

    CycleView() {
        setName("cycle");
        setOpaque(false);
        setVisible(false);
    }

    /// @param deadlock null when there is none
    void show(@Nullable Deadlock deadlock) {
        String now = deadlock == null ? "" : deadlock.inWords();
        if (now.equals(words)) {
            return;
        }
        words = now;
        nodes = deadlock == null ? List.of() : deadlock.stations();
        getAccessibleContext().setAccessibleName(words);
        setToolTipText(words);
        setVisible(deadlock != null);
        revalidate();
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(ARROW) + width(getFontMetrics(getFont())), UIScale.scale(HEIGHT));
    }

    private int width(FontMetrics metrics) {
        return nodes.stream().mapToInt(node -> metrics.stringWidth(node) + UIScale.scale(2 * PADDING + ARROW)).sum();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        var g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
        FontMetrics metrics = g.getFontMetrics();
        int height = UIScale.scale(NODE_HEIGHT);
        int y = UIScale.scale(4);
        int x = 1;
        int firstMiddle = 0;
        int lastMiddle = 0;
        for (int i = 0; i < nodes.size(); i++) {
            int width = metrics.stringWidth(nodes.get(i)) + UIScale.scale(2 * PADDING);
            node(g, nodes.get(i), i % 2 == 0, x, y, width, height);
            lastMiddle = x + width / 2;
            firstMiddle = i == 0 ? lastMiddle : firstMiddle;
            x += width;
            if (i < nodes.size() - 1) {
                arrow(g, x + UIScale.scale(5), y + height / 2, x + UIScale.scale(ARROW - 5), y + height / 2);
                x += UIScale.scale(ARROW);
            }
        }
        back(g, lastMiddle, firstMiddle, y + height + UIScale.scale(3));
        g.dispose();
    }

    /// Who waits is round, a lock has corners: not told apart by colour alone.
    private void node(Graphics2D g, String name, boolean waits, int x, int y, int width, int height) {
        int arc = waits ? height : UIScale.scale(6);
        Color accent = UIManager.getColor(waits ? "Poolscope.danger" : "Label.foreground");
        g.setColor(accent);
        g.draw(new RoundRectangle2D.Double(x, y, width, height, arc, arc));
        g.setColor(getForeground() == null ? UIManager.getColor("Label.foreground") : getForeground());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(name, x + UIScale.scale(PADDING), y + (height - metrics.getHeight()) / 2 + metrics.getAscent());
    }

    private static void arrow(Graphics2D g, int fromX, int fromY, int toX, int toY) {
        g.setColor(UIManager.getColor("Poolscope.quiet"));
        g.drawLine(fromX, fromY, toX, toY);
        int head = UIScale.scale(5);
        var tip = new Path2D.Double();
        tip.moveTo(toX - head, toY - head);
        tip.lineTo(toX, toY);
        tip.lineTo(toX - head, toY + head);
        g.draw(tip);
    }

    /// From the last lock below all the others to the first who waits, and has it.
    private static void back(Graphics2D g, int from, int to, int top) {
        g.setColor(UIManager.getColor("Poolscope.quiet"));
        int bottom = top + UIScale.scale(26);
        int curve = UIScale.scale(14);
        int head = UIScale.scale(5);
        var path = new Path2D.Double();
        path.moveTo(from, top);
        path.curveTo(from, bottom, from, bottom, from - curve, bottom);
        path.lineTo(to + curve, bottom);
        path.curveTo(to, bottom, to, bottom, to, top);
        path.moveTo(to - head, top + head);
        path.lineTo(to, top);
        path.lineTo(to + head, top + head);
        g.draw(path);
    }
}
