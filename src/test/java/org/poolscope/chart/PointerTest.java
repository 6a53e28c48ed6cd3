package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.chart.pane.ChartPane;
import org.poolscope.chart.pane.ChartTheme;
import org.poolscope.chart.plot.PlotView;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;

/// The mouse over a live chart.
class PointerTest {

    private static final int WIDTH = 976;
    private static final int HEIGHT = 416;

    private final List<Rectangle> asked = new ArrayList<>();

    static Stream<FlatLaf> themes() {
        return Stream.of(new FlatLightLaf(), new FlatDarkLaf());
    }

    @AfterEach
    void stopListening() throws Exception {
        Edt.run(() -> RepaintManager.setCurrentManager(null));
    }

    @Test
    void shouldNameTheThreeBusiestWorkersAtTheInstantUnderTheMouse() throws Exception {
        Edt.run(() -> {
            Edt.theme(new FlatLightLaf());
            LiveCharts charts = shown(pool(4));

            point(charts, "cpu", 2);
            assertEquals("CPU per process: at 2 s, 4: 80 %, 3: 60 %, 2: 40 %", spoken(charts, "cpu"));

            leave(charts, "cpu");
            assertEquals("CPU per process: 200 % together, 100 % = one core", spoken(charts, "cpu"));
        });
    }

    @Test
    void shouldTellOfALargePoolWhoIsBusiestThoughItHasNoLinesOfItsOwn() throws Exception {
        Edt.run(() -> {
            Edt.theme(new FlatLightLaf());
            LiveCharts charts = shown(pool(20));

            point(charts, "cpu", 2);

            assertEquals("CPU per process: at 2 s, 20: 400 %, 19: 380 %, 18: 360 %", spoken(charts, "cpu"));
        });
    }

    @Test
    void shouldReadTheOtherChartsTooAndSayNothingOfTheFuture() throws Exception {
        Edt.run(() -> {
            Edt.theme(new FlatLightLaf());
            var model = new LiveModel();
            var script = RunScript.start(model, 1, 100).worker(0, 1, 11, 0);
            for (int beat = 1; beat <= 40; beat++) {
                script.queue(beat / 10.0, "jobs", beat, 100).done(beat / 10.0, 1, beat <= 20 ? 0.1 : 0.3)
                        .tick(beat / 10.0);
            }
            LiveCharts charts = shown(model);

            point(charts, "queue", 2.05);
            assertEquals("Queue depth: at 2.05 s, jobs: 20", spoken(charts, "queue"));
            point(charts, "completion", 1.5);
            assertEquals("Completion times: at 1.5 s, median 100 ms", spoken(charts, "completion"));
            point(charts, "queue", 4.5);
            assertEquals("Queue depth: jobs: 40 of 100", spoken(charts, "queue"));
        });
    }

    @Test
    void shouldKeepTellingOfTheInstantUnderTheMouseWhileTheRunGoesOn() throws Exception {
        Edt.run(() -> {
            Edt.theme(new FlatLightLaf());
            SampleRun run = SampleRun.of(2, 0.3, true).until(70);
            LiveCharts charts = shown(run.model());
            point(charts, "cpu", 40);
            assertEquals(40, seconds(charts), 0.2);

            run.until(75);
            charts.refresh();

            assertEquals(45, seconds(charts), 0.5, "the view has moved on under the mouse");
        });
    }

    private static double seconds(LiveCharts charts) {
        String words = spoken(charts, "cpu");
        return Double.parseDouble(words.substring(words.indexOf("at ") + 3, words.indexOf(" s,")));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void shouldDrawALineOverThePicturesAndNothingElse(FlatLaf theme) throws Exception {
        Edt.run(() -> {
            Edt.theme(theme);
            LiveCharts charts = shown(pool(4));
            BufferedImage before = picture(charts);
            listen();

            point(charts, "cpu", 2);
            point(charts, "cpu", 4);

            asked.forEach(area -> assertEquals(1, area.width, "a line wide: " + asked));
            BufferedImage after = picture(charts);
            int x = pixel(charts, "cpu", 4);
            assertEquals(ChartTheme.current().ideal().getRGB(), after.getRGB(x, HEIGHT / 4));
            for (int column = 0; column < WIDTH; column++) {
                if (column != x) {
                    assertEquals(before.getRGB(column, HEIGHT / 4), after.getRGB(column, HEIGHT / 4), "at " + column);
                }
            }

            asked.clear();
            charts.refresh();
            assertEquals(List.of(), asked, "while the mouse rests");
        });
    }

    /// Worker n uses 20 × n percent, for five seconds.
    private static LiveModel pool(int workers) {
        var model = new LiveModel();
        var script = RunScript.start(model, workers, 100);
        for (int worker = 1; worker <= workers; worker++) {
            script.worker(0, worker, 1000 + worker, 0);
        }
        for (int beat = 1; beat <= 48; beat++) {
            for (int worker = 1; worker <= workers; worker++) {
                script.running(beat / 10.0, worker, 1000 + worker, 0.1 + 0.02 * worker * beat, "a", 0);
            }
            script.tick(beat / 10.0);
        }
        return model;
    }

    private static LiveCharts shown(LiveModel model) {
        var charts = new LiveCharts(model);
        ChartPictures.paint(charts, WIDTH, HEIGHT, 1);
        charts.refresh();
        picture(charts);
        return charts;
    }

    private static BufferedImage picture(LiveCharts charts) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        charts.paint(g);
        g.dispose();
        return image;
    }

    private static ChartPane pane(LiveCharts charts, String name) {
        return Components.named(charts, name, ChartPane.class);
    }

    private static PlotView plot(ChartPane pane) {
        return Components.all(pane).filter(PlotView.class::isInstance).map(PlotView.class::cast).findFirst()
                .orElseThrow();
    }

    /// Where a second is in a chart, in the window.
    private static int pixel(LiveCharts charts, String name, double second) {
        ChartPane pane = pane(charts, name);
        PlotView plot = plot(pane);
        return pane.getX() + plot.getX() + plot.pixelX(second);
    }

    private static void point(LiveCharts charts, String name, double second) {
        PlotView plot = plot(pane(charts, name));
        send(plot, MouseEvent.MOUSE_MOVED, plot.pixelX(second));
    }

    private static void leave(LiveCharts charts, String name) {
        send(plot(pane(charts, name)), MouseEvent.MOUSE_EXITED, -1);
    }

    private static void send(Component to, int what, int x) {
        to.dispatchEvent(new MouseEvent(to, what, 0, 0, x, 20, 0, false));
    }

    private void listen() {
        RepaintManager.setCurrentManager(new RepaintManager() {
            @Override
            public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
                if (component instanceof PlotView && width > 0 && height > 0) {
                    asked.add(new Rectangle(x, y, width, height));
                }
            }
        });
    }

    private static String spoken(LiveCharts charts, String name) {
        return pane(charts, name).getAccessibleContext().getAccessibleDescription().replace('\u202F', ' ');
    }
}
