package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.junit.jupiter.api.Test;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.testing.Edt;

class WaterfallChartTest {

    private static final int WIDTH = 1000;

    private static SweepResult result() {
        var alone = new Slices(10, Map.of(Slice.START, 1.0, Slice.WORK, 9.0));
        var two = new Slices(12, Map.of(Slice.START, 1.2, Slice.WORK, 6.0, Slice.PROCESSOR, 4.8));
        return ScriptedSweep.of(1, 2).run(1, 10).knowing(alone).run(2, 6).knowing(two).result();
    }

    @Test
    void shouldDrawABarOfEachSizeInSlicesAndSayWhichColourIsWhich() throws Exception {
        for (FlatLaf theme : List.of(new FlatLightLaf(), new FlatDarkLaf())) {
            Edt.call(() -> {
                Edt.theme(theme);
                var chart = new WaterfallChart();
                chart.setResult(result());
                BufferedImage picture = ChartPictures.paint(chart, WIDTH, 80, 1);
                JComponent bars = (JComponent) chart.getComponent(1);

                int first = bars.getY() + 7;
                assertEquals(WorkerColors.of(1).getRGB(), picture.getRGB(WIDTH - 2, first), "working at the end");
                assertEquals(WorkerColors.of(5).getRGB(), picture.getRGB(WIDTH - 2, first + 18), "no processor");
                assertEquals("1 worker: starting 10 %, working 90 %, waiting for a processor 0 %. "
                        + "2 workers: starting 10 %, working 50 %, waiting for a processor 40 %.",
                        chart.getAccessibleContext().getAccessibleDescription().replace('\u202F', ' '));
                assertEquals("2 workers: waiting for a processor 40\u202F%.", tip(bars, WIDTH - 2, 25));
                assertNull(tip(bars, WIDTH - 2, 60));
                return null;
            });
        }
    }

    @Test
    void shouldHaveAColourForEachSlice() {
        assertEquals(Slice.values().length, Stream.of(Slice.values()).map(WaterfallChart::color).distinct().count());
    }

    @Test
    void shouldNotBeThereWhileNothingIsKnown() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new WaterfallChart();
            chart.setResult(ScriptedSweep.of(1, 2).run(1, 10).result());
            assertFalse(chart.isVisible());

            chart.setResult(result());
            assertTrue(chart.isVisible());
            return null;
        });
    }

    private static String tip(JComponent bars, int x, int y) {
        return bars.getToolTipText(new MouseEvent(bars, MouseEvent.MOUSE_MOVED, 0, 0, x, y, 0, false));
    }
}
