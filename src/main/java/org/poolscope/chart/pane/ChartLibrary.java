package org.poolscope.chart.pane;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/// What draws charts, loaded ahead for the first of them to be made sooner. No component is among it: two threads that
/// load those in a different order may wait for each other for ever.
public final class ChartLibrary {

    private ChartLibrary() {}

    /// On any thread, before a theme is in force or after.
    public static void load() {
        var axis = new NumberAxis();
        new JFreeChart(null, null, new XYPlot(null, axis, axis, new XYLineAndShapeRenderer()), false);
    }
}
