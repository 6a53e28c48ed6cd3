package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
