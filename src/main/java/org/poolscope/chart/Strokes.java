package org.poolscope.chart;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;

/// The line styles of the charts, in widths before scaling.
final class Strokes {

    private Strokes() {}

    static BasicStroke line(float width) {
        return new BasicStroke(UIScale.scale(width), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width, float... dash) {
        float[] scaled = dash.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = UIScale.scale(dash[i]);
        }
        return new BasicStroke(UIScale.scale(width), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, scaled, 0);
    }
}
