package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.Action;
import javax.swing.Icon;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Edt;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;

class WindowActionsTest {

    private final List<Boolean> wholeRun = new ArrayList<>();
    private final Audience audience = new Audience();
    private final NoDeeds deeds = new NoDeeds();
    private final WindowActions actions = new WindowActions(
            new RunController(audience, new StandBy()), false, deeds);

    @Test
    void shouldNameEverythingAndGiveItAKeyOfItsOwn() {
        Set<Object> mnemonics = new HashSet<>();
        Set<Object> shortcuts = new HashSet<>();
        all().forEach(action -> {
            assertInstanceOf(Icon.class, action.getValue(Action.SMALL_ICON));
            assertFalse(action.getValue(Action.NAME).toString().isBlank());
            assertTrue(mnemonics.add(action.getValue(Action.MNEMONIC_KEY)), "two have the same mnemonic");
            assertTrue(shortcuts.add(action.getValue(Action.ACCELERATOR_KEY)), "two have the same shortcut");
            assertTrue(action.getValue(Action.SHORT_DESCRIPTION).toString().endsWith(")"),
                    "the tip tells the shortcut");
        });
    }

    @Test
    void shouldRunWithF5AndStopWithEscape() {
        assertEquals(KeyStroke.getKeyStroke("F5"), actions.run.getValue(Action.ACCELERATOR_KEY));
        assertEquals(KeyStroke.getKeyStroke("ESCAPE"), actions.stop.getValue(Action.ACCELERATOR_KEY));
    }

    @Test
    void shouldAnswerToItsShortcutsInTheWholeWindow() throws Exception {
        Edt.run(() -> {
            var root = new JPanel();
            actions.bindTo(root);
            all().filter(action -> action != actions.stop).forEach(action -> {
                Object bound = root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
                        .get((KeyStroke) action.getValue(Action.ACCELERATOR_KEY));
                assertEquals(action, root.getActionMap().get(bound));
            });
        });
    }

    /// What Esc does depends on where it is pressed.
    @Test
    void shouldLeaveEscapeToTheWindow() throws Exception {
        Edt.run(() -> {
            var root = new JPanel();
            actions.bindTo(root);
            root.getActionForKeyStroke(KeyStroke.getKeyStroke("ESCAPE")).actionPerformed(null);
            assertEquals(1, deeds.escapes);
        });
    }

    @Test
    void shouldOfferNothingToStopBeforeAnythingIsOn() {
        assertTrue(actions.run.isEnabled());
        assertTrue(actions.compare.isEnabled());
        assertFalse(actions.stop.isEnabled());
    }

    @Test
    void shouldSayTheSameOfTheWholeRunWhereverItIsChosen() throws Exception {
        Edt.run(() -> {
            var button = new JToggleButton(actions.whole);
            var item = new JCheckBoxMenuItem(actions.whole);
            assertFalse(button.isSelected());

            button.doClick();
            assertTrue(button.isSelected() && item.isSelected());
            actions.whole.actionPerformed(null);
            assertFalse(button.isSelected() || item.isSelected());
            item.doClick();
            assertTrue(button.isSelected() && item.isSelected());
            assertEquals(List.of(true, false, true), wholeRun);
        });
    }

    /// G37
    @Test
    void shouldPauseEveryRunOfAComparison() throws Exception {
        Edt.run(() -> {
            for (int run = 0; run < 2; run++) {
                actions.runBegins(new LiveModel());
                actions.sweepFinds(ScriptedSweep.of(1, 2).result());
                assertTrue(actions.pause.isEnabled() && actions.suspend.isEnabled());
            }
        });
    }

    /// G28
    @Test
    void shouldGoOnByTheButtonThatPaused() throws Exception {
        Edt.run(() -> {
            var model = new LiveModel();
            actions.runBegins(model);
            model.apply(new Telemetry.RunPaused(0, false, ""));
            actions.frame(model);
            assertEquals("Go on", actions.pause.getValue(Action.NAME));
            assertFalse(actions.suspend.isEnabled(), "a pause is on already");

            model.apply(new Telemetry.RunContinued(1, 1));
            model.apply(new Telemetry.RunPaused(2, false, "a guard says so"));
            actions.frame(model);
            assertEquals("Pause", actions.pause.getValue(Action.NAME), "what a guard wants no button ends");

            model.apply(new Telemetry.RunPaused(3, true, ""));
            actions.frame(model);
            assertEquals("Go on", actions.suspend.getValue(Action.NAME));
        });
    }

    private Stream<WindowAction> all() {
        return Stream.of(actions.run, actions.tryFirst, actions.queue, actions.stop, actions.pause,
                actions.suspend, actions.compare,
                actions.sizes, actions.open, actions.save, actions.copy, actions.whole, actions.form, actions.theme);
    }

    /// Does nothing of what the window would do, and notes what was asked for.
    private final class NoDeeds implements WindowActions.Deeds {

        private int escapes;

        @Override
        public void run() {}

        @Override
        public void tryFirst() {}

        @Override
        public void enqueue() {}

        @Override
        public void compare() {}

        @Override
        public void showSizes() {}

        @Override
        public JobDesk jobs() {
            throw new AssertionError("nobody opens a job here");
        }

        @Override
        public void showWholeRun(boolean shown) {
            wholeRun.add(shown);
        }

        @Override
        public void toggleForm() {}

        @Override
        public void toggleTheme() {}

        @Override
        public void escape() {
            escapes++;
        }
    }
}
