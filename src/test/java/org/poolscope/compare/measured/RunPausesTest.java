package org.poolscope.compare.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.telemetry.Telemetry;

/// G37: what the pauses of its runs are to a comparison.
class RunPausesTest {

    private final RunPauses.Log log = new RunPauses.Log();

    @Test
    void shouldAddUpTheTimeInWhichAllStoodStill() {
        log.hear(new Telemetry.RunPaused(10, true, ""));
        log.hear(new Telemetry.RunPaused(14, true, "a guard wants it, too"));
        log.hear(new Telemetry.RunContinued(15, 5));
        log.hear(new Telemetry.RunPaused(20, true, ""));
        log.hear(new Telemetry.RunPaused(22, false, "a guard still wants it"));

        assertEquals(new RunPauses(Duration.ofNanos(7), true), log.pauses());
    }

    @Test
    void shouldSayNothingOfARunThatWentThrough() {
        log.hear(new Telemetry.Notice(10, "something"));

        assertEquals(RunPauses.NONE, log.pauses());
    }

    @Test
    void shouldTakeTheTimeInWhichAllStoodStillOffARunsTime() {
        SweepResult result = ScriptedSweep.of(1).run(1, 8)
                .paused(1, 20, new RunPauses(Duration.ofSeconds(12), false)).result();

        assertEquals(List.of(8.0, 8.0), result.at(1).timings().stream().map(Timing::seconds).toList());
        assertEquals(List.of(), result.at(1).invalid());
    }

    @Test
    void shouldNotCountARunOfWhichSomethingWentOnInAPause() {
        SweepResult result = ScriptedSweep.of(1).run(1, 8)
                .paused(1, 20, new RunPauses(Duration.ZERO, true)).result();

        assertEquals(List.of("it paused, and what had begun went on meanwhile"),
                result.at(1).invalid().stream().map(Timing::invalid).toList());
    }
}
