package org.poolscope.compare.sweep;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.history.Journal;
import org.poolscope.history.Origin;
import org.poolscope.history.RunRecorder;

/// Writes the runs of a sweep into the journal on their way to whoever listens. Their ends are passed on when they are
/// on the disk; all else at once, but for what follows the end of a run. Any thread, one call at a time.
public final class SweepJournal implements Consumer<SweepEvent> {

    private final Journal journal;
    private final Origin origin;
    private final Origin.Comparison comparison;
    private final Consumer<SweepEvent> listener;
    private Journal.@Nullable Recording current;

    public SweepJournal(Journal journal, Origin origin, SweepConfiguration configuration,
                        Consumer<SweepEvent> listener) {
        this.journal = journal;
        this.origin = origin;
        this.comparison = new Origin.Comparison(configuration.sizes(), configuration.repeats().orElse(0));
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
                if (current != null) {
                    // Or the end of this run would come after the beginning of the next.
                    current.ended().join();
                }
                listener.accept(done);
            }
        }
    }
}
