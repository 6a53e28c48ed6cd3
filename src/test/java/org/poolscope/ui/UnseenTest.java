package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Component;
import java.awt.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.chart.LiveCharts;
import org.poolscope.live.LiveModel;
import org.poolscope.live.Series;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.run.SessionListener;

/// What nobody can see is not drawn, though a run is on and its samples come in. Whatever draws a picture asks to be
/// drawn then, so what asks is what is looked at.
@RequiresDisplay
class UnseenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// After so many samples all that follows a change of the window is over; two workers send twenty a second.
    private static final int SETTLED = 10;
    private static final int SAMPLES = 6;

    @TempDir
    private Path folder;

    @RegisterExtension
    final OpenWindow open = new OpenWindow(() -> folder.resolve("window.properties"));

    private LiveModel model = new LiveModel();

    @BeforeEach
    void runInTheWindow() throws Exception {
        Edt.run(() -> open.audience.add(new SessionListener() {
            @Override
            public void runBegins(LiveModel begun) {
                model = begun;
            }
        }));
        open.fillInALongRun();
        Edt.run(() -> open.panel().actions().run.actionPerformed(null));
        awaitCharts();
    }

    @Test
    void shouldDrawNothingOfTheTabsBehindTheOneThatIsShown() throws Exception {
        JTabbedPane tabs = Components.named(open.panel(), "tabs", JTabbedPane.class);
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
        Edt.run(() -> open.window().setExtendedState(Frame.ICONIFIED));
        Waiting.until("the window is minimised", PATIENCE,
                () -> Edt.call(() -> open.window().getExtendedState() == Frame.ICONIFIED), () -> "it is not");

        assertEquals(List.of(), drawnDuring(SAMPLES));

        Edt.run(() -> open.window().setExtendedState(Frame.NORMAL));
        awaitCharts();
    }

    private void awaitCharts() throws Exception {
        Waiting.until("the charts are drawn", PATIENCE,
                () -> Edt.call(() -> open.guard().takeDrawn().stream().anyMatch(UnseenTest::isChart)),
                () -> "they are not");
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
        Edt.run(open.guard()::takeDrawn);
        awaitSamples(samples);
        return Edt.call(open.guard()::takeDrawn);
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
