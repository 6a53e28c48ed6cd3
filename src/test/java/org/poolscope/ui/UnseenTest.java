package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Component;
import java.awt.Frame;
import java.awt.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.chart.LiveCharts;
import org.poolscope.live.LiveModel;
import org.poolscope.live.Series;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// What nobody can see is not drawn, though a run is on and its samples come in. Whatever draws a picture asks to be
/// drawn then, so what asks is what is looked at.
@RequiresDisplay
class UnseenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// After so many samples all that follows a change of the window is over; two workers send twenty a second.
    private static final int SETTLED = 10;
    private static final int SAMPLES = 25;

    @TempDir
    private Path folder;

    private final Audience audience = new Audience();
    private final RunController controller = new RunController(audience, new StandBy());
    private LiveModel model = new LiveModel();
    private Edt.Guard guard;
    private MainPanel panel;
    private MainWindow window;

    @BeforeEach
    void runInAWindow() throws Exception {
        guard = Edt.guard();
        Edt.run(() -> {
            Theme.LIGHT.install();
            WindowSettings settings = WindowSettings.load(folder.resolve("window.properties"));
            panel = new MainPanel(Workloads.all(), 2, controller, audience, settings);
            window = new MainWindow(panel, controller, settings, () -> {});
            window.setVisible(true);
            audience.add(new SessionListener() {
                @Override
                public void runBegins(LiveModel begun) {
                    model = begun;
                }
            });
            panel.form().choose("primes");
            panel.form().fillIn(Workloads.named("primes"), Map.of("from", "0", "to", "1000000000000"));
            panel.actions().run.actionPerformed(null);
        });
        awaitCharts();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        controller.close();
        Edt.run(() -> Components.windows().forEach(Window::dispose));
        assertEquals(List.of(), guard.touched(), "touched off the event dispatch thread");
    }

    @Test
    void shouldDrawNothingOfTheTabsBehindTheOneThatIsShown() throws Exception {
        JTabbedPane tabs = Components.named(panel, "tabs", JTabbedPane.class);
        for (int tab = 0; tab < tabs.getTabCount(); tab++) {
            int shown = tab;
            Edt.run(() -> tabs.setSelectedIndex(shown));

            List<JComponent> drawn = drawnDuring(SAMPLES);

            assertEquals(List.of(), drawn.stream().filter(component -> isBehind(tabs, component)).toList(),
                    "behind " + tabs.getTitleAt(tab));
        }
    }

    @Test
    void shouldDrawNothingWhileTheWindowIsMinimisedAndAllWhenItIsBack() throws Exception {
        Edt.run(() -> window.setExtendedState(Frame.ICONIFIED));
        Waiting.until("the window is minimised", PATIENCE,
                () -> Edt.call(() -> window.getExtendedState() == Frame.ICONIFIED), () -> "it is not");

        assertEquals(List.of(), drawnDuring(SAMPLES));

        Edt.run(() -> window.setExtendedState(Frame.NORMAL));
        awaitCharts();
    }

    private void awaitCharts() throws Exception {
        Waiting.until("the charts are drawn", PATIENCE,
                () -> Edt.call(() -> guard.takeDrawn().stream().anyMatch(UnseenTest::isChart)), () -> "they are not");
    }

    private static boolean isChart(Component component) {
        return SwingUtilities.getAncestorOfClass(LiveCharts.class, component) != null;
    }

    private static boolean isBehind(JTabbedPane tabs, Component component) {
        return SwingUtilities.isDescendingFrom(component, tabs) && component != tabs
                && !SwingUtilities.isDescendingFrom(component, tabs.getSelectedComponent());
    }

    private List<JComponent> drawnDuring(int samples) throws Exception {
        awaitSamples(SETTLED);
        Edt.run(guard::takeDrawn);
        awaitSamples(samples);
        return Edt.call(guard::takeDrawn);
    }

    private void awaitSamples(int more) throws Exception {
        int enough = Edt.call(this::samples) + more;
        Waiting.until(enough + " samples have come", PATIENCE, () -> Edt.call(this::samples) >= enough,
                () -> "they have not");
    }

    private int samples() {
        return model.cpu().values().stream().mapToInt(Series::size).sum();
    }
}
