package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.InvalidSettingException;

@RunsBeside
class BatchRunTest {

    @Test
    void shouldRunEveryTaskOnceAndReportEveryProcess(@TempDir Path folder) throws Exception {
        Path up = folder.resolve("up");
        String[] verbs = Stream.concat(Stream.of("await " + up), Stream.iterate(0, i -> i + 1).limit(100)
                .map(i -> "say " + i)).toArray(String[]::new);
        try (var scenario = Scenario.pooled(3, verbs)) {
            for (int worker = 1; worker <= 3; worker++) {
                int number = worker;
                scenario.await(Telemetry.Beat.class, beat -> beat.worker() == number && beat.phase() != Phase.STARTING);
            }
            Files.createFile(up);
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome(), () -> report.toString());
            assertEquals(101, report.succeeded());
            assertEquals(101, ((List<?>) report.values().get("said")).size());
            assertEquals(3, report.processes().stream().map(ProcessReport::pid).distinct().count());
            assertEquals(101, report.processes().stream().mapToLong(ProcessReport::tasks).sum());
            for (ProcessReport process : report.processes()) {
                assertEquals(new WorkerExit.Finished(), process.exit());
                assertTrue(process.cpu().isPositive(), () -> "no processor time: " + process);
                assertTrue(process.peakRssBytes() > 1 << 20, () -> "no resident memory: " + process);
            }
            assertEquals(List.of(), scenario.alive());
            assertEquals(101, scenario.all(Telemetry.Completion.class).size());
            assertInstanceOf(Telemetry.RunStarted.class, scenario.heard().getFirst());
            assertInstanceOf(Telemetry.RunEnded.class, scenario.heard().getLast());
        }
    }

    /// O24
    @Test
    void shouldLaunchNoMoreWorkersThanThereAreTasks() throws Exception {
        try (var scenario = Scenario.pooled(5, "say a", "say b")) {
            RunReport report = scenario.report();

            assertEquals(2, report.succeeded(), report::toString);
            assertEquals(2, report.processes().size(), report::toString);
        }
    }

    @Test
    void shouldEndAtOnceWhenThereIsNothingToDo() throws Exception {
        try (var scenario = Scenario.pooled(2)) {
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome());
            assertEquals(0, report.items());
        }
    }

    @Test
    void shouldFailOnlyTheItemThatThrew() throws Exception {
        try (var scenario = Scenario.pooled(2, "say a", "throw mischief", "say b", "odd")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome());
            assertEquals(2, report.succeeded());
            assertEquals(2, report.failed());
            assertTrue(report.problems().contains("throw mischief: IllegalStateException: mischief"),
                    () -> report.problems().toString());
            assertTrue(report.problems().stream().anyMatch(p -> p.startsWith("odd: ") && p.contains("plain value")),
                    () -> report.problems().toString());
        }
    }

    @Test
    void shouldTryAgainWhatAKilledWorkerWasRunning(@TempDir Path folder) throws Exception {
        String once = "once " + folder.resolve("flag") + " hang";
        try (var scenario = Scenario.pooled(2, "say a", once, "say b")) {
            Telemetry.Beat beat = scenario.await(Telemetry.Beat.class,
                    b -> b.phase() == Phase.RUNNING && b.label().equals(once)
                            && folder.resolve("flag").toFile().exists());
            ProcessHandle.of(beat.pid()).orElseThrow().destroyForcibly();

            RunReport report = scenario.report();
            var death = scenario.await(Telemetry.WorkerEnded.class, ended -> ended.pid() == beat.pid());
            var crashed = assertInstanceOf(WorkerExit.Crashed.class, death.exit());

            assertEquals(Outcome.COMPLETED, report.outcome(), () -> report.toString());
            assertEquals(3, report.succeeded());
            assertEquals(new Cause.Signal(9, "SIGKILL"), crashed.certificate().cause());
            assertEquals(once, crashed.certificate().label());
            assertEquals(Phase.RUNNING, crashed.certificate().phase());
            assertTrue(crashed.certificate().taskFor().isPositive());
            assertFalse(crashed.certificate().lastEvents().isEmpty());
            assertEquals(1, scenario.all(Telemetry.TaskRetried.class).size());
        }
    }

    @Test
    void shouldTellAnExitFromASignalWithTheSameStatus() throws Exception {
        try (var scenario = Scenario.pooled(1, "exit 137")) {
            RunReport report = scenario.report();

            assertEquals(1, report.failed());
            for (ProcessReport process : report.processes().subList(0, 3)) {
                var crashed = assertInstanceOf(WorkerExit.Crashed.class, process.exit());
                assertEquals(new Cause.Exit(137), crashed.certificate().cause());
            }
        }
    }

    @Test
    void shouldTellATerminationFromAnExitWithTheSameStatus() throws Exception {
        try (var scenario = Scenario.pooled(1, "hang", "exit 143")) {
            Telemetry.Beat beat = scenario.await(Telemetry.Beat.class, b -> b.label().equals("hang"));
            ProcessHandle.of(beat.pid()).orElseThrow().destroy();
            var death = scenario.await(Telemetry.WorkerEnded.class, ended -> ended.pid() == beat.pid());
            scenario.stop();

            var crashed = assertInstanceOf(WorkerExit.Crashed.class, death.exit());
            assertEquals(new Cause.Signal(15, "SIGTERM"), crashed.certificate().cause());
        }
        try (var scenario = Scenario.pooled(1, "exit 143")) {
            var crashed = assertInstanceOf(WorkerExit.Crashed.class, scenario.report().processes().getFirst().exit());
            assertEquals(new Cause.Exit(143), crashed.certificate().cause());
        }
    }

    @Test
    void shouldNotLoseWorkersThatAreStartingToAnInterruptFromTheTerminal() throws Exception {
        try (var scenario = Scenario.pooled(2, "say a", "say b")) {
            for (int worker = 1; worker <= 2; worker++) {
                int number = worker;
                long pid = scenario.await(Telemetry.WorkerStarted.class, started -> started.worker() == number).pid();
                scenario.await(Telemetry.Beat.class, _ -> isJava(pid));
                new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            }
            RunReport report = scenario.report();

            assertEquals(2, report.succeeded(), () -> report.toString());
            assertEquals(2, report.processes().size(), () -> report.processes().toString());
        }
    }

    private static boolean isJava(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("java")).isPresent();
    }

    @Test
    void shouldGiveUpATaskThatKilledThreeWorkersAndFinishTheOthers() throws Exception {
        try (var scenario = Scenario.pooled(2, "say a", "halt 7", "say b", "say c")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome());
            assertEquals(3, report.succeeded());
            assertEquals(1, report.failed());
            assertTrue(report.problems().getLast()
                    .startsWith("halt 7: lost its worker 3 times, last: exited with status 7"),
                    () -> report.problems().toString());
        }
    }

    @Test
    void shouldFailOnlyTheItemWhoseValueCannotBeSent() throws Exception {
        try (var scenario = Scenario.pooled(1, "say a", "halfway", "say b")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome(), () -> report.toString());
            assertEquals(2, report.succeeded());
            assertEquals(1, report.processes().size(), () -> report.toString());
            assertTrue(report.problems().getFirst().startsWith("halfway: "), () -> report.problems().toString());
        }
    }

    @Test
    void shouldBlameATaskForADeathWhileItsValueIsSent() throws Exception {
        try (var scenario = Scenario.pooled(1, "say a", "deadly", "say b")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome(), () -> report.toString());
            assertEquals(2, report.succeeded());
            assertTrue(report.problems().getLast().startsWith("deadly: lost its worker 3 times"),
                    () -> report.problems().toString());
        }
    }

    @Test
    void shouldBreakOffWhenAResultCannotBeSummedUp() throws Exception {
        try (var scenario = Scenario.pooled(2, "say a", "say nonsense", "hang")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome());
            assertEquals("the result of say nonsense could not be summed up: "
                    + "java.lang.IllegalStateException: no sum takes in nonsense", report.problems().getFirst());
            assertEquals(2, report.processes().size(), () -> report.toString());
            assertEquals(List.of(), scenario.alive());
        }
    }

    @Test
    void shouldNameALackOfMemory() throws Exception {
        try (var scenario = Scenario.pooled(1, "oom")) {
            RunReport report = scenario.report();

            var crashed = assertInstanceOf(WorkerExit.Crashed.class, report.processes().getFirst().exit());
            assertEquals(new Cause.OutOfMemory(), crashed.certificate().cause());
        }
    }

    @Test
    void shouldStopARunThatNeverEnds() throws Exception {
        try (var scenario = Scenario.pooled(2, "hang", "hang", "hang", "hang")) {
            scenario.await(Telemetry.Beat.class, beat -> beat.phase() == Phase.RUNNING);
            scenario.stop();
            RunReport report = scenario.report();

            assertEquals(Outcome.STOPPED, report.outcome());
            assertEquals(0, report.succeeded() + report.failed());
            assertTrue(report.processes().stream().allMatch(process -> process.exit() instanceof WorkerExit.Stopped),
                    () -> report.processes().toString());
            assertEquals(List.of(), scenario.alive());
        }
    }

    @Test
    void shouldKillAWorkerThatWillNotStop() throws Exception {
        try (var scenario = Scenario.pooled(1, "stubborn")) {
            scenario.await(Telemetry.Beat.class, beat -> beat.phase() == Phase.RUNNING);
            scenario.stop();
            RunReport report = scenario.report();

            var stopped = assertInstanceOf(WorkerExit.Stopped.class, report.processes().getFirst().exit());
            assertNotEquals(WorkerExit.Stopped.Means.ASKED, stopped.by());
            assertEquals(List.of(), scenario.alive());
        }
    }

    /// Its exit hooks do not end, so it is killed after it has said that it leaves.
    @Test
    void shouldCallNoCrashWhatItHasKilledOnItsWayOut() throws Exception {
        try (var scenario = Scenario.pooled(1, "linger")) {
            scenario.await(Telemetry.Beat.class, beat -> beat.phase() == Phase.RUNNING);
            scenario.stop();
            RunReport report = scenario.report();

            assertEquals(new WorkerExit.Stopped(WorkerExit.Stopped.Means.KILLED),
                    report.processes().getFirst().exit());
            assertEquals(List.of(), scenario.alive());
        }
    }

    @Test
    void shouldRunPartsThatNeedEachOtherAtTheSameTime() throws Exception {
        try (var scenario = Scenario.together(3, "meet 3", "meet 3", "meet 3")) {
            RunReport report = scenario.report();

            assertEquals(3, report.succeeded(), () -> report.toString());
            assertTrue(report.processes().stream().allMatch(process -> process.tasks() == 1), () -> report.toString());
            Telemetry.SharedSample last = scenario.all(Telemetry.SharedSample.class).getLast();
            assertEquals(3, assertInstanceOf(SharedState.Counter.class, last.values().getFirst().state()).value());
        }
    }

    @Test
    void shouldStopTheOthersWhenAPartIsLost() throws Exception {
        try (var scenario = Scenario.together(3, "meet 4", "meet 4", "halt 1")) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome());
            assertTrue(report.problems().stream()
                    .anyMatch(p -> p.startsWith("halt 1 failed and the others cannot go on")),
                    () -> report.problems().toString());
            assertEquals(List.of(), scenario.alive());
        }
    }

    @Test
    void shouldSayWhyWorkersDoNotStart() throws Exception {
        try (var scenario = Scenario.of(Scenario.configuration(2, Map.of("verbs", "say a", "open", "exits")))) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome());
            assertTrue(report.problems().getFirst().contains("exited with status 5"),
                    () -> report.problems().toString());
            assertTrue(report.problems().getFirst().contains("leaving at once"), () -> report.problems().toString());
        }
    }

    @Test
    void shouldSayWhyAWorkloadDoesNotOpen() throws Exception {
        try (var scenario = Scenario.of(Scenario.configuration(2, Map.of("verbs", "say a", "open", "badly")))) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome());
            assertTrue(report.problems().getFirst().contains("IllegalStateException: will not open"),
                    () -> report.problems().toString());
        }
    }

    @Test
    void shouldRefuseAPoolTooSmallForPartsThatRunTogether() {
        var refusal = assertThrows(InvalidSettingException.class,
                () -> Scenario.together(2, "meet 3", "meet 3", "meet 3").close());

        assertEquals("workers", refusal.field());
        assertTrue(refusal.getMessage().contains("at least 3"), refusal.getMessage());
    }
}
