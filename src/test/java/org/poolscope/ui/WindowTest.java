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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JTabbedPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Workloads;

/// The window on a screen, used as a person would.
@RequiresDisplay
class WindowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PHOTOS = 6;

    @TempDir
    private Path folder;

    @RegisterExtension
    final OpenWindow open = new OpenWindow(() -> folder.resolve("window.properties"));

    @Test
    void shouldRunAFolderOfPhotographsAndThenClose() throws Exception {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path output = folder.resolve("out");
        for (int i = 0; i < PHOTOS; i++) {
            photograph(input.resolve("photo_" + i + ".jpg"), Color.getHSBColor(i / (float) PHOTOS, 0.6f, 0.8f));
        }
        Edt.run(() -> {
            open.panel().form().choose("images");
            open.panel().form().fillIn(Workloads.named("images"),
                    Map.of("input", input.toString(), "output", output.toString()));
        });

        OpenWindow.press(KeyEvent.VK_F5);
        open.awaitState("Finished");
        capture("window-finished");

        try (Stream<Path> written = Files.list(output)) {
            assertEquals(PHOTOS, written.filter(file -> file.toString().endsWith(".jpg")).count());
        }
        closeByHand();
        assertTrue(open.closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the window stayed open");
        assertEquals(0, OpenWindow.workers());
        assertTrue(Files.exists(folder.resolve("window.properties")), "where the window was is not remembered");
    }

    @Test
    void shouldAskBeforeItClosesOverARunAndThenLeaveNoWorker() throws Exception {
        open.fillInALongRun();
        OpenWindow.press(KeyEvent.VK_F5);
        OpenWindow.awaitAWorker();

        closeByHand();
        answer("Cancel");
        Edt.run(() -> assertTrue(open.window().isShowing() && open.controller.isOn(), "it was only a question"));

        closeByHand();
        answer("Stop and quit");

        assertTrue(open.closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the window stayed open");
        assertEquals(0, OpenWindow.workers());
        Edt.run(() -> assertFalse(open.window().isShowing()));
    }

    @Test
    void shouldStopARunWithEscape() throws Exception {
        open.fillInALongRun();
        OpenWindow.press(KeyEvent.VK_F5);
        OpenWindow.awaitAWorker();

        var tabs = Edt.call(() -> Components.named(open.panel(), "tabs", JTabbedPane.class));
        Edt.run(tabs::requestFocusInWindow);
        Waiting.until("the views have the focus", PATIENCE, () -> Edt.call(tabs::isFocusOwner), () -> "they have not");
        OpenWindow.press(KeyEvent.VK_ESCAPE);

        open.awaitState("Stopped");
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

    /// What the window manager does when the cross is pressed.
    private void closeByHand() {
        MainWindow window = open.window();
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
        Rectangle bounds = Edt.call(open.window()::getBounds);
        Pictures.write(new Robot().createScreenCapture(bounds), name);
    }

    private static void photograph(Path file, Color sky) throws IOException {
        var image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(sky);
        g.fillRect(0, 0, 1200, 800);
        g.dispose();
        ImageIO.write(image, "jpg", file.toFile());
    }
}
