package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.swing.JLabel;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// The window, open on a screen and in focus while a test runs. Whatever is open after it is closed, its run is ended,
/// and a test fails that has touched a component off the event dispatch thread.
final class OpenWindow implements BeforeEachCallback, AfterEachCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Audience audience = new Audience();
    final RunController controller = new RunController(audience, new StandBy());

    /// Down once the window is closed.
    final CountDownLatch closed = new CountDownLatch(1);

    private final Supplier<Path> settings;
    private Edt.Guard guard;
    private MainPanel panel;
    private MainWindow window;

    /// @param settings the file of the window's settings, asked for before each test
    OpenWindow(Supplier<Path> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        guard = Edt.guard();
        Edt.run(() -> {
            Theme.LIGHT.install();
            WindowSettings remembered = WindowSettings.load(settings.get());
            panel = new MainPanel(Workloads.all(), 2, controller, audience, remembered);
            window = new MainWindow(panel, controller, remembered, closed::countDown);
            window.setVisible(true);
            window.toFront();
        });
        Waiting.until("the window has the focus", PATIENCE, () -> Edt.call(window::isFocused), () -> "it has not");
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        controller.close();
        Edt.run(() -> Components.windows().forEach(Window::dispose));
        assertEquals(List.of(), guard.touched(), "touched off the event dispatch thread");
    }

    MainPanel panel() {
        return panel;
    }

    MainWindow window() {
        return window;
    }

    Edt.Guard guard() {
        return guard;
    }

    /// Fills in a run that does not end by itself.
    void fillInALongRun() throws Exception {
        Edt.run(() -> {
            panel.form().choose("primes");
            panel.form().fillIn(Workloads.named("primes"), Map.of("from", "0", "to", "1000000000000"));
        });
    }

    /// The state that the status bar tells.
    String state() throws Exception {
        return Edt.call(() -> Components.named(panel, "status.state", JLabel.class).getText());
    }

    void awaitState(String state) throws Exception {
        Waiting.until("the status bar says " + state, PATIENCE, () -> state().equals(state), () -> {
            try {
                return "it says " + state();
            } catch (Exception e) {
                return e.toString();
            }
        });
    }

    static void awaitAWorker() throws Exception {
        Waiting.until("a worker is there", PATIENCE, () -> workers() > 0, () -> "none");
    }

    static long workers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    /// Strikes a key as a person does.
    static void press(int key) throws Exception {
        var robot = new Robot();
        robot.keyPress(key);
        robot.keyRelease(key);
        robot.waitForIdle();
    }
}
