package org.poolscope.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.poolscope.live.Completions;

/// The completions in view, a point each: one with a failure is a cross, one above the plot a wedge at its top edge.
final class PointTrace extends Trace {

    /// More points than this are drawn small and square, and only one of those that would lie on each other.
    private static final int ROUND_POINTS = 1000;
    private static final double RADIUS = 2.25;
    private static final double SMALL = 2;
    private static final BasicStroke CROSS = Strokes.line(1.6f);

    private final Ellipse2D.Double dot = new Ellipse2D.Double();
    private final Rectangle2D.Double square = new Rectangle2D.Double();
    private final Path2D.Double path = new Path2D.Double();
    private final BitSet taken = new BitSet();
    private int[] workers = new int[0];
    private IntFunction<Color> colors = _ -> Color.GRAY;
    private IntPredicate inFront = _ -> false;
    private Color failedColor = Color.RED;

    /// @param ofWorker the colour of a worker's points
    /// @param front    the workers whose points are drawn above the others'
    void style(IntFunction<Color> ofWorker, IntPredicate front, Color ofFailed) {
        colors = ofWorker;
        inFront = front;
        failedColor = ofFailed;
    }

    void read(Completions completions, TimeView view) {
        clear();
        int from = completions.indexOf(view.fromNanos());
        int to = completions.indexOf(view.toNanos() + 1);
        if (workers.length < to - from) {
            workers = new int[completions.size()];
        }
        for (int i = from; i < to; i++) {
            workers[i - from] = completions.failed(i) ? -completions.worker(i) : completions.worker(i);
            add(completions.nanos(i) / 1e9, completions.seconds(i));
        }
    }

    @Override
    void draw(Graphics2D g, Projection at, boolean smooth) {
        boolean round = size() <= ROUND_POINTS;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
                round ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawPoints(g, at, round, false);
        drawPoints(g, at, round, true);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < size(); i++) {
            if (workers[i] < 0) {
                drawFailure(g, at.pixelX(x(i)), Math.max(at.pixelY(y(i)), at.area().getY() + RADIUS + 1));
            }
        }
    }

    private void drawPoints(Graphics2D g, Projection at, boolean round, boolean front) {
        taken.clear();
        for (int i = 0; i < size(); i++) {
            if (workers[i] > 0 && inFront.test(workers[i]) == front) {
                drawPoint(g, at, i, round);
            }
        }
    }

    private void drawPoint(Graphics2D g, Projection at, int index, boolean round) {
        double px = at.pixelX(x(index));
        double py = at.pixelY(y(index));
        if (!round && isTaken(at, px, py)) {
            return;
        }
        g.setColor(colors.apply(workers[index]));
        if (py < at.area().getY()) {
            g.fill(wedge(px, at.area().getY()));
        } else if (round) {
            dot.setFrameFromCenter(px, py, px + RADIUS, py + RADIUS);
            g.fill(dot);
        } else {
            square.setRect(Math.rint(px) - SMALL / 2, Math.rint(py) - SMALL / 2, SMALL, SMALL);
            g.fill(square);
        }
    }

    private boolean isTaken(Projection at, double px, double py) {
        int column = (int) ((px - at.area().getX()) / SMALL);
        int row = (int) (Math.max(0, py - at.area().getY()) / SMALL);
        int rows = (int) (at.area().getHeight() / SMALL) + 2;
        int place = Math.max(0, column) * rows + Math.min(row, rows - 1);
        boolean was = taken.get(place);
        taken.set(place);
        return was;
    }

    private Path2D wedge(double px, double top) {
        path.reset();
        path.moveTo(px, top + 1);
        path.lineTo(px + RADIUS + 0.5, top + 6);
        path.lineTo(px - RADIUS - 0.5, top + 6);
        path.closePath();
        return path;
    }

    private void drawFailure(Graphics2D g, double px, double py) {
        path.reset();
        path.moveTo(px - RADIUS - 0.5, py - RADIUS - 0.5);
        path.lineTo(px + RADIUS + 0.5, py + RADIUS + 0.5);
        path.moveTo(px - RADIUS - 0.5, py + RADIUS + 0.5);
        path.lineTo(px + RADIUS + 0.5, py - RADIUS - 0.5);
        g.setColor(failedColor);
        g.setStroke(CROSS);
        g.draw(path);
    }
}
