package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// The window on a screen, used as a person would.
@RequiresDisplay
class WindowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PHOTOS = 6;

    @TempDir
    private Path folder;

    private final Audience audience = new Audience();
    private final RunController controller = new RunController(audience, new StandBy());
    private final CountDownLatch closed = new CountDownLatch(1);
    private Edt.Guard guard;
    private MainPanel panel;
    private MainWindow window;

    @BeforeEach
    void open() throws Exception {
        guard = Edt.guard();
        Edt.run(() -> {
            Theme.LIGHT.install();
            WindowSettings settings = WindowSettings.load(folder.resolve("window.properties"));
            panel = new MainPanel(Workloads.all(), 2, controller, audience, settings);
            window = new MainWindow(panel, controller, settings, closed::countDown);
            window.setVisible(true);
            window.toFront();
        });
        Waiting.until("the window has the focus", PATIENCE, () -> Edt.call(window::isFocused), () -> "it has not");
    }

    @AfterEach
    void leaveNothing() throws Exception {
        controller.close();
        Edt.run(() -> Components.windows().forEach(Window::dispose));
        assertEquals(List.of(), guard.touched(), "touched off the event dispatch thread");
    }

    @Test
    void shouldRunAFolderOfPhotographsAndThenClose() throws Exception {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path output = folder.resolve("out");
        for (int i = 0; i < PHOTOS; i++) {
            photograph(input.resolve("photo_" + i + ".jpg"), Color.getHSBColor(i / (float) PHOTOS, 0.6f, 0.8f));
        }
        Edt.run(() -> {
            panel.form().choose("images");
            panel.form().fillIn(Workloads.named("images"),
                    Map.of("input", input.toString(), "output", output.toString()));
        });

        press(KeyEvent.VK_F5);
        awaitState("Finished");
        capture("window-finished");

        try (Stream<Path> written = Files.list(output)) {
            assertEquals(PHOTOS, written.filter(file -> file.toString().endsWith(".jpg")).count());
        }
        closeByHand();
        assertTrue(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the window stayed open");
        assertEquals(0, workers());
        assertTrue(Files.exists(folder.resolve("window.properties")), "where the window was is not remembered");
    }

    @Test
    void shouldAskBeforeItClosesOverARunAndThenLeaveNoWorker() throws Exception {
        Edt.run(() -> {
            panel.form().choose("primes");
            panel.form().fillIn(Workloads.named("primes"), Map.of("from", "0", "to", "1000000000000"));
        });
        press(KeyEvent.VK_F5);
        Waiting.until("a worker is there", PATIENCE, () -> workers() > 0, () -> workers() + " workers");

        closeByHand();
        answer("Cancel");
        Edt.run(() -> assertTrue(window.isShowing() && controller.isOn(), "it was only a question"));

        closeByHand();
        answer("Stop and quit");

        assertTrue(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the window stayed open");
        assertEquals(0, workers());
        Edt.run(() -> assertFalse(window.isShowing()));
    }

    @Test
    void shouldStopARunWithEscape() throws Exception {
        Edt.run(() -> panel.form().fillIn(Workloads.named("primes"), Map.of("from", "0", "to", "1000000000000")));
        press(KeyEvent.VK_F5);
        Waiting.until("a worker is there", PATIENCE, () -> workers() > 0, () -> workers() + " workers");

        var tabs = Edt.call(() -> Components.named(panel, "tabs", JTabbedPane.class));
        Edt.run(tabs::requestFocusInWindow);
        Waiting.until("the views have the focus", PATIENCE, () -> Edt.call(tabs::isFocusOwner), () -> "they have not");
        press(KeyEvent.VK_ESCAPE);

        awaitState("Stopped");
    }

    @Test
    void shouldShowOneDialogHoweverOftenAMistakeComesAgain() throws Exception {
        var errors = new UncaughtErrors();
        for (int i = 0; i < 3; i++) {
            errors.uncaughtException(Thread.currentThread(), new IllegalStateException("a mistake of ours"));
        }
        Waiting.until("a dialog tells", PATIENCE, () -> Edt.call(() -> button("Copy details").isPresent()),
                () -> "none");

        Edt.run(() -> assertEquals(1, Components.windows().filter(JDialog.class::isInstance).count()));
        capture("window-error");
        Edt.run(() -> Components.windows().filter(JDialog.class::isInstance).forEach(Window::dispose));
    }

    private static void press(int key) throws Exception {
        var robot = new Robot();
        robot.keyPress(key);
        robot.keyRelease(key);
    }

    private void awaitState(String state) throws Exception {
        Waiting.until("the status bar says " + state, PATIENCE, () -> Edt.call(() -> status().equals(state)), () -> {
            try {
                return "it says " + Edt.call(this::status);
            } catch (Exception e) {
                return e.toString();
            }
        });
    }

    private String status() {
        return Components.named(panel, "status.state", JLabel.class).getText();
    }

    /// What the window manager does when the cross is pressed.
    private void closeByHand() {
        EventQueue.invokeLater(() -> window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING)));
    }

    private static void answer(String words) throws Exception {
        Waiting.until("a dialog asks", PATIENCE, () -> Edt.call(() -> button(words).isPresent()), () -> "none does");
        Edt.run(() -> button(words).orElseThrow().doClick());
        Waiting.until("the dialog is gone", PATIENCE, () -> Edt.call(() -> button(words).isEmpty()), () -> "it is not");
    }

    private static Optional<JButton> button(String words) {
        return Components.windows()
                .filter(JDialog.class::isInstance)
                .flatMap(Components::all)
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst();
    }

    private void capture(String name) throws Exception {
        Rectangle bounds = Edt.call(window::getBounds);
        BufferedImage picture = new Robot().createScreenCapture(bounds);
        Path pictures = Files.createDirectories(Path.of("target", "pictures"));
        ImageIO.write(picture, "png", pictures.resolve(name + ".png").toFile());
    }

    private static void photograph(Path file, Color sky) throws IOException {
        var image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(sky);
        g.fillRect(0, 0, 1200, 800);
        g.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }

    private static long workers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }
}
