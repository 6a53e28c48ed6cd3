package org.poolscope.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/// Draws every trace of a [TraceDataset] at a stroke, when asked for its first point; being asked for the others costs
/// next to nothing.
@SuppressWarnings("serial")
final class TraceRenderer extends AbstractXYItemRenderer {

    /// With more moving lines than this, drawing them smooth takes too long.
    private static final int SMOOTH_TRACES = 16;

    @Override
    public XYItemRendererState initialise(Graphics2D g, Rectangle2D area, XYPlot plot, XYDataset data,
                                          PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g, area, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot,
                         ValueAxis x, ValueAxis y, XYDataset data, int series, int item, CrosshairState crosshair,
                         int pass) {
        if (item == 0) {
            TraceDataset traces = (TraceDataset) data;
            boolean smooth = traces.getSeriesCount() <= SMOOTH_TRACES;
            traces.traces().get(series).draw(g, new Projection(area, x.getRange(), y.getRange()), smooth);
        }
    }
}
