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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.testing.Edt;

class TimelineChartTest {

    private static final int WIDTH = 1000;
    private static final int HALF = Load.SPANS / 2;

    /// Alone a worker is at tasks to the end; of two the second is so for the first half.
    private static SweepResult result() {
        var alone = new Slices(10, Map.of(Slice.WORK, 10.0), Optional.of(new Load(1, 10, List.of(busy(Load.SPANS)))));
        var two = new Slices(10, Map.of(Slice.WORK, 7.5), Optional.of(new Load(2, 5,
                List.of(busy(Load.SPANS), busy(HALF)))));
        return ScriptedSweep.of(1, 2).run(1, 10).knowing(alone).run(2, 5).knowing(two).result();
    }

    private static List<Integer> busy(int spans) {
        return Stream.concat(Collections.nCopies(spans, 100).stream(),
                Collections.nCopies(Load.SPANS - spans, 0).stream()).toList();
    }

    /// R25
    @Test
    void shouldDrawALineOfEachWorkerOfEachSizeOnOneClock() throws Exception {
        for (FlatLaf theme : List.of(new FlatLightLaf(), new FlatDarkLaf())) {
            Edt.call(() -> {
                Edt.theme(theme);
                var chart = new TimelineChart();
                chart.setResult(result());
                BufferedImage picture = ChartPictures.paint(chart, WIDTH, 80, 1);
                JComponent strips = (JComponent) chart.getComponent(1);

                int work = WaterfallChart.color(Slice.WORK).getRGB();
                int alone = strips.getY() + 2;
                int first = strips.getY() + 12 + 7 + 2;
                assertEquals(work, picture.getRGB(WIDTH * 3 / 4, alone), "to the end");
                assertEquals(work, picture.getRGB(WIDTH * 2 / 5, first), "all the time");
                assertNotEquals(work, picture.getRGB(WIDTH * 3 / 4, first), "it is over by then");
                assertEquals(work, picture.getRGB(WIDTH / 5, first + 6), "in the first half");
                assertNotEquals(work, picture.getRGB(WIDTH * 2 / 5, first + 6), "not in the second");
                assertTrue(tip(strips, WIDTH * 2 / 5, 12 + 7 + 7).startsWith("2 workers: worker 2 at "));
                assertTrue(tip(strips, WIDTH * 2 / 5, 12 + 7 + 7).contains("at tasks for 0\u202F%"));
                assertNull(tip(strips, WIDTH * 3 / 4, 12 + 7 + 7), "its run was shorter");
                return null;
            });
        }
    }

    /// R25
    @Test
    void shouldNotBeThereWhereNobodyKnowsWhenWorkersWereAtTasks() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new TimelineChart();
            chart.setResult(ScriptedSweep.of(1, 2).run(1, 10).knowing(new Slices(10, Map.of(Slice.WORK, 9.0)))
                    .result());
            assertFalse(chart.isVisible());

            chart.setResult(result());
            assertTrue(chart.isVisible());
            return null;
        });
    }

    private static String tip(JComponent strips, int x, int y) {
        return strips.getToolTipText(new MouseEvent(strips, MouseEvent.MOUSE_MOVED, 0, 0, x, y, 0, false));
    }
}
