package org.poolscope.testing;

import com.formdev.flatlaf.FlatLaf;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.swing.JComponent;
import javax.swing.RepaintManager;

/// Runs what a test does with components on the event dispatch thread, under a guard that fails when anything else
/// touches them.
public final class Edt {

    private Edt() {}

    public static <T> T call(Callable<T> action) throws Exception {
        RepaintManager.setCurrentManager(new Guard());
        var task = new FutureTask<>(action);
        try {
            EventQueue.invokeAndWait(task);
            return task.get();
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } finally {
            RepaintManager.setCurrentManager(null);
        }
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

    private static final class Guard extends RepaintManager {
        @Override
        public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
            requireEdt(component);
            super.addDirtyRegion(component, x, y, width, height);
        }

        @Override
        public synchronized void addInvalidComponent(JComponent component) {
            requireEdt(component);
            super.addInvalidComponent(component);
        }

        private static void requireEdt(JComponent component) {
            if (!EventQueue.isDispatchThread()) {
                throw new AssertionError(component.getClass().getSimpleName() + " was touched by "
                        + Thread.currentThread().getName());
            }
        }
    }
}
