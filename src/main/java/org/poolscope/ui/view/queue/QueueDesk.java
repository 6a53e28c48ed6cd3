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
import org.poolscope.history.JournalReader;
import org.poolscope.history.Resumption;
import org.poolscope.history.UnnamedItemsException;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.ui.run.Preparation;
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
            Optional<Path> file = place.get();
            if (file.isEmpty()) {
                // It says why there is none.
                JournalReader.open().close();
            }
            there = new BatchQueue(file.orElseThrow());
            queue = there;
        }
        return there;
    }

    /// What is missing of a run; empty if its items have no names, so that all of it has to be run. Takes as long as
    /// reading the input takes: not on the event dispatch thread.
    static Optional<Resumption> prepared(BatchQueue queue, long run) throws IOException {
        try (JournalReader journal = JournalReader.at(queue.journal())) {
            return Optional.of(Preparation.of(journal, journal.run(run)));
        } catch (UnnamedItemsException _) {
            return Optional.empty();
        }
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
