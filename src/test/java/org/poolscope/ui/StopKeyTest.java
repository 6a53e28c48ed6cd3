package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.form.ConfigurationForm;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.workload.Workloads;

class StopKeyTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(5 * SECOND);
    private final Stop stop = new Stop();
    private MessageStrip strip;
    private StopKey key;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            strip = new MessageStrip();
            key = new StopKey(stop, strip, now::get);
            key.sessionBegins();
        });
    }

    @Test
    void shouldStopAtOnceWhatHasNotBeenOnForLong() throws Exception {
        Edt.run(() -> {
            now.addAndGet(10 * SECOND);
            key.pressed(new JTable());
            assertEquals(1, stop.times);
            assertFalse(strip.isAsking());
        });
    }

    @Test
    void shouldDoNothingWhereEscapeHasAMeaningOfItsOwn() throws Exception {
        Edt.run(() -> {
            var spinner = new JSpinner();
            var form = new ConfigurationForm(Workloads.all(), 2);
            for (Component focus : List.of(new JTextField(), new JComboBox<>(), spinner.getEditor().getComponent(0),
                    Components.named(form, "slider.workers", Component.class))) {
                key.pressed(focus);
                assertEquals(0, stop.times, focus.getClass().getSimpleName());
            }
            key.pressed(WrappedText.selectable("plain", "What was found"));
            assertEquals(1, stop.times, "nothing can be typed into it");
        });
    }

    @Test
    void shouldAskBeforeItStopsWhatHasBeenOnForLong() throws Exception {
        Edt.run(() -> {
            now.addAndGet(72 * SECOND);
            key.pressed(null);
            assertEquals(0, stop.times);
            assertEquals("Stop the run? It has been on for 1:12. Esc again lets it go on.", question());

            Components.named(strip, "message.offer", JButton.class).doClick();
            assertEquals(1, stop.times);
            assertFalse(strip.isAsking());
        });
    }

    @Test
    void shouldTakeTheQuestionBackWhenItIsPressedAgain() throws Exception {
        Edt.run(() -> {
            now.addAndGet(72 * SECOND);
            key.pressed(null);
            key.pressed(null);
            assertEquals(0, stop.times);
            assertFalse(strip.isAsking() || strip.isVisible());
        });
    }

    @Test
    void shouldAskOfAComparisonToo() throws Exception {
        Edt.run(() -> {
            key.sweepFinds(ScriptedSweep.of(1, 2).result());
            now.addAndGet(3700 * SECOND);
            key.pressed(null);
            assertEquals("Stop the comparison? It has been on for 1:01:40. Esc again lets it go on.", question());
        });
    }

    @Test
    void shouldAskNoMoreWhenTheRunIsOver() throws Exception {
        Edt.run(() -> {
            now.addAndGet(72 * SECOND);
            key.pressed(null);
            key.sessionEnds();
            assertFalse(strip.isAsking());

            stop.setEnabled(false);
            key.pressed(null);
            assertTrue(!strip.isAsking() && stop.times == 0, "there is nothing to stop");
        });
    }

    private String question() {
        assertTrue(strip.isAsking() && strip.isVisible());
        return Components.all(strip).filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText()).findFirst().orElse("");
    }

    /// Counts how often it was done.
    @SuppressWarnings("serial")
    private static final class Stop extends AbstractAction {

        private int times;

        @Override
        public void actionPerformed(ActionEvent event) {
            times++;
        }
    }
}
