package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.RunPoint;
import org.poolscope.compare.measured.RunPoint.Worth;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Edt;

class RunsChartTest {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 200;

    private static SweepResult result() {
        return ScriptedSweep.of(1, 2).run(1, 8).at(0).run(2, 4).at(9).disturbed(1, 9, 0.4).at(14)
                .run(2, 4, Outcome.COMPLETED, "other").at(24).run(1, 8).at(29).run(2, 4).at(38).result();
    }

    /// R27
    @Test
    void shouldTellWhatIsCleanPollutedAndInvalidByItsMoment() {
        List<RunPoint> points = result().points();

        assertEquals(List.of(0.0, 9.0, 14.0, 24.0, 29.0, 38.0), points.stream().map(RunPoint::at).toList());
        assertEquals(List.of(Worth.CLEAN, Worth.CLEAN, Worth.POLLUTED, Worth.INVALID, Worth.CLEAN, Worth.CLEAN),
                points.stream().map(RunPoint::worth).toList());
    }

    /// R27
    @Test
    void shouldDrawEveryRunInTheColourOfItsSize() throws Exception {
        for (FlatLaf theme : List.of(new FlatLightLaf(), new FlatDarkLaf())) {
            Edt.call(() -> {
                Edt.theme(theme);
                var chart = new RunsChart();
                chart.setResult(result());
                assertTrue(chart.isVisible());

                BufferedImage picture = ChartPictures.paint(chart, WIDTH, HEIGHT, 1);
                for (int size : List.of(1, 2)) {
                    int color = WorkerColors.of(size).getRGB();
                    long columns = IntStream.range(0, WIDTH).filter(x -> IntStream.range(40, HEIGHT)
                            .anyMatch(y -> picture.getRGB(x, y) == color)).count();
                    assertTrue(columns >= 2 * 4, "two dots of size " + size + ", columns with its colour: " + columns);
                }
                return null;
            });
        }
    }

    @Test
    void shouldNotBeThereWhereNobodyKnowsWhenRunsBegan() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new RunsChart();
            chart.setResult(ScriptedSweep.of(1, 2).blocks(3, 8, 4).result());

            assertFalse(chart.isVisible());
            return null;
        });
    }
}
