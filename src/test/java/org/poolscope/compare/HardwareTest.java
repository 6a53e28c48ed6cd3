package org.poolscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Mark;
import org.poolscope.compare.words.Findings.Topic;
import org.poolscope.compare.words.Findings.Warning;
import org.poolscope.compare.words.HardwareWords;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.WorkerExit;

class HardwareTest {

    private static final long GIBIBYTE = 1L << 30;

    /// R22
    @Test
    void shouldCountCoresAndReadTheQuotaOfTheControlGroup(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cpuinfo"), """
                processor\t: 0
                physical id\t: 0
                core id\t\t: 0
                processor\t: 1
                physical id\t: 0
                core id\t\t: 0
                processor\t: 2
                physical id\t: 1
                core id\t\t: 0
                """);
        Files.createDirectories(folder.resolve("self"));
        Files.writeString(folder.resolve("self/cgroup"), "0::/a/b\n");
        Files.createDirectories(folder.resolve("groups/a/b"));
        assertEquals(OptionalInt.of(2), Hardware.cores(folder));
        assertEquals(OptionalDouble.empty(), Hardware.quota(folder.resolve("groups"), folder));

        Files.writeString(folder.resolve("groups/a/b/cpu.max"), "150000 100000\n");
        assertEquals(OptionalDouble.of(1.5), Hardware.quota(folder.resolve("groups"), folder));
        Files.writeString(folder.resolve("groups/a/b/cpu.max"), "max 100000\n");
        assertEquals(OptionalDouble.empty(), Hardware.quota(folder.resolve("groups"), folder));
        assertEquals(OptionalInt.empty(), Hardware.cores(folder.resolve("none")));
    }

    /// R22
    @Test
    void shouldSayWhichSizesTakeTurnsAndWhichWouldSwap() {
        SweepResult result = SweepResult.of(new SweepConfiguration(ScriptedSweep.primes(), List.of(2, 8), 1),
                List.of(run(2, 2 * GIBIBYTE), run(8, 7 * GIBIBYTE + GIBIBYTE / 2)), Optional.empty());
        var machine = new Hardware(4, OptionalInt.of(2), OptionalDouble.of(3.5), 8 * GIBIBYTE);

        Findings found = Findings.of(result, Optional.of(machine));
        assertEquals(List.of(new Fact(Topic.MACHINE, "4 hardware threads of 2 cores, of which its control group may "
                        + "use 3.5, to run on: workers of pools of 8 take turns."),
                new Fact(Topic.MEMORY, "8 workers need 7.5 of 8.0 GB.")), found.facts());
        assertEquals(List.of(new Warning(Mark.CAUTION, "With a pool of 8 the machine would swap.")), found.warnings());
        assertTrue(HardwareWords.swaps(result.at(8), machine));
        assertFalse(HardwareWords.swaps(result.at(2), machine));
        assertEquals(List.of(new Fact(Topic.MACHINE, "64 hardware threads to run on.")), Findings.of(result,
                Optional.of(new Hardware(64, OptionalInt.empty(), OptionalDouble.empty(), 0))).facts());
    }

    private static SweepRun run(int size, long bytes) {
        return new SweepRun(1, size, new RunReport(ScriptedSweep.primes().withWorkers(size), Outcome.COMPLETED, 1, 1, 0,
                Duration.ofSeconds(1), Map.of(), "same", List.of(new ProcessReport(1, 1, 1, 1, Duration.ZERO, bytes,
                new WorkerExit.Finished())), List.of(), List.of(), Optional.empty()));
    }
}
