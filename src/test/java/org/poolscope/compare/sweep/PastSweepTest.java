package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.words.Findings;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.Comparisons;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;

class PastSweepTest {

    @TempDir
    Path folder;

    @Test
    void shouldSayOfAPastComparisonWhatItSaidAtItsEnd() throws Exception {
        Path file = folder.resolve("journal.sqlite");
        var asked = new SweepConfiguration(ScriptedSweep.primes(), List.of(1, 2), new Ending.Blocks(3), 5, true);
        SweepResult then;
        try (Journal journal = Journal.at(file);
             Sweep sweep = Sweep.start(asked, new SweepJournal(journal, Origin.of("test"), asked, _ -> { }))) {
            then = sweep.result().join();
        }

        try (JournalReader journal = JournalReader.at(file)) {
            List<RunEntry> same = Comparisons.of(journal, asked.configuration());
            SweepResult past = PastSweep.of(journal, same.getFirst().comparison().orElseThrow()).result();

            assertEquals(1, same.size(), "a comparison once, by its first run");
            assertEquals(then.configuration(), past.configuration());
            assertEquals(then.sizes().stream().map(SizeResult::timings).toList(),
                    past.sizes().stream().map(SizeResult::timings).toList());
            assertEquals(then.recommendation(), past.recommendation());
            assertEquals(Findings.of(then, Optional.empty()), Findings.of(past, Optional.empty()));
            assertThrows(JournalException.class, () -> PastSweep.of(journal, 99), "there is none");
        }
    }

    /// R20
    @Test
    void shouldKnowWhatAPastComparisonTookWithoutAPool() throws Exception {
        Path file = folder.resolve("journal.sqlite");
        var asked = new SweepConfiguration(ScriptedSweep.primes(), List.of(1, 2), new Ending.Blocks(1), 5, false)
                .under(new Conditions(Conditions.Workers.FRESH, BaselineKind.THREADS));
        SweepResult then;
        try (Journal journal = Journal.at(file);
             Sweep sweep = Sweep.start(asked, new SweepJournal(journal, Origin.of("test"), asked, _ -> { }))) {
            then = sweep.result().join();
        }

        try (JournalReader journal = JournalReader.at(file)) {
            SweepResult past = PastSweep.of(journal, 1).result();

            assertEquals(Set.of(1, 2), past.baseline().orElseThrow().seconds().keySet());
            assertEquals(then.baseline(), past.baseline());
            assertEquals(then.runs(), past.runs());
            assertEquals(asked.conditions(), past.configuration().conditions());
            assertEquals(Findings.of(then, Optional.empty()), Findings.of(past, Optional.empty()));
        }
    }

    @Test
    void shouldOpenAStoppedComparisonAsFarAsItCame() throws Exception {
        Path file = folder.resolve("journal.sqlite");
        var asked = new SweepConfiguration(ScriptedSweep.primes(), List.of(1, 2), new Ending.Blocks(50), 5, true);
        try (Journal journal = Journal.at(file)) {
            var sweep = new Sweep[1];
            var journalled = new SweepJournal(journal, Origin.of("test"), asked, event -> {
                if (event instanceof SweepEvent.RunBegins begins && begins.number() > 4) {
                    sweep[0].stop();
                }
            });
            try (Sweep started = Sweep.start(asked, event -> {
                synchronized (sweep) {
                    journalled.accept(event);
                }
            })) {
                synchronized (sweep) {
                    sweep[0] = started;
                }
                started.result().join();
            }
        }

        try (JournalReader journal = JournalReader.at(file)) {
            SweepResult past = PastSweep.of(journal, 1).result();
            assertTrue(past.stopped(), () -> past.recommendation().end().toString());
            assertTrue(past.runs() >= 4, () -> past.runs() + " runs");
        }
    }
}
