package org.poolscope.compare.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.history.JournalException;
import org.poolscope.history.read.Comparisons;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.RunRecorder;
import org.poolscope.telemetry.Telemetry;

/// Writes the runs of a sweep into the journal on their way to whoever listens. Their ends are passed on when they are
/// on the disk; all else at once, but for what follows the end of a run. Any thread, one call at a time.
public final class SweepJournal implements Consumer<SweepEvent> {

    private final Journal journal;
    private final Origin origin;
    private final Origin.Comparison comparison;
    private final Consumer<SweepEvent> listener;
    private final List<SweepRun> plain = new ArrayList<>();
    private OptionalLong last = OptionalLong.empty();
    private Journal.@Nullable Recording current;

    public SweepJournal(Journal journal, Origin origin, SweepConfiguration configuration,
                        Consumer<SweepEvent> listener) {
        this.journal = journal;
        this.origin = origin;
        this.comparison = new Origin.Comparison(SweepNotes.of(configuration),
                configuration.repeats().orElse(0));
        this.listener = listener;
    }

    @Override
    public void accept(SweepEvent event) {
        switch (event) {
            case SweepEvent.RunBegins begins -> {
                current = journal.record(origin.of(comparison, begins.block()), RunRecorder.Passing.LIVE,
                        told -> listener.accept(new SweepEvent.RunTold(told)));
                listener.accept(begins);
            }
            case SweepEvent.RunTold(var told) -> {
                if (current != null) {
                    current.listener().accept(told);
                }
            }
            case SweepEvent.RunDone done -> {
                if (done.run().turn() == Turn.BASELINE) {
                    plain.add(done.run());
                } else if (current != null) {
                    // Or the end of this run would come after the beginning of the next.
                    last = current.ended().join().number();
                    last.ifPresent(number -> note(file -> Comparisons.note(file, number, SweepNotes.of(done.run()))));
                }
                last.ifPresent(this::noteWithoutPool);
                listener.accept(done);
            }
        }
    }

    /// What was run without a pool is no run of the journal, and is noted beside another, as soon as there is one.
    private void noteWithoutPool(long number) {
        plain.forEach(run -> note(file -> Comparisons.add(file, number, SweepNotes.PLAIN, SweepNotes.ofPlain(run))));
        plain.clear();
    }

    /// Something to be written to the journal.
    private interface Note {
        void write(Path file) throws JournalException;
    }

    /// Without it a later look at this comparison would take a twin for its size, or miss that others have slowed it.
    private void note(Note note) {
        try {
            if (journal.file().isPresent()) {
                note.write(journal.file().get());
            }
        } catch (JournalException e) {
            listener.accept(new SweepEvent.RunTold(new Telemetry.Notice(System.nanoTime(),
                    String.valueOf(e.getMessage()))));
        }
    }
}
