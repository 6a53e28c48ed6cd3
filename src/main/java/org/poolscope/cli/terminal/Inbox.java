package org.poolscope.cli.terminal;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Where other threads drop what they report, and one thread takes it out, frame by frame, and shows it.
public final class Inbox<T> implements Consumer<T> {

    private static final long FRAME_MILLIS = 100;

    private final BlockingQueue<T> letters = new LinkedBlockingQueue<>();

    @Override
    public void accept(T letter) {
        letters.add(letter);
    }

    /// Takes out letters until the end has come, and those that were dropped before it.
    ///
    /// @param frame what is done after the letters of one frame, ten times a second
    /// @return what it ended with
    public <R> R openUntil(CompletableFuture<R> end, Consumer<T> letter, Runnable frame) throws IOException,
            InterruptedException {
        while (true) {
            boolean over = waitAFrame(end);
            for (T next = letters.poll(); next != null; next = letters.poll()) {
                letter.accept(next);
            }
            frame.run();
            if (over) {
                return outcome(end);
            }
        }
    }

    private static boolean waitAFrame(CompletableFuture<?> end) throws InterruptedException {
        try {
            end.get(FRAME_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private static <R> R outcome(CompletableFuture<R> end) throws IOException, InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
