package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.testing.Edt;

class CompareChartTest {

    @Test
    void shouldTellBestSizeAndKnee() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new CompareChart();
            assertEquals("Time by pool size: Run a comparison to see which pool size to use", spoken(chart, 0));

            chart.setResult(SampleSweep.result());
            assertEquals("Time by pool size: 2.17 s with 8 workers, knee at 6", spoken(chart, 0));
            assertEquals("Speed-up by pool size: 3.74 × with 8 workers, ideal, Gunther’s law, against pool size 1",
                    spoken(chart, 1));

            chart.clear();
            assertTrue(spoken(chart, 1).contains("Run a comparison"), spoken(chart, 1));
            return null;
        });
    }

    @Test
    void shouldHaveRoomForTheLegendOfTheLawInANarrowWindow() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new CompareChart();
            chart.setResult(SampleSweep.result());
            BufferedImage wide = ChartPictures.paint(chart, 1600, 300, 2);
            int line = header(chart, 1).getHeight();
            assertTrue(hasLaw(wide, 1600, line));

            BufferedImage narrow = ChartPictures.paint(chart, 620, 300, 2);

            assertTrue(header(chart, 1).getHeight() > line, "it has another line");
            assertEquals(header(chart, 1).getHeight(), header(chart, 0).getHeight(), "plots beside each other");
            assertTrue(hasLaw(narrow, 620, header(chart, 1).getHeight()));
            return null;
        });
    }

    @Test
    void shouldDrawEveryRunInBothChartsAlsoBesideAnEarlierComparison() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var chart = new CompareChart();
            chart.setHardware(new Hardware(4, OptionalInt.of(2), OptionalDouble.empty(), 0));
            chart.setResult(SampleSweep.result());
            for (Optional<SweepResult> earlier : List.of(Optional.<SweepResult>empty(),
                    Optional.of(SampleSweep.result()))) {
                chart.setEarlier(earlier, "yesterday");
                BufferedImage picture = ChartPictures.paint(chart, 1000, 300, 1);
                assertTrue(hasRuns(picture, 0, 500), "times " + earlier.isPresent());
                assertTrue(hasRuns(picture, 500, 1000), "speed-ups " + earlier.isPresent());
                assertEquals(earlier.isPresent(), spoken(chart, 0).contains("yesterday"), spoken(chart, 0));
            }
            return null;
        });
    }

    /// Whether there is a dot between two columns, below the header.
    private static boolean hasRuns(BufferedImage picture, int from, int to) {
        return IntStream.range(60, 300).anyMatch(y -> IntStream.range(from, to)
                .anyMatch(x -> picture.getRGB(x, y) == WorkerColors.of(1).getRGB()));
    }

    private static Component header(CompareChart chart, int index) {
        return ((Container) chart.getComponent(index)).getComponent(0);
    }

    /// Whether the header of the right chart has a piece of its line.
    private static boolean hasLaw(BufferedImage picture, int width, int below) {
        return IntStream.range(0, 2 * below).anyMatch(y -> IntStream.range(width, 2 * width)
                .anyMatch(x -> picture.getRGB(x, y) == WorkerColors.of(2).getRGB()));
    }

    private static String spoken(CompareChart chart, int index) {
        return chart.getComponent(index).getAccessibleContext().getAccessibleDescription().replace('\u202F', ' ');
    }

    @Test
    void shouldWriteAPictureThatIsWholeOrNotThere(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("compare.png");
        Edt.call(() -> {
            Edt.theme(new FlatDarkLaf());
            var chart = new CompareChart();
            chart.setResult(SampleSweep.result());
            ChartPictures.write(chart, 976, 300, 2, file);
            return null;
        });

        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1952, image.getWidth());
        assertEquals(600, image.getHeight());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
