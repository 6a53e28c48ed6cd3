package org.poolscope.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.chart.pane.ChartTheme;
import org.poolscope.chart.plot.PlotView;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RunsBeside;

/// Plots drawn bit by bit, as in a window.
@RunsBeside
class PlotViewTest {

    private static final int WIDTH = 976;
    private static final int HEIGHT = 416;

    private final List<Rectangle> painted = new ArrayList<>();

    @BeforeEach
    void look() throws Exception {
        Edt.run(() -> Edt.theme(new FlatLightLaf()));
    }

    @AfterEach
    void stopListening() throws Exception {
        Edt.run(() -> RepaintManager.setCurrentManager(null));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void shouldLookAsIfAllHadBeenDrawnAtOnceHoweverItCameThere(double scale) throws Exception {
        Edt.run(() -> {
            SampleRun run = SampleRun.of(4, 0.3, true).until(1);
            LiveCharts charts = shown(run, scale);
            for (double second : new double[] {4.9, 5.3, 12, 33, 59, 63.7, 71, 90.2}) {
                frames(charts, run, second);
                charts.refresh();
                assertSame(picture(charts, scale, charts::print), picture(charts, scale, charts::paint), second + " s");
            }
        });
    }

    @Test
    void shouldLookSoWithALargePoolAndWithHighlightedWorkers() throws Exception {
        Edt.run(() -> {
            SampleRun run = SampleRun.of(20, 0.05, true).until(1);
            LiveCharts charts = shown(run, 1);
            frames(charts, run, 8);
            charts.setHighlighted(Set.of(3, 11));
            frames(charts, run, 66);
            charts.refresh();

            assertSame(picture(charts, 1, charts::print), picture(charts, 1, charts::paint), "66 s");
        });
    }

    @Test
    void shouldLookSoWithAWholeRunThatGrowsBeyondItsAxis() throws Exception {
        Edt.run(() -> {
            SampleRun run = SampleRun.of(4, 0.3, true).until(1);
            LiveCharts charts = shown(run, 1);
            charts.setWholeRun(true);
            for (double second : new double[] {59, 74, 76, 240}) {
                frames(charts, run, second);
                charts.refresh();
                assertSame(picture(charts, 1, charts::print), picture(charts, 1, charts::paint), second + " s");
            }
        });
    }

    @Test
    void shouldDrawNothingOfAWholeRunBeforeThereIsANewColumnOfPixels() throws Exception {
        Edt.run(() -> {
            SampleRun run = SampleRun.of(2, 0.3, true).until(600);
            LiveCharts charts = shown(run, 1);
            charts.setWholeRun(true);
            picture(charts, 1, charts::paint);
            listen();

            frames(charts, run, 601.5);
            assertEquals(List.of(), painted, "a column is nearly two seconds");

            frames(charts, run, 603);
            assertTrue(!painted.isEmpty(), "then it is drawn");
        });
    }

    @Test
    void shouldDrawAStripAtTheEndForWhatIsNew() throws Exception {
        Edt.run(() -> {
            SampleRun run = SampleRun.of(2, 0.3, true).until(40);
            LiveCharts charts = shown(run, 1);
            listen();

            frames(charts, run, 41);

            assertTrue(!painted.isEmpty(), "something is drawn");
            painted.forEach(area -> assertTrue(area.width < 60, "no wider than what may have changed: " + painted));
        });
    }

    @Test
    void shouldDrawNothingWhenNothingIsNew() throws Exception {
        Edt.run(() -> {
            SampleRun run = SampleRun.of(2, 0.3, true).until(40);
            LiveCharts charts = shown(run, 1);
            listen();

            for (int frame = 0; frame < 50; frame++) {
                charts.next();
                charts.refresh();
            }

            assertEquals(List.of(), painted);
        });
    }

    private static LiveCharts shown(SampleRun run, double scale) {
        var charts = new LiveCharts(run.model());
        charts.setSize(WIDTH, HEIGHT);
        Components.layOut(charts);
        picture(charts, scale, charts::paint);
        return charts;
    }

    private static void frames(LiveCharts charts, SampleRun run, double until) {
        for (double now = run.model().nowNanos() / 1e9 + 0.1; now < until; now += 0.1) {
            run.until(now);
            charts.next();
        }
    }

    private void listen() {
        RepaintManager.setCurrentManager(new RepaintManager() {
            @Override
            public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
                if (component instanceof PlotView && width > 0 && height > 0) {
                    painted.add(new Rectangle(x, y, width, height));
                }
            }
        });
    }

    private static BufferedImage picture(LiveCharts charts, double scale, Consumer<Graphics2D> painter) {
        var image = new BufferedImage((int) (WIDTH * scale), (int) (HEIGHT * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(ChartTheme.current().background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        painter.accept(g);
        g.dispose();
        return image;
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual, String when) {
        int others = 0;
        StringBuilder where = new StringBuilder();
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                if (distance(expected.getRGB(x, y), actual.getRGB(x, y)) > 24 && ++others < 20) {
                    where.append(' ').append(x).append(',').append(y);
                }
            }
        }
        // Where a line begins that has left the view, and in which dash, may be other.
        assertTrue(others < expected.getWidth() * expected.getHeight() / 100,
                when + ": " + others + " pixels are other than they should be:" + where);
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((one >> shift & 255) - (other >> shift & 255)));
        }
        return most;
    }
}
