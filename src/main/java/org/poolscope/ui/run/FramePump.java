package org.poolscope.ui.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.swing.Timer;

/// Brings news from any thread to the event dispatch thread, once per frame: one inbox, one timer, however much comes
/// in.
///
/// @param <E> what the news are
final class FramePump<E> implements AutoCloseable {

    private static final int FRAME_MILLIS = 33;

    /// So that a flood costs a few frames and not the event dispatch thread; the rest is taken with the next frame.
    private static final int MOST_PER_FRAME = 10_000;

    private final Queue<E> inbox = new ConcurrentLinkedQueue<>();
    private final Consumer<E> taker;
    private final Timer timer;

    /// @param taker takes in one thing
    /// @param frame called after all that came in since the last frame was taken
    FramePump(Consumer<E> taker, Runnable frame) {
        this.taker = taker;
        this.timer = new Timer(FRAME_MILLIS, _ -> {
            take(MOST_PER_FRAME);
            frame.run();
        });
    }

    /// Any thread; returns at once.
    void put(E news) {
        inbox.add(news);
    }

    void start() {
        timer.start();
    }

    private void take(int most) {
        for (int i = 0; i < most; i++) {
            E news = inbox.poll();
            if (news == null) {
                return;
            }
            taker.accept(news);
        }
    }

    /// Takes what is still in the inbox and ends the timer.
    @Override
    public void close() {
        timer.stop();
        take(Integer.MAX_VALUE);
    }
}
