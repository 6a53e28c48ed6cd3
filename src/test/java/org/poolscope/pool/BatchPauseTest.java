package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.Conduct;
import org.poolscope.workload.run.Guards;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

/// G28: runs that pause, and workers that stand still with all that they have started.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class BatchPauseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    @Test
    void shouldBeginNothingMoreUntilItGoesOn() throws Exception {
        Path end = folder.resolve("end");
        try (var scenario = Scenario.pooled(1, "await " + end, "say a", "say b")) {
            scenario.await(Telemetry.Beat.class, beat -> beat.phase() == Phase.RUNNING);
            scenario.run().pause();
            long paused = scenario.await(Telemetry.RunPaused.class, its -> !its.suspended() && its.why().isEmpty())
                    .nanos();
            // What was given out in advance is on its way back.
            scenario.await(Telemetry.Beat.class, beat -> beat.nanos() - paused > MOMENT.toNanos());
            Files.createFile(end);
            long done = scenario.await(Telemetry.Completion.class, _ -> true).nanos();
            scenario.await(Telemetry.Beat.class, beat -> beat.task() < 0 && beat.nanos() > done);
            assertEquals(1, scenario.all(Telemetry.Completion.class).size(), "another one was begun");

            scenario.run().goOn();
            RunReport report = scenario.report();

            assertEquals(3, report.succeeded(), report::toString);
            assertTrue(report.paused().isPositive() && report.paused().compareTo(report.wall()) < 0, report::toString);
            assertEquals(1, scenario.all(Telemetry.RunContinued.class).size());
        }
    }

    @Test
    void shouldStandStillWithAllProgramsAndCountNoTime() throws Exception {
        String script = "echo $$ > \"$1.new\"; mv \"$1.new\" \"$1.pid\"; "
                + "while [ ! -e \"$1.end\" ]; do sleep 0.02; done";
        Path item = folder.resolve("one");
        Map<String, String> settings = Map.of("template", script, "shell", "true", "lines", item.toString());
        var pool = new PoolOptions(1, OptionalInt.of(1), PoolOptions.MAX_BEATS_PER_SECOND);
        try (var scenario = Scenario.of(new RunConfiguration("commands",
                Settings.parse(Workloads.named("commands").parameters(), settings), pool))) {
            Path pid = folder.resolve("one.pid");
            Waiting.until("the program runs", PATIENCE, () -> Files.exists(pid), () -> scenario.heard().toString());
            scenario.run().suspend().join();
            for (long process : List.of(Long.parseLong(Files.readString(pid).strip()), scenario.alive().getFirst())) {
                assertEquals("T", state(process));
            }
            assertEquals(List.of(), scenario.all(Telemetry.Completion.class));
            assertEquals(List.of(), scenario.all(Telemetry.WorkerStopped.class), "nobody else has stopped it");

            scenario.run().goOn();
            Files.createFile(folder.resolve("one.end"));
            RunReport report = scenario.report();

            assertEquals(1, report.succeeded(), report::toString);
            Telemetry.Completion done = scenario.all(Telemetry.Completion.class).getFirst();
            long before = scenario.all(Telemetry.RunPaused.class).getFirst().nanos()
                    - scenario.all(Telemetry.WorkerStarted.class).getFirst().nanos();
            long after = done.endNanos() - scenario.all(Telemetry.RunContinued.class).getFirst().nanos();
            assertTrue(done.endNanos() - done.startNanos() < before + after, done::toString);
            assertTrue(done.results().getFirst().elapsed().toNanos() < before + after, done::toString);
            assertTrue(report.paused().isPositive(), report::toString);
        }
    }

    @Test
    void shouldEndWhatStandsStillWhenItIsStopped() throws Exception {
        try (var scenario = Scenario.pooled(2, "hang", "stubborn")) {
            scenario.await(Telemetry.Beat.class, beat -> beat.worker() == 1 && beat.phase() == Phase.RUNNING);
            scenario.await(Telemetry.Beat.class, beat -> beat.worker() == 2 && beat.phase() == Phase.RUNNING);
            scenario.run().suspend().join();
            scenario.stop();

            assertEquals(Outcome.STOPPED, scenario.report().outcome());
            assertEquals(List.of(), scenario.alive());
        }
    }

    /// G27
    @Test
    void shouldPauseForAGuardAndSayWhy() throws Exception {
        RunConfiguration usual = Scenario.configuration(1, Map.of("verbs", "await " + folder.resolve("never")
                + ";say a"));
        var guarded = new Conduct(Priority.LOW, new Guards(0, Guards.MAX_MEGABYTES, 0));
        var pool = new PoolOptions(1, OptionalInt.empty(), PoolOptions.MAX_BEATS_PER_SECOND, TaskPolicy.PATIENT,
                guarded);
        try (var scenario = Scenario.of(new RunConfiguration("verbs", usual.settings(), pool))) {
            Telemetry.RunPaused paused = scenario.await(Telemetry.RunPaused.class, _ -> true);
            assertTrue(paused.why().endsWith("GB of memory available, waits for 100000 GB"), paused::toString);
        }
    }

    /// G29
    @Test
    void shouldMakeWorkersAndTheirProgramsNicerWhileTheyRun() throws Exception {
        Path pid = folder.resolve("pid");
        String script = "(sleep 100 & echo $! > \"$1.new\"; mv \"$1.new\" \"$1\"; wait)";
        Map<String, String> settings = Map.of("template", script, "shell", "true", "lines", pid.toString());
        try (var scenario = Scenario.of(new RunConfiguration("commands",
                Settings.parse(Workloads.named("commands").parameters(), settings), PoolOptions.ofSize(1)))) {
            Waiting.until("the program runs", PATIENCE, () -> Files.exists(pid), () -> scenario.heard().toString());
            scenario.run().prioritise(Priority.IDLE);
            scenario.await(Telemetry.Notice.class, notice -> notice.text().equals("priority is idle from now on"));

            long worker = scenario.alive().getFirst();
            assertEquals("19", nice(Path.of("/proc", Files.readString(pid).strip(), "stat")));
            try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(worker), "task"))) {
                for (Path thread : threads.toList()) {
                    assertEquals("19", nice(thread.resolve("stat")), thread.toString());
                }
            }
        }
    }

    private static String nice(Path stat) throws Exception {
        String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
        return text.substring(text.lastIndexOf(')') + 2).split(" ")[16];
    }

    private static String state(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    }
}
