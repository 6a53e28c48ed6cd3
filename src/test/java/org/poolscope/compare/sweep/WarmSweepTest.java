package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.telemetry.Telemetry;

/// By itself, since other tests count the workers of this process that stand by.
@Isolated
class WarmSweepTest {

    private final List<Instant> begun = new ArrayList<>();
    private final List<Instant> launched = new ArrayList<>();

    /// R20, R21
    @Test
    void shouldRunTheBatchWithoutAPoolAndHaveWorkersStandReady() {
        SweepConfiguration warm = new SweepConfiguration(ScriptedSweep.primes(), List.of(1), 1)
                .under(new Conditions(Conditions.Workers.WARM, BaselineKind.SEQUENTIAL));
        try (Sweep sweep = Sweep.start(warm, this::hear)) {
            SweepResult result = sweep.result().join();

            assertEquals(2, result.runs());
            assertEquals(Set.of(1), result.baseline().orElseThrow().seconds().keySet());
            assertEquals(0, result.baseline().orElseThrow().differing(), "both found the same");
            assertEquals(1, result.at(1).validSeconds().length);
            assertTrue(launched.getFirst().isBefore(begun.getFirst()), launched + " " + begun);
        }
    }

    private void hear(SweepEvent event) {
        if (event instanceof SweepEvent.RunTold(Telemetry.RunStarted started)) {
            begun.add(started.at());
        }
        if (event instanceof SweepEvent.RunTold(Telemetry.WorkerStarted worker)) {
            ProcessHandle.of(worker.pid()).flatMap(process -> process.info().startInstant()).ifPresent(launched::add);
        }
    }
}
