package org.poolscope.chart.plot;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.BitSet;

/// Points that no line joins: one above the plot is a wedge at its top edge.
public final class PointTrace extends Trace {

    /// More points than this are drawn small and square, and only one of those that would lie on each other.
    private static final int ROUND_POINTS = 1000;
    private static final float SMALL = 2;
    private static final float SMALL_IN_FRONT = 3;
    private static final BasicStroke CROSS = Strokes.line(1.6f);

    private final Ellipse2D.Double dot = new Ellipse2D.Double();
    private final Rectangle2D.Double square = new Rectangle2D.Double();
    private final Path2D.Double path = new Path2D.Double();
    private final BitSet taken = new BitSet();
    private final double radius;
    private Mark[] marks = new Mark[0];
    private Mark[] drawnMarks = new Mark[0];

    /// @param radius before scaling
    public PointTrace(double radius) {
        this.radius = UIScale.scale((float) radius);
    }

    /// How points look.
    ///
    /// @param layer what is drawn above what
    public record Mark(Color color, Layer layer) {
        /// From back to front. Failures are crosses, the others dots, of which some are hollow.
        public enum Layer { BACK, FRONT, HOLLOW, FAILURE }
    }

    public void add(double x, double y, Mark mark) {
        if (size() == marks.length) {
            marks = Arrays.copyOf(marks, Math.max(256, 2 * size()));
        }
        marks[size()] = mark;
        add(x, y);
    }

    private boolean isRound() {
        return size() <= ROUND_POINTS;
    }

    @Override
    Object look() {
        return isRound();
    }

    @Override
    boolean isAsDrawn(int now, int then) {
        return super.isAsDrawn(now, then) && marks[now].equals(drawnMarks[then]);
    }

    @Override
    void drawn() {
        super.drawn();
        if (drawnMarks.length < size()) {
            drawnMarks = new Mark[marks.length];
        }
        System.arraycopy(marks, 0, drawnMarks, 0, size());
    }

    @Override
    void draw(Graphics2D g, Projection at, int first, boolean smooth) {
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        boolean round = isRound();
        for (Mark.Layer layer : Mark.Layer.values()) {
            boolean plain = !round && layer != Mark.Layer.FAILURE;
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                    plain ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
            taken.clear();
            for (int i = first; i < size(); i++) {
                if (marks[i].layer() == layer) {
                    drawPoint(g, at, i, round);
                }
            }
        }
    }

    private void drawPoint(Graphics2D g, Projection at, int index, boolean round) {
        double px = at.pixelX(x(index));
        double py = at.pixelY(y(index));
        if (!round && isTaken(at, px, py)) {
            return;
        }
        g.setColor(marks[index].color());
        if (marks[index].layer() == Mark.Layer.FAILURE) {
            g.setStroke(CROSS);
            g.draw(cross(px, Math.max(py, at.area().getY() + radius + 1)));
        } else if (py < at.area().getY()) {
            g.fill(wedge(px, at.area().getY()));
        } else if (round && marks[index].layer() == Mark.Layer.HOLLOW) {
            dot.setFrameFromCenter(px, py, px + radius, py + radius);
            g.setStroke(CROSS);
            g.draw(dot);
        } else if (round) {
            dot.setFrameFromCenter(px, py, px + radius, py + radius);
            g.fill(dot);
        } else {
            double side = UIScale.scale(marks[index].layer() == Mark.Layer.FRONT ? SMALL_IN_FRONT : SMALL);
            square.setRect(Math.rint(px) - 1, Math.rint(py) - 1, side, side);
            g.fill(square);
        }
    }

    private boolean isTaken(Projection at, double px, double py) {
        double side = UIScale.scale(SMALL);
        int rows = (int) (at.area().getHeight() / side) + 2;
        int row = (int) (Math.max(0, py - at.area().getY()) / side);
        int column = (int) (Math.max(0, px - at.area().getX()) / side);
        int place = column * rows + Math.min(row, rows - 1);
        boolean was = taken.get(place);
        taken.set(place);
        return was;
    }

    private Path2D wedge(double px, double top) {
        path.reset();
        path.moveTo(px, top + 1);
        path.lineTo(px + radius + 0.5, top + UIScale.scale(6));
        path.lineTo(px - radius - 0.5, top + UIScale.scale(6));
        path.closePath();
        return path;
    }

    private Path2D cross(double px, double py) {
        path.reset();
        path.moveTo(px - radius - 0.5, py - radius - 0.5);
        path.lineTo(px + radius + 0.5, py + radius + 0.5);
        path.moveTo(px - radius - 0.5, py + radius + 0.5);
        path.lineTo(px + radius + 0.5, py - radius - 0.5);
        return path;
    }
}
