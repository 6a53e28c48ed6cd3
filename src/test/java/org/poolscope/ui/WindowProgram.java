package org.poolscope.ui;

import java.awt.event.WindowEvent;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.swing.JFrame;
import javax.swing.JLabel;
import org.poolscope.Main;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Workloads;

/// The program as it is started without arguments and with the debug flag, and a hand that uses its window: runs a
/// small batch and closes the window after it.
final class WindowProgram {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private WindowProgram() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("poolscope.debug", "true");
        Main.main(new String[0]);
        Waiting.until("the window is there", PATIENCE, () -> Edt.call(WindowProgram::isThere), () -> "it is not");
        Edt.run(() -> {
            MainPanel panel = panel();
            panel.form().choose("primes");
            panel.form().fillIn(Workloads.named("primes"), Map.of("from", "100000", "to", "100100"));
            panel.actions().run.actionPerformed(null);
        });
        Waiting.until("the run has ended", PATIENCE, () -> Edt.call(() -> state().equals("Finished")),
                () -> "it has not");
        Edt.run(() -> window().dispatchEvent(
                new WindowEvent(window(), WindowEvent.WINDOW_CLOSING)));
    }

    private static boolean isThere() {
        return Components.windows().anyMatch(MainWindow.class::isInstance);
    }

    private static JFrame window() {
        return Components.windows()
                .filter(MainWindow.class::isInstance)
                .map(MainWindow.class::cast)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no window"));
    }

    private static MainPanel panel() {
        return (MainPanel) window().getContentPane();
    }

    private static String state() {
        return Components.named(panel(), "status.state", JLabel.class).getText();
    }
}
