package org.poolscope.schedule.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.poolscope.history.JournalException;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.JournalKeeper;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.job.Comparison;
import org.poolscope.job.JobSpec;
import org.poolscope.telemetry.RunReport.Outcome;

/// Comparisons that wait, in a journal of its own; their runs are told and run nowhere.
class QueuedComparisonTest extends OwnQueue {

    /// J42
    @Test
    void shouldKnowAComparisonByAllItsRunsAndBeginItAnewAfterAKill() throws IOException {
        var asked = new Comparison(List.of(1, 2), OptionalInt.of(1), Optional.empty(), Optional.empty(),
                OptionalInt.of(7), List.of(1, 4), Optional.of("warm"), Optional.empty());
        long number = queue.addJobs(List.of(new JobSpec("", ToldRun.commands("one"), Optional.of(asked))),
                Optional.empty()).getFirst();
        queue.begin();
        try (Journal journal = Journal.at(file())) {
            QueueStep.Begin step = begun(Instant.now());
            assertEquals(Optional.of(asked), step.entry().comparison());
            compared(journal, step, new Origin.Comparison(Map.of("sizes", List.of(1, 2)), 1));
            assertEquals(List.of("running"), states(), "a run of it is over, it is not");
        }
        kill("UPDATE queue SET owner='1-gone' WHERE owner IS NOT NULL");
        assertEquals(List.of("interrupted"), states());
        assertEquals(1, queue.status(9).interrupted());

        try (Journal journal = Journal.at(file())) {
            QueueStep.Begin again = begun(Instant.now());
            assertEquals(OptionalLong.empty(), again.goesOn(), "runs of another day would not be fair to today's");
            var second = new Origin.Comparison(Map.of("sizes", List.of(1, 2)), 1);
            compared(journal, again, second);
            compared(journal, again, second);
        }
        assertEquals(QueueState.DONE, queue.compared(number, false, true));
        assertEquals(List.of("done"), states());
        assertEquals(OptionalLong.of(2), queue.status(9).entries().getFirst().run(), "the first of its runs");
        try (JournalReader journal = JournalReader.at(file())) {
            JournalKeeper.forget(file(), journal.run(2));
            assertEquals(List.of("done"), states(), "there is another run of it");
            JournalKeeper.forget(file(), journal.run(3));
        }
        assertEquals(List.of(), states(), "what is forgotten is gone here, too");
    }

    private static void compared(Journal journal, QueueStep.Begin step, Origin.Comparison comparison) {
        new ToldRun(journal, Origin.of("queue").queued(step.entry().number()).of(comparison, 1), step.configuration(),
                _ -> { }).start(1).done("a").end(Outcome.COMPLETED, 1);
    }

    /// J40
    @Test
    void shouldTellAComparisonThatWasStoppedFromOneWithFailures() throws IOException {
        for (QueueState expected : List.of(QueueState.STOPPED, QueueState.FAILED, QueueState.UNKNOWN)) {
            long number = queue.addJobs(List.of(new JobSpec("", ToldRun.commands("one"),
                    Optional.of(new Comparison(List.of(1), OptionalInt.of(1))))), Optional.empty()).getFirst();
            queue.begin();
            try (Journal journal = Journal.at(file())) {
                QueueStep.Begin step = begun(Instant.now());
                if (expected != QueueState.UNKNOWN) {
                    compared(journal, step, new Origin.Comparison(Map.of(), 1));
                }
            }
            assertEquals(expected, queue.compared(number, expected == QueueState.STOPPED, false));
        }
    }

    /// As it is left by a program that is killed.
    private List<String> states() throws JournalException {
        return queue.status(9).entries().stream().map(entry -> entry.state().word()).toList();
    }
}
