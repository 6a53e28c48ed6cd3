package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// G37, with programs that wait until they may end.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class SweepPauseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = "echo $$ >> \"$1.pids\"; n=$(wc -l < \"$1.pids\"); "
            + "while [ ! -e \"$1.end$n\" ]; do sleep 0.02; done";

    @TempDir
    Path folder;
    private final Queue<Telemetry> told = new ConcurrentLinkedQueue<>();

    @Test
    void shouldPauseARunOfAComparisonAndSuspendAnother() throws Exception {
        Path item = folder.resolve("one");
        var run = new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", SCRIPT, "shell", "true", "lines", item.toString())),
                new PoolOptions(1, OptionalInt.of(1), PoolOptions.MAX_BEATS_PER_SECOND));
        try (Sweep sweep = Sweep.start(new SweepConfiguration(run, List.of(1), 2), this::hear)) {
            awaitProgram(1);
            sweep.suspend().join();
            assertEquals("T", state(pids().getFirst()));
            awaitTold(its -> its instanceof Telemetry.RunPaused paused && paused.suspended());
            sweep.goOn();
            awaitTold(Telemetry.RunContinued.class::isInstance);
            Files.createFile(folder.resolve("one.end1"));

            awaitProgram(2);
            sweep.pause();
            awaitTold(its -> its instanceof Telemetry.RunPaused paused && !paused.suspended());
            Files.createFile(folder.resolve("one.end2"));
            sweep.goOn();

            awaitProgram(3);
            sweep.stop();
            List<Timing> timings = sweep.result().get(60, TimeUnit.SECONDS).at(1).timings().subList(0, 2);
            assertEquals(List.of("", "it paused, and what had begun went on meanwhile"),
                    timings.stream().map(Timing::invalid).toList());
            assertTrue(timings.getFirst().seconds() < wall(), "no time of a pause: " + timings);
        }
    }

    private void hear(SweepEvent event) {
        if (event instanceof SweepEvent.RunTold(Telemetry news)) {
            told.add(news);
        }
    }

    private double wall() {
        return told.stream().filter(Telemetry.RunEnded.class::isInstance).map(Telemetry.RunEnded.class::cast)
                .findFirst().orElseThrow().report().wall().toNanos() / 1e9;
    }

    private void awaitProgram(int number) throws Exception {
        Waiting.until("program " + number, PATIENCE, () -> pids().size() == number, told::toString);
    }

    private void awaitTold(Predicate<Telemetry> what) throws Exception {
        Waiting.until("what is to be told", PATIENCE, () -> told.stream().anyMatch(what), told::toString);
    }

    private List<String> pids() {
        try {
            return Files.readAllLines(folder.resolve("one.pids"));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String state(String pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
    }
}
