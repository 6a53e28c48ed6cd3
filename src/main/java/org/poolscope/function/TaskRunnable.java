package org.poolscope.function;

/// A [TaskAction] for whoever asks for a [Runnable], as executors do.
@FunctionalInterface
public interface TaskRunnable extends TaskAction, Runnable {

    @Override
    void run();
}
