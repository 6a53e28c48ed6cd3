package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.testing.Waiting;

/// The window on a screen, used without a mouse.
@RequiresDisplay
class KeyboardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ITEMS_TAB = 1;

    /// More than there is to reach.
    private static final int MOST = 80;

    @TempDir
    private Path folder;

    @RegisterExtension
    final OpenWindow open = new OpenWindow(() -> folder.resolve("window.properties"));

    @Test
    void shouldReachAndLeaveEverythingByTabAndCallItByAName() throws Exception {
        showRun();
        Component first = focusOn("field.workload");

        List<Component> there = round(first, false);
        List<Component> back = round(first, true);

        List<String> nameless = there.stream().filter(KeyboardTest::isNameless).map(KeyboardTest::inWords).toList();
        assertEquals(List.of(), nameless);
        Set<String> reached = new LinkedHashSet<>(there.stream().map(Component::getName).toList());
        assertTrue(reached.containsAll(List.of("items", "workers", "tabs", "field.from")), reached.toString());
        assertTrue(reached.stream().anyMatch(name -> name != null && name.startsWith("button.")), reached.toString());
        assertEquals(Set.copyOf(there), Set.copyOf(back), "by Shift+Tab the same is reached");
    }

    @Test
    void shouldGoFromButtonToButtonOfTheToolbarByArrowKeys() throws Exception {
        Component run = focusOn("button.run");

        Component next = after(KeyEvent.VK_RIGHT, run);
        assertEquals("button.try", next.getName());
        Component third = after(KeyEvent.VK_RIGHT, next);
        assertEquals("button.queue", third.getName(), "there is nothing to stop");
        assertEquals("button.sizes", after(KeyEvent.VK_RIGHT, third).getName());
        assertEquals("button.queue", after(KeyEvent.VK_LEFT, focus()).getName());
    }

    @Test
    void shouldLeaveNobodyOnAButtonThatDoesNothing() throws Exception {
        focusOn("field.from");
        Edt.run(() -> Components.named(open.panel(), "button.stop", JButton.class).requestFocusInWindow());

        Waiting.until("the focus is on Run, as there is nothing to stop", PATIENCE,
                () -> focus() instanceof JButton button && "button.run".equals(button.getName()),
                () -> "it is elsewhere");
    }

    @Test
    void shouldMoveWithinATableByArrowKeys() throws Exception {
        showRun();
        var table = (JTable) focusOn("items");

        OpenWindow.press(KeyEvent.VK_DOWN);
        OpenWindow.press(KeyEvent.VK_DOWN);

        Waiting.until("the second row is selected", PATIENCE, () -> Edt.call(table::getSelectedRow) == 1, () -> "no");
        assertEquals(table, focus());
    }

    @Test
    void shouldRevertAFieldWithEscapeAndStopTheRunOnlyFromTheViews() throws Exception {
        open.fillInALongRun();
        focusOn("field.from");
        OpenWindow.press(KeyEvent.VK_F5);
        OpenWindow.awaitAWorker();
        focusOn("field.from");
        OpenWindow.press(KeyEvent.VK_7);
        awaitText("field.from", text -> text.contains("7"));

        OpenWindow.press(KeyEvent.VK_ESCAPE);

        awaitText("field.from", "0"::equals);
        assertFalse(open.state().startsWith("Stop"), open.state());
        focusOn("field.workload");
        OpenWindow.press(KeyEvent.VK_ESCAPE);
        Edt.run(() -> assertTrue(open.controller.isOn() && open.panel().actions().stop.isEnabled(),
                "a list is no place either"));

        focusOn("tabs");
        OpenWindow.press(KeyEvent.VK_ESCAPE);

        open.awaitState("Stopped");
    }

    @Test
    void shouldStopWithEscapeWhatWasStartedFromTheToolbar() throws Exception {
        open.fillInALongRun();
        focusOn("button.run");
        OpenWindow.press(KeyEvent.VK_SPACE);
        Waiting.until("the focus is where it is stopped", PATIENCE,
                () -> focus() != null && "button.stop".equals(focus().getName()), () -> "it is not");

        OpenWindow.press(KeyEvent.VK_ESCAPE);

        open.awaitState("Stopped");
    }

    @Test
    void shouldAnswerToTheKeysOfTheWindowInATableToo() throws Exception {
        showRun();
        focusOn("workers");
        var whole = Edt.call(() -> Components.named(open.panel(), "button.whole", AbstractButton.class));
        boolean before = Edt.call(whole::isSelected);

        OpenWindow.press(KeyEvent.VK_F8);

        Waiting.until("the whole run is shown", PATIENCE, () -> Edt.call(whole::isSelected) != before, () -> "no");
    }

    /// Who is reached from a component on, until it is again.
    private List<Component> round(Component first, boolean back) throws Exception {
        List<Component> reached = new ArrayList<>();
        Component at = first;
        do {
            reached.add(at);
            assertTrue(reached.size() < MOST, () -> "caught among " + reached.stream().map(KeyboardTest::inWords)
                    .distinct().toList());
            at = back ? afterShiftTab(at) : after(KeyEvent.VK_TAB, at);
        } while (at != first);
        return reached;
    }

    private static Component afterShiftTab(Component from) throws Exception {
        var robot = new Robot();
        robot.keyPress(KeyEvent.VK_SHIFT);
        try {
            return after(KeyEvent.VK_TAB, from);
        } finally {
            robot.keyRelease(KeyEvent.VK_SHIFT);
        }
    }

    private static Component after(int key, Component from) throws Exception {
        OpenWindow.press(key);
        Waiting.until("the focus goes on", PATIENCE, () -> focus() != null && focus() != from, () -> inWords(from));
        return focus();
    }

    private static Component focus() throws Exception {
        return Edt.call(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
    }

    private Component focusOn(String name) throws Exception {
        Component component = Edt.call(() -> Components.named(open.panel(), name, Component.class));
        Edt.run(component::requestFocusInWindow);
        Waiting.until(name + " has the focus", PATIENCE, () -> focus() == component, () -> "it has not");
        return component;
    }

    private static boolean isNameless(Component component) {
        String name = component.getAccessibleContext().getAccessibleName();
        return name == null || name.isBlank();
    }

    private static String inWords(Component component) {
        return component.getClass().getSimpleName() + " " + component.getName();
    }

    private void awaitText(String name, Predicate<String> wanted) throws Exception {
        var field = Edt.call(() -> Components.named(open.panel(), name, JTextComponent.class));
        Waiting.until(name + " says so", PATIENCE, () -> wanted.test(Edt.call(field::getText)), () -> "not");
    }

    /// One with failures, at the items.
    private void showRun() throws Exception {
        Edt.run(() -> {
            var model = new LiveModel();
            RunScript run = RunScript.start(model, 2, 40).worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);
            open.audience.sessionBegins();
            open.audience.runBegins(model);
            run.done(1, 1, 0.5).failed(1.2, 2, 0.1, "cut.jpg", "ends in the middle of the picture")
                    .ended(2, Outcome.COMPLETED, 39, 1).tick(2);
            open.audience.runEnds(model);
            Components.named(open.panel(), "tabs", JTabbedPane.class).setSelectedIndex(ITEMS_TAB);
            open.panel().validate();
        });
        Waiting.until("items are there", PATIENCE, () -> Edt.call(() ->
                Components.named(open.panel(), "items", JTable.class).isShowing()), () -> "they are not");
    }
}
