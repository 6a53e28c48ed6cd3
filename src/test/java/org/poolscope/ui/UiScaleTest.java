package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// The window drawn larger for those who asked for it, as with `-Dflatlaf.uiScale=1.25`.
class UiScaleTest {

    private static final String SCALE = "flatlaf.uiScale";

    @TempDir
    private Path folder;

    private final Audience audience = new Audience();

    private static void scale(double factor) {
        System.setProperty(SCALE, Double.toString(factor));
        Theme.LIGHT.install();
    }

    @AfterEach
    void asUsual() throws Exception {
        System.clearProperty(SCALE);
        Edt.run(Theme.LIGHT::install);
    }

    private MainPanel panel() {
        return new MainPanel(Workloads.all(), 2, new RunController(audience, new StandBy()), audience, settings());
    }

    private WindowSettings settings() {
        return WindowSettings.load(folder.resolve("window.properties"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void shouldDrawEverythingLargerAndCutNoWords(double factor) throws Exception {
        Edt.run(() -> {
            scale(factor);
            assertEquals(factor, UIScale.getUserScaleFactor());
            MainPanel panel = panel();
            showRun();
            Pictures.paint(panel, (int) (1024 * factor), (int) (640 * factor), "scale-" + factor);

            assertEquals(UIScale.scale(308), panel.form().getParent().getParent().getWidth());
            JTable workers = Components.named(panel, "workers", JTable.class);
            assertEquals(UIScale.scale(25), workers.getRowHeight());
            for (String chart : List.of("cpu", "completion", "queue", "counter")) {
                var pane = Components.named(panel, chart, JComponent.class);
                assertTrue(pane.getHeight() >= 100 * factor && pane.getWidth() >= 220 * factor,
                        chart + " is squeezed to " + pane.getSize());
            }
            List<String> clipped = Components.all(panel).filter(Component::isVisible).filter(UiScaleTest::isClipped)
                    .map(UiScaleTest::words).toList();
            assertEquals(List.of(), clipped);
        });
    }

    private static boolean isClipped(Component component) {
        return !words(component).isEmpty() && component.getWidth() > 0
                && component.getPreferredSize().width > component.getWidth();
    }

    private static String words(Component component) {
        return switch (component) {
            case JLabel label when label.getText() != null && !"live.caption".equals(label.getName()) ->
                    label.getText();
            case AbstractButton button when button.getText() != null -> button.getText();
            default -> "";
        };
    }

    private void showRun() {
        var model = new LiveModel();
        RunScript run = RunScript.start(model, 2, 40).worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);
        for (int beat = 1; beat <= 100; beat++) {
            double now = beat / 10.0;
            run.running(now, 1, 1001, now * 0.9, "photo_0007.jpg", now - 0.05)
                    .queue(now, "items", beat % 40, 100).counter(now, "found", beat, 100);
            if (beat % 5 == 0) {
                run.done(now, 1, 0.4);
            }
        }
        run.tick(10);
        audience.sessionBegins();
        audience.runBegins(model);
        audience.frame(model);
    }

    @Test
    void shouldBeAsLargeToTheEyeAsTheLastTimeThoughTheScaleIsAnother() throws Exception {
        Edt.run(() -> {
            scale(2);
            WindowSettings before = settings();
            before.remember(new Rectangle(10, 20, 2000, 1400), false);
            before.save();

            scale(1);
            assertEquals(Optional.of(new Rectangle(10, 20, 1000, 700)), settings().bounds());
        });
    }

    @Test
    @RequiresDisplay
    void shouldOpenAsMuchLargerAsTheScreenHasRoomFor() throws Exception {
        Edt.run(() -> {
            for (double factor : List.of(1.0, 1.1, 2.0)) {
                scale(factor);
                var controller = new RunController(audience, new StandBy());
                var window = new MainWindow(panel(), controller, settings(), () -> {});
                Rectangle screen = usable(window.getGraphicsConfiguration());
                assertEquals(Math.min(UIScale.scale(1360), screen.width), window.getWidth());
                assertEquals(Math.min(UIScale.scale(860), screen.height), window.getHeight());
                assertEquals(Math.min(UIScale.scale(900), screen.width), window.getMinimumSize().width);
                window.dispose();
            }
        });
    }

    private static Rectangle usable(GraphicsConfiguration screen) {
        Rectangle all = screen.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        return new Rectangle(all.width - taken.left - taken.right, all.height - taken.top - taken.bottom);
    }
}
