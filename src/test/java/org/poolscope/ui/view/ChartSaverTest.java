package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.chart.ChartPictures;
import org.poolscope.chart.CompareChart;
import org.poolscope.chart.HeatChart;
import org.poolscope.chart.LiveCharts;
import org.poolscope.chart.RunsChart;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.live.LiveModel;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;

class ChartSaverTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 240;

    @TempDir
    private Path folder;

    /// R29
    @Test
    void shouldGiveEverySingleChartAMenuThatTheKeyboardReachesToo() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            var panel = new JPanel();
            panel.add(new CompareChart());
            panel.add(new HeatChart());
            panel.add(new LiveCharts(new LiveModel()));
            new ChartSaver(_ -> { }).on(panel);

            List<JComponent> charts = ChartPictures.charts(panel);
            assertEquals(2 + 1 + 5, charts.size(), charts::toString);
            for (JComponent chart : charts) {
                JPopupMenu menu = chart.getComponentPopupMenu();
                assertEquals(List.of("Save as PNG\u2026", "Save as SVG\u2026"), IntStream.range(0, 2)
                        .mapToObj(i -> ((JMenuItem) menu.getComponent(i)).getText()).toList());
                assertTrue(chart.isFocusable(), chart.getName());
                assertNotNull(chart.getActionMap().get(chart.getInputMap(JComponent.WHEN_FOCUSED)
                        .get(KeyStroke.getKeyStroke(KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK))), chart.getName());
            }
            assertEquals("time-by-pool-size", ChartSaver.name(charts.getFirst()));
        });
    }

    /// R29
    @Test
    void shouldDrawWhatAChartShowsWithItsWordsAndPoints() throws Exception {
        SweepResult result = ScriptedSweep.of(1, 2).run(1, 8).at(0).run(2, 4).at(9).disturbed(1, 9, 0.4).at(14)
                .run(2, 4).at(24).result();
        Edt.run(() -> {
            Theme.LIGHT.install();
            var runs = new RunsChart();
            runs.setResult(result);
            ChartPictures.paint(runs, WIDTH, HEIGHT, 1);
            JComponent chart = ChartPictures.charts(runs).getFirst();
            String drawing = ChartPictures.draw(chart, "every run");

            assertTrue(drawing.contains(">Every run, by when it began</text>"), drawing);
            assertTrue(drawing.contains(">1 worker</text>") && drawing.contains("clip-path"), drawing);
            BufferedImage picture = ChartPictures.paint(chart, 1);
            assertEquals(List.of(chart.getWidth() + 24, chart.getHeight() + 24),
                    List.of(picture.getWidth(), picture.getHeight()), "a margin is around it");
            assertTrue(drawing.contains(String.format("width=\"%d\"", chart.getWidth() + 24)), drawing);
            DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void shouldWriteWhatTheEndingSaysAndSayWhereOrWhyNot() throws IOException {
        var saver = new ChartSaver(_ -> { });
        var picture = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);

        assertEquals("Saved: " + folder.resolve("a.svg"), saver.write("<svg/>", picture, folder.resolve("a.svg")));
        assertEquals("Saved: " + folder.resolve("a.png"), saver.write("<svg/>", picture, folder.resolve("a.png")));
        assertEquals("<svg/>", Files.readString(folder.resolve("a.svg")));
        assertEquals(30, ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
        String said = saver.write("<svg/>", picture, folder.resolve("no/a.svg"));
        assertTrue(said.startsWith("The chart could not be saved: "), said);
        assertFalse(Files.exists(folder.resolve("no")));
    }
}
