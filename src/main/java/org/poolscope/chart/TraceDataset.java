package org.poolscope.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/// The traces of one plot, in drawing order. JFreeChart pulls from it; it is told of a change once per frame.
@SuppressWarnings("serial")
final class TraceDataset extends AbstractXYDataset {

    private final List<Trace> traces = new ArrayList<>();

    /// The traces to show from the next [#changed] on.
    List<Trace> traces() {
        return traces;
    }

    void changed() {
        fireDatasetChanged();
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }

    @Override
    public int getSeriesCount() {
        return traces.size();
    }

    @Override
    public Integer getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return traces.get(series).size();
    }

    @Override
    public Double getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Double getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
        return traces.get(series).x(item);
    }

    @Override
    public double getYValue(int series, int item) {
        return traces.get(series).y(item);
    }
}
