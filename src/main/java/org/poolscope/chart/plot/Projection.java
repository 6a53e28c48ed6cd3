package org.poolscope.chart.plot;

import java.awt.geom.Rectangle2D;
import org.jfree.data.Range;

/// Where values lie in a plot's data area.
record Projection(Rectangle2D area, Range x, Range y) {

    double pixelX(double value) {
        return area.getX() + (value - x.getLowerBound()) / x.getLength() * area.getWidth();
    }

    /// The value that lies at a pixel.
    double valueX(double pixel) {
        return x.getLowerBound() + (pixel - area.getX()) / area.getWidth() * x.getLength();
    }

    double pixelY(double value) {
        return area.getMaxY() - (value - y.getLowerBound()) / y.getLength() * area.getHeight();
    }
}
