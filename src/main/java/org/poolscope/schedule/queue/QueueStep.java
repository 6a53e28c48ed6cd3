package org.poolscope.schedule.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.resume.UnnamedItemsException;
import org.poolscope.workload.Batch;
import org.poolscope.workload.run.RunConfiguration;

/// What whoever works the queue is to do next.
public sealed interface QueueStep {

    /// To run a batch.
    ///
    /// @param goesOn the run of it that was interrupted and is to be gone on with; empty if it begins anew
    record Begin(QueueEntry entry, RunConfiguration configuration, OptionalLong goesOn) implements QueueStep {

        /// What is missing of the run that is to be gone on with; empty if there is none, or its items have no names,
        /// so that all of it has to be run. Takes as long as reading the input takes.
        ///
        /// @param plan what finds the items of a run whose list the journal does not have
        /// @throws org.poolscope.history.JournalException if it cannot be gone on with, or the journal cannot be read
        public Optional<Resumption> past(Path journal, Function<RunConfiguration, Batch> plan) throws IOException {
            if (goesOn.isEmpty()) {
                return Optional.empty();
            }
            try (JournalReader reader = JournalReader.at(journal)) {
                return Optional.of(Resumption.of(reader, reader.run(goesOn.getAsLong()),
                        Resumption.Wishes.asBefore(false), plan));
            } catch (UnnamedItemsException _) {
                return Optional.empty();
            }
        }
    }

    /// To come again at a time, when the first of those that wait may begin.
    record Wait(Instant until) implements QueueStep {}

    /// To stand still: there was a stop, which is gone now.
    ///
    /// @param waiting how many wait behind it
    record Halt(long waiting) implements QueueStep {}

    /// Nothing waits any more.
    record Nothing() implements QueueStep {}
}
