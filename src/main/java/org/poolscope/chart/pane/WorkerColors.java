package org.poolscope.chart.pane;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import javax.swing.Icon;
import javax.swing.UIManager;
import org.poolscope.chart.plot.Strokes;

/// The colour and dash of every place in the pool: the same in every chart and in the worker table, which is the
/// charts' legend.
///
/// Eight colours that people of every colour vision can tell apart (Okabe and Ito, "Color universal design", 2008),
/// adapted to the theme's background, then the same eight dashed, dotted, and dashed and dotted.
public final class WorkerColors {

    private static final int COLORS = 8;
    private static final int[] FALLBACK = {
        0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0xD55E00, 0x56B4E9, 0xB5A400, 0x777777
    };
    private static final float[][] DASHES = {{}, {6, 3}, {2, 2.5f}, {7, 2.5f, 1.5f, 2.5f}};

    private WorkerColors() {}

    /// The colour of a place in the pool, under the present theme.
    ///
    /// @param worker the place, from 1
    public static Color of(int worker) {
        int index = Math.floorMod(worker - 1, COLORS);
        Color color = UIManager.getColor("Poolscope.chart.worker" + (index + 1));
        return color != null ? color : new Color(FALLBACK[index]);
    }

    /// The line style of a place in the pool.
    public static BasicStroke stroke(int worker, float width) {
        float[] dash = DASHES[Math.floorMod(worker - 1, COLORS * DASHES.length) / COLORS];
        return dash.length == 0
                ? Strokes.line(width)
                : Strokes.dashed(width, dash);
    }

    /// A short piece of the line of a place in the pool, for a table cell.
    public static Icon swatch(int worker) {
        return new Swatch(worker);
    }

    private record Swatch(int worker) implements Icon {
        @Override
        public void paintIcon(Component component, Graphics graphics, int x, int y) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setColor(of(worker));
            g.setStroke(stroke(worker, 3));
            double middle = y + getIconHeight() / 2.0;
            g.draw(new Line2D.Double(x + 1.5, middle, x + getIconWidth() - 1.5, middle));
            g.dispose();
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(18);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(10);
        }
    }
}
