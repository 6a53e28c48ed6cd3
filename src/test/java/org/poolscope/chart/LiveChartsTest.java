package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;
import java.awt.Component;
import java.awt.image.BufferedImage;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.chart.pane.ChartTheme;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Edt;
import org.poolscope.workload.ProgramUse;

class LiveChartsTest {

    private static final int WIDTH = 976;
    private static final int HEIGHT = 416;

    static Stream<Arguments> themesAndScales() {
        return Stream.of(1, 2).flatMap(scale -> Stream.of(new FlatLightLaf(), new FlatDarkLaf())
                .map(theme -> Arguments.of(theme, scale)));
    }

    @ParameterizedTest
    @MethodSource("themesAndScales")
    void shouldDrawEveryWorkerInItsColourOnTheThemesBackground(FlatLaf theme, int scale) throws Exception {
        BufferedImage image = Edt.call(() -> {
            Edt.theme(theme);
            return ChartPictures.paint(new LiveCharts(SampleRun.of(4, 0.3, true).until(20).model()), WIDTH, HEIGHT,
                    scale);
        });

        assertEquals(WIDTH * scale, image.getWidth());
        assertEquals(ChartTheme.current().background().getRGB(), image.getRGB(1, image.getHeight() - 1));
        for (int worker = 1; worker <= 4; worker++) {
            int pixels = count(image, WorkerColors.of(worker), 0, 0, WIDTH / 2 * scale, HEIGHT / 2 * scale);
            assertTrue(pixels > 100, "pixels of worker " + worker + ": " + pixels);
        }
        assertTrue(count(image, ChartTheme.current().failed(), WIDTH / 2 * scale, 0, WIDTH * scale,
                HEIGHT / 2 * scale) > 5,
                "a failed task is a cross in the colour of failures");
    }

    @ParameterizedTest
    @MethodSource("themesAndScales")
    void shouldDrawAnyPoolSizeAndAnyStateOfARun(FlatLaf theme, int scale) throws Exception {
        Edt.call(() -> {
            Edt.theme(theme);
            for (LiveModel model : List.of(new LiveModel(), SampleRun.of(1, 0.3, false).until(0.2).model(),
                    SampleRun.of(32, 0.05, true).until(70).model(),
                    SampleRun.of(64, 0.05, false).until(10).end().model())) {
                ChartPictures.paint(new LiveCharts(model), WIDTH, HEIGHT, scale);
                ChartPictures.paint(new LiveCharts(model), 260, 120, scale);
            }
            return null;
        });
    }

    @Test
    void shouldTakeOnAnotherThemeAtOnce() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var charts = new LiveCharts(SampleRun.of(2, 0.3, true).until(20).end().model());
            Color light = WorkerColors.of(1);
            Color lightText = ChartTheme.current().foreground();
            assertTrue(count(ChartPictures.paint(charts, WIDTH, HEIGHT, 1), light) > 100, "light before");

            Edt.theme(new FlatDarkLaf());
            SwingUtilities.updateComponentTreeUI(charts);
            BufferedImage dark = ChartPictures.paint(charts, WIDTH, HEIGHT, 1);

