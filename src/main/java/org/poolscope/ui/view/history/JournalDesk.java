package org.poolscope.ui.view.history;

import java.awt.EventQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.poolscope.history.read.JournalReader;
import org.poolscope.workload.InvalidSettingException;

/// Asks the journal on a thread of its own, one thing after the other, and answers on the event dispatch thread: the
/// file may be locked by another program, on a slow disk, or large. Its methods are for the event dispatch thread.
public final class JournalDesk {

    /// The thread ends when nobody has asked for so long.
    private static final int IDLE_SECONDS = 5;

    private final Supplier<Optional<Path>> place;
    private final Executor thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("history").daemon().factory());
    private final AtomicInteger latest = new AtomicInteger();

    /// What is to be known. Not on the event dispatch thread.
    public interface Question<T> {
        T ask(JournalReader journal) throws IOException;
    }

    /// What is to be done with the journal's file. Not on the event dispatch thread.
    interface Deed {
        void on(Path file) throws IOException;
    }

    /// @param place where the journal is, which need not be there; empty if there is to be none
    public JournalDesk(Supplier<Optional<Path>> place) {
        this.place = place;
    }

    /// Asks in place of whatever was asked here before and is not answered yet.
    ///
    /// @param none    the answer as long as there is no journal
    /// @param trouble told in a sentence, without its full stop, why there is no answer
    public <T> void askAnew(T none, Question<T> question, Consumer<T> answer, Consumer<String> trouble) {
        int turn = latest.incrementAndGet();
        BooleanSupplier counts = () -> turn == latest.get();
        thread.execute(() -> {
            if (counts.getAsBoolean()) {
                attempt(() -> {
                    Optional<Path> file = place.get();
                    if (file.isPresent() && !Files.exists(file.get())) {
                        return none;
                    }
                    try (JournalReader journal = open(file)) {
                        return question.ask(journal);
                    }
                }, answer, trouble, counts);
            }
        });
    }

    /// Does what has to be done whatever is asked besides.
    void apply(Deed deed, Runnable done, Consumer<String> trouble) {
        thread.execute(() -> attempt(() -> {
            Optional<Path> file = place.get();
            if (file.isPresent()) {
                deed.on(file.get());
            }
            return file;
        }, _ -> done.run(), trouble, () -> true));
    }

    /// Where there is to be none, this says why.
    private static JournalReader open(Optional<Path> file) throws IOException {
        return file.isPresent() ? JournalReader.at(file.get()) : JournalReader.open();
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    private static <T> void attempt(Attempt<T> attempt, Consumer<T> answer, Consumer<String> trouble,
                                    BooleanSupplier counts) {
        Runnable told = told(attempt, answer, trouble);
        EventQueue.invokeLater(() -> {
            if (counts.getAsBoolean()) {
                told.run();
            }
        });
    }

    private static <T> Runnable told(Attempt<T> attempt, Consumer<T> answer, Consumer<String> trouble) {
        try {
            T known = attempt.make();
            return () -> answer.accept(known);
        } catch (IOException | UncheckedIOException | InvalidSettingException e) {
            String sentence = String.valueOf(e.getMessage());
            return () -> trouble.accept(sentence);
        }
    }
}
