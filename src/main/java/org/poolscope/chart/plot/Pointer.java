package org.poolscope.chart.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import javax.swing.JComponent;

/// Where the mouse points in a plot, a crosshair: a thin line over what is drawn there, which stays as it is. As long
/// as the mouse is elsewhere, nothing is done. Event dispatch thread.
final class Pointer extends MouseAdapter {

    private static final int NOWHERE = -1;

    private final JComponent plot;
    private final Runnable change;
    private int x = NOWHERE;

    private Pointer(JComponent plot, Runnable change) {
        this.plot = plot;
        this.change = change;
    }

    /// Follows the mouse from now on.
    ///
    /// @param change called whenever it points at something else
    static Pointer in(JComponent plot, Runnable change) {
        var pointer = new Pointer(plot, change);
        plot.addMouseListener(pointer);
        plot.addMouseMotionListener(pointer);
        return pointer;
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        point(event.getX());
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        point(event.getX());
    }

    @Override
    public void mouseExited(MouseEvent event) {
        point(NOWHERE);
    }

    private void point(int at) {
        if (at != x) {
            plot.repaint(x, 0, 1, plot.getHeight());
            x = at;
            plot.repaint(x, 0, 1, plot.getHeight());
            change.run();
        }
    }

    int x() {
        return x;
    }

    boolean isIn(Rectangle2D area) {
        return x >= area.getMinX() && x <= area.getMaxX();
    }

    void draw(Graphics2D g, Rectangle2D area, Color color) {
        g.setColor(color);
        g.fill(new Rectangle2D.Double(x, area.getY(), 1, area.getHeight()));
    }
}
