package org.poolscope.ui.view.state;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JToolTip;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Deadlock;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PlainTip;

/// Draws a cycle of threads that wait for each other, as a ring of two lanes: every one of them, the lock it waits for,
/// the one that has it, and so on, to the right above and back below. As wide as it needs to be, and gone when there is
/// no cycle.
@SuppressWarnings("serial")
public final class CycleView extends JPanel {

    private static final int NODE_HEIGHT = 28;
    private static final int PADDING = 12;
    private static final int ARROW = 44;
    private static final int LANE = 58;
    private static final int MARGIN = 4;

    /// Room for a scroll bar below, which may cover it.
    private static final int BELOW = 14;

    private List<String> nodes = List.of();
    private String words = "";

    CycleView() {
        setName("cycle");
        setOpaque(false);
        setVisible(false);
    }

    /// @param deadlock null when there is none
    void show(@Nullable Deadlock deadlock) {
        String now = deadlock == null ? "" : Printable.of(deadlock.inWords());
        if (now.equals(words)) {
            return;
        }
        words = now;
        nodes = deadlock == null ? List.of() : deadlock.stations().stream().map(Printable::of).toList();
        getAccessibleContext().setAccessibleName(words);
        setToolTipText(words);
        setVisible(deadlock != null);
        revalidate();
        repaint();
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }

    /// There is a lock for each who waits, so both lanes have as many nodes: one above and one below in each column.
    private int columns() {
        return nodes.size() / 2;
    }

    private boolean isAbove(int node) {
        return node < columns();
    }

    private int columnOf(int node) {
        return isAbove(node) ? node : nodes.size() - 1 - node;
    }

    private int width(int node, FontMetrics metrics) {
        return metrics.stringWidth(nodes.get(node)) + UIScale.scale(2 * PADDING);
    }

    private int columnWidth(int column, FontMetrics metrics) {
        return Math.max(width(column, metrics), width(nodes.size() - 1 - column, metrics));
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics metrics = getFontMetrics(getFont());
        int width = UIScale.scale(MARGIN);
        for (int column = 0; column < columns(); column++) {
            width += columnWidth(column, metrics) + UIScale.scale(ARROW);
        }
        return new Dimension(width, UIScale.scale(2 * MARGIN + LANE + NODE_HEIGHT + BELOW));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        var g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setStroke(new BasicStroke(UIScale.scale(1.5f)));
        List<Rectangle> places = places(g.getFontMetrics());
        for (int node = 0; node < nodes.size(); node++) {
            Rectangle next = places.get((node + 1) % nodes.size());
            draw(g, nodes.get(node), node % 2 == 0, places.get(node));
            if (columnOf(node) == columnOf((node + 1) % nodes.size())) {
                upright(g, places.get(node), next);
            } else {
                level(g, places.get(node), next);
            }
        }
        g.dispose();
    }

    private List<Rectangle> places(FontMetrics metrics) {
        int[] middles = new int[columns()];
        int x = UIScale.scale(MARGIN);
        for (int column = 0; column < columns(); column++) {
            middles[column] = x + columnWidth(column, metrics) / 2;
            x += columnWidth(column, metrics) + UIScale.scale(ARROW);
        }
        List<Rectangle> places = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            int width = width(node, metrics);
            int y = UIScale.scale(isAbove(node) ? MARGIN : MARGIN + LANE);
            places.add(new Rectangle(middles[columnOf(node)] - width / 2, y, width, UIScale.scale(NODE_HEIGHT)));
        }
        return places;
    }

    /// Who waits is round, a lock has corners: not told apart by colour alone.
    private void draw(Graphics2D g, String name, boolean waits, Rectangle place) {
        int arc = waits ? place.height : UIScale.scale(6);
        g.setColor(UIManager.getColor(waits ? "Poolscope.danger" : "Label.foreground"));
        g.draw(new RoundRectangle2D.Double(place.x, place.y, place.width, place.height, arc, arc));
        g.setColor(getForeground() == null ? UIManager.getColor("Label.foreground") : getForeground());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(name, place.x + UIScale.scale(PADDING),
                place.y + (place.height - metrics.getHeight()) / 2 + metrics.getAscent());
    }

    private static void level(Graphics2D g, Rectangle from, Rectangle to) {
        boolean right = to.x > from.x;
        int gap = UIScale.scale(5);
        int fromX = right ? from.x + from.width + gap : from.x - gap;
        int toX = right ? to.x - gap : to.x + to.width + gap;
        int y = (int) from.getCenterY();
        arrow(g, fromX, y, toX, y);
    }

    private static void upright(Graphics2D g, Rectangle from, Rectangle to) {
        boolean down = to.y > from.y;
        int gap = UIScale.scale(4);
        int x = (int) from.getCenterX();
        arrow(g, x, down ? from.y + from.height + gap : from.y - gap, x, down ? to.y - gap : to.y + to.height + gap);
    }

    private static void arrow(Graphics2D g, int fromX, int fromY, int toX, int toY) {
        g.setColor(UIManager.getColor("Poolscope.quiet"));
        g.drawLine(fromX, fromY, toX, toY);
        int head = UIScale.scale(5);
        int alongX = Integer.signum(toX - fromX) * head;
        int alongY = Integer.signum(toY - fromY) * head;
        var tip = new Path2D.Double();
        tip.moveTo(toX - alongX - alongY, toY - alongY - alongX);
        tip.lineTo(toX, toY);
        tip.lineTo(toX - alongX + alongY, toY - alongY + alongX);
        g.draw(tip);
    }
}
