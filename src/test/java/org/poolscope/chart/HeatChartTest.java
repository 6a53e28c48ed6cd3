package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import javax.swing.JComponent;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.testing.Edt;

class HeatChartTest {

    /// R19
    @Test
    void shouldShadeEachPoolSizeWithEachNumberOfThreadsByHowNearItIsToTheFastest() throws Exception {
        for (FlatLaf theme : List.of(new FlatLightLaf(), new FlatDarkLaf())) {
            Edt.call(() -> {
                Edt.theme(theme);
                var chart = new HeatChart();
                chart.setResult(ScriptedSweep.grid(List.of(1, 4), List.of(1, 2), 3, new double[][] {{8, 3}, {4, 2}})
                        .result());
                BufferedImage picture = ChartPictures.paint(chart, 800, 100, 1);
                JComponent cells = (JComponent) chart.getComponent(1);
                int right = 790;
                int first = cells.getY() + 33;

                assertTrue(chart.isVisible());
                assertNotEquals(picture.getRGB(right, first), picture.getRGB(right, first + 22), "3 s and 2 s");
                assertEquals("4 at a time with 2 threads each: 2.004\u202Fs.", tip(cells, right, 55));
                assertNull(tip(cells, 2, 55));
                return null;
            });
        }
    }

    @Test
    void shouldNotBeThereWhereThreadsWereNotVaried() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new HeatChart();
            chart.setResult(SampleSweep.result());
            assertFalse(chart.isVisible());
            return null;
        });
    }

    private static String tip(JComponent cells, int x, int y) {
        return cells.getToolTipText(new MouseEvent(cells, MouseEvent.MOUSE_MOVED, 0, 0, x, y, 0, false));
    }
}
