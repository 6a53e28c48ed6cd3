package org.poolscope.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.Telemetry.RunPaused;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.workload.Texts;

/// Everything a person can have done in the window. What makes no sense at the moment is disabled.
final class WindowActions implements SessionListener {

    final WindowAction run;
    final WindowAction tryFirst;
    final WindowAction queue;
    final WindowAction stop;
    final WindowAction pause;
    final WindowAction suspend;
    final WindowAction compare;
    final WindowAction sizes;
    final WindowAction open;
    final WindowAction save;
    final WindowAction copy;
    final WindowAction whole;
    final WindowAction form;
    final WindowAction theme;
    private final RunController controller;
    private final Deeds deeds;

    /// What the actions do to the window, beside what the controller does.
    interface Deeds {
        void run();

        /// Runs with some items tried first.
        void tryFirst();

        /// Puts what the form says into the queue.
        void enqueue();

        void compare();

        void showSizes();

        /// Where jobs are opened, saved and copied.
        JobDesk jobs();

        void showWholeRun(boolean shown);

        void toggleForm();

        void toggleTheme();

        /// Esc was pressed, and nobody who has the focus had a use for it.
        void escape();
    }

    /// @param wholeRun whether the charts show a run that is on from its start
    WindowActions(RunController controller, boolean wholeRun, Deeds deeds) {
        Texts texts = Texts.of(WindowActions.class);
        this.controller = controller;
        this.deeds = deeds;
        run = new WindowAction(texts, "run", KeyStroke.getKeyStroke(KeyEvent.VK_F5, 0), deeds::run);
        tryFirst = new WindowAction(texts, "try", KeyStroke.getKeyStroke(KeyEvent.VK_F5, InputEvent.SHIFT_DOWN_MASK),
                deeds::tryFirst);
        queue = new WindowAction(texts, "queue", WindowAction.menuKey(KeyEvent.VK_ENTER, InputEvent.SHIFT_DOWN_MASK),
                deeds::enqueue);
        stop = new WindowAction(texts, "stop", KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), controller::stop);
        pause = new WindowAction(texts, "pause", KeyStroke.getKeyStroke(KeyEvent.VK_F7, 0),
                () -> controller.pause(false));
        suspend = new WindowAction(texts, "suspend", KeyStroke.getKeyStroke(KeyEvent.VK_F7, InputEvent.SHIFT_DOWN_MASK),
                () -> controller.pause(true));
        compare = new WindowAction(texts, "compare", WindowAction.menuKey(KeyEvent.VK_F5), deeds::compare);
        sizes = new WindowAction(texts, "sizes", WindowAction.menuKey(KeyEvent.VK_E), deeds::showSizes);
        open = new WindowAction(texts, "open", WindowAction.menuKey(KeyEvent.VK_O), () -> deeds.jobs().open());
        save = new WindowAction(texts, "save", WindowAction.menuKey(KeyEvent.VK_S), () -> deeds.jobs().save());
        copy = new WindowAction(texts, "copy-line", WindowAction.menuKey(KeyEvent.VK_L), () -> deeds.jobs().copy());
        whole = WindowAction.choice(texts, "whole", KeyStroke.getKeyStroke(KeyEvent.VK_F8, 0), wholeRun,
                deeds::showWholeRun);
        form = new WindowAction(texts, "form", KeyStroke.getKeyStroke(KeyEvent.VK_F9, 0), deeds::toggleForm);
        theme = new WindowAction(texts, "theme", WindowAction.menuKey(KeyEvent.VK_T), deeds::toggleTheme);
        enable();
    }

    /// Has the shortcuts work wherever the focus is in the window that holds a component. What the one of [#stop] does
    /// depends on where it is, and is left to the window.
    void bindTo(JComponent root) {
        List.of(run, tryFirst, queue, pause, suspend, compare, sizes, open, save, copy, whole, form, theme)
                .forEach(action -> action.bindTo(root));
        root.registerKeyboardAction(_ -> deeds.escape(), (KeyStroke) stop.getValue(Action.ACCELERATOR_KEY),
                JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    @Override
    public void sessionBegins() {
        enable();
    }

    @Override
    public void runBegins(LiveModel model) {
        pausing(true);
    }

    /// What pauses goes on by the same button.
    @Override
    public void frame(LiveModel model) {
        boolean still = model.pause().filter(RunPaused::suspended).isPresent();
        boolean waits = !still && model.pause().filter(paused -> paused.why().isEmpty()).isPresent();
        pause.called(waits ? "go-on" : "pause");
        suspend.called(still ? "go-on" : "suspend");
        if (pause.isEnabled() || suspend.isEnabled()) {
            pause.setEnabled(!still);
            suspend.setEnabled(!waits);
        }
    }

    private void pausing(boolean possible) {
        pause.setEnabled(possible);
        suspend.setEnabled(possible);
    }

    /// Asking once is enough.
    @Override
    public void sessionStops() {
        stop.setEnabled(false);
        pausing(false);
    }

    @Override
    public void sessionEnds() {
        enable();
    }

    /// First what can be done from now on: the focus may go there from what cannot.
    private void enable() {
        boolean on = controller.isOn();
        stop.setEnabled(on || stop.isEnabled());
        run.setEnabled(!on);
        tryFirst.setEnabled(!on);
        compare.setEnabled(!on);
        stop.setEnabled(on);
        pausing(false);
        pause.called("pause");
        suspend.called("suspend");
    }
}
