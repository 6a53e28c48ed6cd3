package org.poolscope.ui.view.queue;

import java.awt.EventQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalException;
import org.poolscope.history.read.JournalReader;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.workload.InvalidSettingException;

/// Asks the queue on a thread of its own, one thing after the other, and answers on the event dispatch thread: the
/// journal may be locked by another program, or on a slow disk. Its methods are for the event dispatch thread, but for
/// [#close].
final class QueueDesk implements AutoCloseable {

    /// The thread ends when nobody has asked for so long.
    private static final int IDLE_SECONDS = 5;

    private final Supplier<Optional<Path>> place;
    private final Executor thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("queue").daemon().factory());
    private volatile @Nullable BatchQueue queue;

    /// What is to be known or done. Not on the event dispatch thread.
    interface Question<T> {
        T ask(BatchQueue queue) throws IOException;
    }

    /// @param place where the journal is, which need not be there; empty if there is to be none
    QueueDesk(Supplier<Optional<Path>> place) {
        this.place = place;
    }

    /// @param trouble told in a sentence, without its full stop, why there is no answer
    <T> void ask(Question<T> question, Consumer<T> answer, Consumer<String> trouble) {
        thread.execute(() -> {
            Runnable told = told(question, answer, trouble);
            EventQueue.invokeLater(told);
        });
    }

    private <T> Runnable told(Question<T> question, Consumer<T> answer, Consumer<String> trouble) {
        try {
            T known = question.ask(queue());
            return () -> answer.accept(known);
        } catch (IOException | UncheckedIOException | InvalidSettingException e) {
            String sentence = String.valueOf(e.getMessage());
            return () -> trouble.accept(sentence);
        }
    }

    private BatchQueue queue() throws JournalException {
        BatchQueue there = queue;
        if (there == null) {
            there = new BatchQueue(place.get().orElseThrow(JournalReader::none));
            queue = there;
        }
        return there;
    }

    /// Does not work the queue any more.
    @Override
    public void close() {
        BatchQueue there = queue;
        if (there != null) {
            there.close();
        }
    }
}
