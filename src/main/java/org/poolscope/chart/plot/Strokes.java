package org.poolscope.chart.plot;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;

/// The line styles of the charts, in widths before scaling.
public final class Strokes {

    private Strokes() {}

    public static BasicStroke line(float width) {
        return new BasicStroke(UIScale.scale(width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    public static BasicStroke dashed(float width, float... dash) {
        float[] scaled = dash.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = UIScale.scale(dash[i]);
        }
        return new BasicStroke(UIScale.scale(width), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, scaled, 0);
    }
}
