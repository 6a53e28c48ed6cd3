package org.poolscope.chart.plot;

import java.awt.BasicStroke;

/// Where in its dashes a line is, so that a part of it that is drawn later goes on as if all had been drawn at once.
final class Dashes {

    /// So many points before the end of what was drawn, the next part may begin.
    private static final int BEHIND = 16;

    private static final double EVERYWHERE = Double.NEGATIVE_INFINITY;

    /// The x of the point whose place in the dashes is known.
    private double anchor = Double.NaN;
    private double length;

    /// Whether it is known how long the line is before a point.
    boolean canBeginAt(Trace line, int first) {
        return first == 0 || anchor == EVERYWHERE
                || first < line.size() && line.x(first) >= anchor && line.x(line.indexOf(anchor)) == anchor;
    }

    /// The stroke with which to draw a line from a point on; takes it as drawn.
    BasicStroke goOn(BasicStroke stroke, Trace line, Projection at, int first) {
        if (stroke.getDashArray() == null || line.size() == 0) {
            anchor = EVERYWHERE;
            return stroke;
        }
        double before = first == 0 ? 0 : length(line, at, line.indexOf(anchor), first, length);
        int next = Math.max(first, line.size() - BEHIND);
        length = length(line, at, first, next, before);
        anchor = line.x(next);
        return new BasicStroke(stroke.getLineWidth(), stroke.getEndCap(), stroke.getLineJoin(), stroke.getMiterLimit(),
                stroke.getDashArray(), (float) before);
    }

    /// How long a line is at a point, on from another; dashes begin anew after a gap.
    private static double length(Trace line, Projection at, int from, int to, double before) {
        double sum = before;
        for (int i = from + 1; i <= to && i < line.size(); i++) {
            double step = Math.hypot(at.pixelX(line.x(i)) - at.pixelX(line.x(i - 1)),
                    at.pixelY(line.y(i)) - at.pixelY(line.y(i - 1)));
            sum = Double.isNaN(step) ? 0 : sum + step;
        }
        return sum;
    }
}
