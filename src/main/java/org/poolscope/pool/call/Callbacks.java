package org.poolscope.pool.call;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/// The callbacks of one pool, on the threads of [Helpers]: counted, so that whoever waits for the end of the pool waits
/// for them, too. For any thread.
public final class Callbacks implements Executor {

    // Guarded by this.
    private final Set<Thread> calling = new HashSet<>();
    private int left;

    Callbacks() {}

    @Override
    public void execute(Runnable callback) {
        add(1);
        try {
            Helpers.OURS.execute(() -> call(callback));
        } catch (Throwable e) {
            add(-1);
            throw e;
        }
    }

    private void call(Runnable callback) {
        Thread thread = Thread.currentThread();
        synchronized (this) {
            calling.add(thread);
        }
        try {
            callback.run();
        } finally {
            synchronized (this) {
                calling.remove(thread);
            }
            add(-1);
        }
    }

    private synchronized void add(int change) {
        left += change;
        notifyAll();
    }

    /// Waits until none is left. One of them would wait for itself, so it waits for none.
    public synchronized void await() throws InterruptedException {
        while (left > 0 && !calling.contains(Thread.currentThread())) {
            wait();
        }
    }
}
