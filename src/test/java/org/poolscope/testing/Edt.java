package org.poolscope.testing;

import com.formdev.flatlaf.FlatLaf;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import javax.swing.JComponent;
import javax.swing.RepaintManager;

/// Runs what a test does with components on the event dispatch thread, under a guard that fails when anything else
/// touches them.
public final class Edt {

    private Edt() {}

    public static <T> T call(Callable<T> action) throws Exception {
        RepaintManager before = RepaintManager.currentManager(null);
        RepaintManager.setCurrentManager(new Guard());
        var task = new FutureTask<>(action);
        try {
            EventQueue.invokeAndWait(task);
            return task.get();
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } finally {
            RepaintManager.setCurrentManager(before);
        }
    }

    /// Guards from now on, between calls too.
    public static Guard guard() {
        var guard = new Guard();
        RepaintManager.setCurrentManager(guard);
        return guard;
    }

    /// As [#call], for what gives nothing back.
    public static void run(Deed deed) throws Exception {
        call(() -> {
            deed.run();
            return null;
        });
    }

    /// What is to be done.
    @FunctionalInterface
    public interface Deed {
        void run() throws Exception;
    }

    /// Puts a theme of the program in force.
    public static void theme(FlatLaf theme) {
        FlatLaf.registerCustomDefaultsSource("org.poolscope.ui");
        FlatLaf.setup(theme);
    }

    /// Throws wherever another thread touches a component, and keeps it for the test to see: the thread that threw may
    /// be one that nobody looks at.
    public static final class Guard extends RepaintManager {

        private final List<String> touched = new CopyOnWriteArrayList<>();
        private final List<JComponent> drawn = new ArrayList<>();

        /// What was touched by whom.
        public List<String> touched() {
            return touched;
        }

        /// What has asked to be drawn since this was asked the last time. Event dispatch thread.
        public List<JComponent> takeDrawn() {
            List<JComponent> taken = List.copyOf(drawn);
            drawn.clear();
            return taken;
        }

        @Override
        public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
            requireEdt(component);
            if (width > 0 && height > 0) {
                drawn.add(component);
            }
            super.addDirtyRegion(component, x, y, width, height);
        }

        @Override
        public synchronized void addInvalidComponent(JComponent component) {
            requireEdt(component);
            super.addInvalidComponent(component);
        }

        private void requireEdt(JComponent component) {
            if (!EventQueue.isDispatchThread()) {
                touched.add(component.getClass().getSimpleName() + " by " + Thread.currentThread().getName());
                throw new AssertionError(touched.getLast());
            }
        }
    }
}