            assertEquals(0, count(dark, light), "nothing light is left");
            assertEquals(0, count(dark, lightText), "nor in the headers");
            assertTrue(count(dark, WorkerColors.of(1)) > 100, "dark after");
            assertTrue(brightness(dark.getRGB(30, HEIGHT / 4)) < 100, "a plot follows its theme");
            return null;
        });
    }

    @Test
    void shouldDimAllButTheHighlightedWorkers() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var charts = new LiveCharts(SampleRun.of(4, 0.3, true).until(20).model());
            int before = count(ChartPictures.paint(charts, WIDTH, HEIGHT, 1), WorkerColors.of(3));

            charts.setHighlighted(Set.of(3));
            BufferedImage image = ChartPictures.paint(charts, WIDTH, HEIGHT, 1);

            assertTrue(count(image, WorkerColors.of(3)) > before, "worker 3 stands out");
            assertEquals(0, count(image, WorkerColors.of(1)), "worker 1 is dim");
            assertTrue(spoken(charts, "cpu").contains("3: "), spoken(charts, "cpu"));
            return null;
        });
    }

    @Test
    void shouldShowALargePoolAsItsMeanAndRange() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var charts = new LiveCharts(SampleRun.of(32, 0.05, true).until(20).model());
            BufferedImage image = ChartPictures.paint(charts, WIDTH, HEIGHT, 1);

            assertEquals(0, count(image, WorkerColors.of(1), 0, 0, WIDTH / 2, HEIGHT / 2),
                    "no line of a single worker");
            assertTrue(spoken(charts, "cpu").contains("mean and range"), spoken(charts, "cpu"));
            return null;
        });
    }

    @Test
    void shouldSayInWordsWhyAChartIsEmpty() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var charts = new LiveCharts(new LiveModel());
            assertEquals("Queue depth: Press Run to see how full the queues are", spoken(charts, "queue"));

            charts.setModel(SampleRun.of(1, 0.3, false).until(3).model());
            assertEquals("Queue depth: No queue in this workload", spoken(charts, "queue"));
            assertEquals("Shared counters: No shared counter in this workload", spoken(charts, "counter"));
            return null;
        });
    }

    @Test
    void shouldShowEveryKindOfLiveChart() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var charts = new LiveCharts(new LiveModel());
            Set<Class<?>> shown = new HashSet<>();
            for (Field field : LiveCharts.class.getDeclaredFields()) {
                if (LiveChart.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    var chart = (LiveChart) field.get(charts);
                    assertSame(charts, chart.pane().getParent(), field.getName() + " is a chart that nobody sees");
                    shown.add(chart.getClass());
                }
            }
            assertEquals(Set.of(), minus(liveCharts(), shown), "not in LiveCharts");
            return null;
        });
    }

    /// G17
    @Test
    void shouldShowMemoryOfARunThatRunsPrograms() throws Exception {
        Edt.run(() -> {
            Edt.theme(new FlatLightLaf());
            var model = new LiveModel();
            var run = RunScript.start(model, 1, 10).worker(0, 1, 1001, 0).running(1, 1, 1001, 0.5, "1", 0.5).tick(2);
            var charts = new LiveCharts(model);
            Component memory = Stream.of(charts.getComponents()).filter(pane -> "memory".equals(pane.getName()))
                    .findFirst().orElseThrow();
            assertFalse(memory.isVisible());

            run.programs(new ProgramUse(1, 0, 40 << 20, 0, 0, 1, 1, List.of()));
            for (double at = 2; at < 4; at += 0.1) {
                run.running(at, 1, 1001, at / 2, "1", 0.5).tick(at);
            }
            charts.refresh();

            assertTrue(memory.isVisible());
            assertEquals(40 + 60_000_000 / LiveModel.MEGABYTE, model.memory().get(1).last(), 0.1);
            assertEquals(model.memoryMegabytes(), model.mostMemoryMegabytes(), 0.1);
        });
    }

    @Test
    void shouldBeAsManyAsTheManualSays() throws Exception {
        int charts = Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            return new LiveCharts(new LiveModel()).getComponentCount();
        });
        String number = List.of("no", "one", "two", "three", "four", "five", "six").get(charts);
        String manual = Files.readString(Path.of("src", "site", "markdown", "manual.md"));
        assertTrue(manual.contains("The " + number + " charts "), number);
    }

    private static Set<Class<?>> minus(Set<Class<?>> all, Set<Class<?>> others) {
        Set<Class<?>> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static Set<Class<?>> liveCharts() throws Exception {
        Set<Class<?>> kinds = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "org", "poolscope", "chart"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                Class<?> type = Class.forName(LiveChart.class.getPackageName() + "." + name);
                if (LiveChart.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    kinds.add(type);
                }
            }
        }
        return kinds;
    }

    @Test
    void shouldHaveWordsForEveryChartInEveryStateOfARun() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var begun = new LiveModel();
            RunScript.start(begun, 1, 100).tick(0.1);
            var running = new LiveModel();
            RunScript.start(running, 1, 100).worker(0, 1, 11, 0).running(0.1, 1, 11, 0.1, "a", 0).tick(0.2);
            var over = new LiveModel();
            RunScript.start(over, 1, 100).ended(1, Outcome.STOPPED, 0, 0).tick(1);
            for (LiveModel model : List.of(new LiveModel(), begun, running, over)) {
                for (Component chart : new LiveCharts(model).getComponents()) {
                    String words = chart.getAccessibleContext().getAccessibleDescription();
                    assertTrue(words.matches(".+: .+"), () -> model.progress().state() + ": " + words);
                }
            }
            return null;
        });
    }

    @Test
    void shouldTellEveryChartsPresentValues() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var model = new LiveModel();
            var script = RunScript.start(model, 1, 100).worker(0, 1, 11, 0)
                    .running(0.1, 1, 11, 0.1, "a", 0).running(0.2, 1, 11, 0.15, "a", 0)
                    .queue(0.2, "jobs", 12, 100).counter(0.2, "hits", 1500, 4000);
            for (int i = 0; i < 20; i++) {
                script.done(0.2, 1, 0.125);
            }
            script.tick(0.2);
            var charts = new LiveCharts(model);

            assertEquals("CPU per process: 50 % together, 100 % = one core", spoken(charts, "cpu"));
            assertEquals("Queue depth: jobs: 12 of 100", spoken(charts, "queue"));
            assertEquals("Shared counters: hits: 1 500 of 4 000", spoken(charts, "counter"));
            assertEquals("Completion times: median 125 ms, p95 125 ms, per item, slowest 125 ms",
                    spoken(charts, "completion"));
            return null;
        });
    }

    @Test
    void shouldEscapeTheNamesOfSharedObjects() throws Exception {
        Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            var model = new LiveModel();
            RunScript.start(model, 1, 100).worker(0, 1, 11, 0)
                    .queue(0.2, "jobs\u001b[2J\n\u202e<html>", 12, 100).tick(0.2);

            assertEquals("Queue depth: jobs\\u001b[2J\\n\\u202e<html>: 12 of 100",
                    spoken(new LiveCharts(model), "queue"));
            return null;
        });
    }

    private static String spoken(LiveCharts charts, String name) {
        Component pane = Arrays.stream(charts.getComponents()).filter(c -> name.equals(c.getName()))
                .findFirst().orElseThrow();
        return pane.getAccessibleContext().getAccessibleDescription().replace('\u202F', ' ');
    }

    private static int count(BufferedImage image, Color color) {
        return count(image, color, 0, 0, image.getWidth(), image.getHeight());
    }

    private static int count(BufferedImage image, Color color, int left, int top, int right, int bottom) {
        int found = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (image.getRGB(x, y) == color.getRGB()) {
                    found++;
                }
            }
        }
        return found;
    }

    private static int brightness(int rgb) {
        return (rgb >> 8) & 0xFF;
    }
}
