package org.poolscope.ui.view.log;

import java.awt.EventQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.ItemChoice;
import org.poolscope.history.item.ItemChoice.Counts;
import org.poolscope.history.read.ItemPages;
import org.poolscope.history.read.ItemPlaces;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resume;
import org.poolscope.history.resume.Resumption;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemState;
import org.poolscope.ui.run.Preparation;
import org.poolscope.workload.InvalidSettingException;

/// Reads the items of one run from the journal on a thread of its own, and answers on the event dispatch thread, for
/// which its methods are.
final class ItemDesk implements AutoCloseable {

    /// The thread ends when nobody has asked for so long.
    private static final int IDLE_SECONDS = 5;

    private static final int READ_AT_ONCE = 4096;

    private final Path file;
    private final long run;
    private final Consumer<String> trouble;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("items").daemon().factory());
    private boolean closed;

    /// For the thread.
    private @Nullable ItemPages pages;

    /// @param trouble told in a sentence, without its full stop, why there is no answer
    ItemDesk(Path file, long run, Consumer<String> trouble) {
        this.file = file;
        this.run = run;
        this.trouble = trouble;
    }

    /// What there is at a look.
    ///
    /// @param from where the first of the last lines is among all
    /// @param last its last lines, if they were asked for
    record Seen(Counts counts, long from, List<ItemLine> last) {}

    /// Looks what there is by now.
    void look(ItemChoice choice, Consumer<Counts> answer) {
        ask(open -> open.look(choice), answer);
    }

    /// The same with its last lines: those of the last page, and of the one before it.
    ///
    /// @param page how many lines a page has
    void lookAtEnd(ItemChoice choice, int page, Consumer<Seen> answer) {
        ask(open -> {
            Counts counts = open.look(choice);
            long from = Math.max(0, (counts.lines() - 1) / page - 1) * page;
            List<AttemptEntry> last = open.lines(from, (int) (counts.lines() - from));
            return new Seen(counts, from, last.stream().map(ItemDesk::line).toList());
        }, answer);
    }

    /// Some of the lines that there were at the last look.
    void lines(long from, int count, Consumer<List<ItemLine>> answer) {
        ask(open -> open.lines(from, count).stream().map(ItemDesk::line).toList(), answer);
    }

    /// The lines of some rows, of those that there were at the last look.
    ///
    /// @param rows in ascending order
    /// @param make what is made of them, on another thread
    <T> void rows(int[] rows, Function<List<ItemLine>, T> make, Consumer<T> answer) {
        ask(open -> {
            List<ItemLine> lines = new ArrayList<>(rows.length);
            int from = 0;
            while (from < rows.length) {
                int to = from + 1;
                while (to < rows.length && rows[to] == rows[to - 1] + 1 && to - from < READ_AT_ONCE) {
                    to++;
                }
                open.lines(rows[from], to - from).stream().map(ItemDesk::line).forEach(lines::add);
                from = to;
            }
            return make.apply(lines);
        }, answer);
    }

    /// Has some items of the run, which is over, prepared to be run again.
    ///
    /// @param refused told in a sentence, without its full stop, why they cannot be
    void again(Predicate<Resume.Missing> wanted, Consumer<Resumption> answer, Consumer<String> refused) {
        execute(() -> tell(orRefused(() -> {
            try (JournalReader journal = JournalReader.at(file)) {
                return Preparation.again(journal, journal.run(run), wanted);
            }
        }, answer, refused)));
    }

    /// The files that an item is about.
    void sources(ItemLine line, Consumer<Map<ItemPlaces.Kind, FileToOpen>> answer) {
        ask(_ -> {
            try (JournalReader journal = JournalReader.at(file)) {
                return FileToOpen.of(journal.run(run), line.name(), line.output(), line.task());
            }
        }, answer);
    }

    /// One of them.
    ///
    /// @param refused told in a sentence, without its full stop, why it cannot be had
    void file(FileToOpen source, Consumer<Path> answer, Consumer<String> refused) {
        execute(() -> tell(orRefused(source::file, answer, refused)));
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private static <T> Runnable orRefused(Work<T> work, Consumer<T> answer, Consumer<String> refused) {
        try {
            T made = work.done();
            return () -> answer.accept(made);
        } catch (IOException | UncheckedIOException | InvalidSettingException e) {
            String sentence = String.valueOf(e.getMessage());
            return () -> refused.accept(sentence);
        }
    }

    private interface Question<T> {
        T ask(ItemPages open) throws IOException;
    }

    private <T> void ask(Question<T> question, Consumer<T> answer) {
        execute(() -> tell(told(question, answer)));
    }

    private void execute(Runnable work) {
        if (!closed) {
            thread.execute(work);
        }
    }

    private void tell(Runnable told) {
        EventQueue.invokeLater(() -> {
            if (!closed) {
                told.run();
            }
        });
    }

    private <T> Runnable told(Question<T> question, Consumer<T> answer) {
        try {
            if (pages == null) {
                pages = ItemPages.of(file, run);
            }
            T known = question.ask(pages);
            return () -> answer.accept(known);
        } catch (IOException e) {
            String sentence = String.valueOf(e.getMessage());
            return () -> trouble.accept(sentence);
        }
    }

    private static ItemLine line(AttemptEntry of) {
        ItemState state = switch (of.state()) {
            case DONE -> ItemState.DONE;
            case FAILED -> ItemState.FAILED;
            case INTERRUPTED -> ItemState.INTERRUPTED;
            case RETRIED -> ItemState.RETRIED;
        };
        return new ItemLine(of.told().toNanos(), of.worker(), of.task(), of.items(), of.name(), state, of.start(),
                of.elapsed(), of.message(), of.output(), of.result().report(), of.result().use());
    }

    /// Nothing is answered any more, and nothing asked.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.getQueue().clear();
        thread.execute(() -> {
            if (pages != null) {
                pages.close();
            }
        });
        thread.shutdown();
    }
}
