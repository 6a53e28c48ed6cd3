package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.compare.Advice;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.workload.run.PoolOptions;

/// What other processes take from a comparison. A child of another test, when it ends, would count as one of its own.
@Isolated
class DisturbedSweepTest {

    private static final int MOST_PROCESSORS = 16;

    @Test
    void shouldTellOfRunsThatOtherProcessesHaveSlowed() throws Exception {
        int processors = ProcessorTime.in(Path.of("/proc")).map(ProcessorTime::processors).orElse(0);
        assumeTrue(processors > 0 && processors <= MOST_PROCESSORS, "the system does not tell, or has many processors");
        var sweep = new SweepConfiguration(ScriptedSweep.primes(), List.of(1, processors + 1), 3);
        List<Process> others = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * processors; i++) {
                // As nice as the workers, which would have to wait for long otherwise.
                others.add(new ProcessBuilder("nice", "-n", Integer.toString(PoolOptions.NICER), "sh", "-c",
                        "while :; do :; done").start());
            }
            try (Sweep running = Sweep.start(sweep, _ -> {})) {
                SweepResult result = running.result().get(120, TimeUnit.SECONDS);

                List<Timing> timings = result.at(processors + 1).timings();
                assertEquals(6, timings.stream().filter(Timing::disturbed).count(), result.sizes()::toString);
                assertEquals(List.of(1, 2, 3), timings.stream().filter(Timing::again).map(Timing::block).toList(),
                        "each was run once more in its block");
                assertEquals(new Advice.Disturbed(), result.advice());
            }
        } finally {
            others.forEach(Process::destroyForcibly);
        }
    }
}
