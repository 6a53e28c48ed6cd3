package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.WorkerEnded;
import org.poolscope.telemetry.Telemetry.WorkerStarted;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.telemetry.WorkerExit.Stopped.Means;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

/// Several workers in one process.
@RunsBeside
class SlotsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static Scenario run(int workers, List<String> verbs) throws Exception {
        return run(workers, TaskPolicy.PATIENT, verbs);
    }

    private static Scenario run(int workers, TaskPolicy policy, List<String> verbs) throws Exception {
        return run("verbs", workers, policy, Map.of("verbs", String.join(";", verbs), "process", "shared"));
    }

    private static Scenario run(String workload, int workers, TaskPolicy policy, Map<String, String> settings)
            throws Exception {
        return Scenario.of(configuration(workload, workers, policy, settings));
    }

    private static RunConfiguration configuration(String workload, int workers, TaskPolicy policy,
                                                  Map<String, String> settings) {
        return new RunConfiguration(workload, Settings.parse(Workloads.named(workload).parameters(), settings),
                new PoolOptions(workers, OptionalInt.of(1), PoolOptions.MAX_BEATS_PER_SECOND, policy));
    }

    private static TaskPolicy within(Duration limit) {
        return new TaskPolicy(Deadline.after(limit), RetryPolicy.NONE, HaltPolicy.NEVER);
    }

    private static Set<Long> pids(Scenario scenario) {
        return scenario.all(WorkerStarted.class).stream().map(WorkerStarted::pid).collect(Collectors.toSet());
    }

    /// G10
    @Test
    void shouldRunEveryPlaceOfAPoolInOneProcessAndTellThemApart() throws Exception {
        Path items = Files.writeString(folder.resolve("items"), "a\nb\nc\n");
        // Nobody ends before all have begun.
        String program = "sh -c 'echo $POOLSCOPE_SLOT; touch \"$0/$1\"; until [ -e \"$0/a\" -a -e \"$0/b\" -a -e"
                + " \"$0/c\" ]; do sleep 0.01; done' '" + folder + "' {}";
        try (var scenario = run("commands", 3, TaskPolicy.PATIENT,
                Map.of("template", program, "items", items.toString()))) {
            RunReport report = scenario.report();

            assertEquals(3, report.succeeded(), report::toString);
            assertEquals(1, pids(scenario).size(), scenario.heard()::toString);
            assertEquals(List.of(1, 2, 3), report.processes().stream().map(ProcessReport::worker).toList());
            assertEquals(Map.of(1, "1", 2, "2", 3, "3"), scenario.all(Telemetry.Printed.class).stream()
                    .collect(Collectors.toMap(Telemetry.Printed::worker, Telemetry.Printed::line)));
            assertTrue(report.processes().stream().allMatch(one -> one.exit() instanceof WorkerExit.Finished),
                    report::toString);
            assertEquals(List.of(), scenario.alive());
        }
    }

    /// G10: a third each, and not each all of it; nor has the last to end what they all had.
    @Test
    void shouldShareOutWhatTheProcessUses() throws Exception {
        Path free = folder.resolve("free");
        try (var scenario = run(3, Collections.nCopies(3, "await " + free))) {
            for (int number = 1; number <= 3; number++) {
                int worker = number;
                scenario.await(Telemetry.Beat.class, beat -> beat.worker() == worker && beat.rssBytes() > 0
                        && beat.rssBytes() < residentBytes(beat.pid()) / 2 && beat.threads() < 15);
            }
            long resident = residentBytes(scenario.all(WorkerStarted.class).getFirst().pid());
            Files.createFile(free);

            assertEquals(3, scenario.report().succeeded());
            List<Long> peaks = scenario.report().processes().stream().map(ProcessReport::peakRssBytes).toList();
            assertTrue(peaks.stream().allMatch(peak -> peak < resident / 2), () -> peaks + " of " + resident);
        }
    }

    private static long residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line ->
                    1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// G11
    @Test
    void shouldEndTheSlotOfATaskThatRunsForTooLongAndNoOther() throws Exception {
        var verbs = new ArrayList<>(Collections.nCopies(20, "say a"));
        verbs.add(3, "hang");
        try (var scenario = run(2, within(Duration.ofMillis(300)), verbs)) {
            RunReport report = scenario.report();

            assertEquals(20, report.succeeded(), report::toString);
            assertEquals(1, report.failed());
            assertEquals(1, pids(scenario).size(), scenario.heard()::toString);
        }
    }

    /// G11: nothing but the end of the process ends one that heeds nothing, and the others can do nothing for it.
    @Test
    void shouldEndTheProcessOfASlotThatHeedsNothingAndCountTheOthersAsInnocent() throws Exception {
        var verbs = new ArrayList<>(Collections.nCopies(14, "nap 200"));
        verbs.addFirst("stubborn");
        try (var scenario = run(2, within(Duration.ofMillis(700)), verbs)) {
            RunReport report = scenario.report();

            assertEquals(14, report.succeeded(), report::toString);
            assertEquals(1, report.failed());
            assertEquals(1, report.problems().size(), report::toString);
            assertEquals(List.of(new WorkerExit.Stopped(Means.KILLED), new WorkerExit.Stopped(Means.KILLED)),
                    scenario.all(WorkerEnded.class).stream().map(WorkerEnded::exit).limit(2).toList());
            assertEquals(2, pids(scenario).size(), scenario.heard()::toString);
        }
    }

    /// G12, and G30: of what takes no time, a slot has several behind it that it has not told of yet.
    @ParameterizedTest
    @ValueSource(strings = {"sleep 0.02; ", ""})
    void shouldTryAgainWhatTheSlotsHadWhenTheirProcessWasKilled(String first) throws Exception {
        Path log = Files.createFile(folder.resolve("log"));
        List<String> names = IntStream.rangeClosed(1, 200).mapToObj(Integer::toString).toList();
        Path items = Files.write(folder.resolve("items"), names);
        try (var scenario = run("commands", 4, TaskPolicy.PATIENT, Map.of(
                "template", "sh -c '" + first + "echo $1 >> $0' '" + log + "' {}", "items", items.toString()))) {
            for (int kill = 1; kill <= 3; kill++) {
                int restarts = kill - 1;
                long pid = scenario.await(WorkerStarted.class, one -> one.restarts() == restarts).pid();
                int done = 40 * kill;
                scenario.await(Telemetry.Completion.class, one ->
                        scenario.all(Telemetry.Completion.class).size() >= done);
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            RunReport report = scenario.report();

            assertEquals(Outcome.COMPLETED, report.outcome(), report::toString);
            assertEquals(200, report.succeeded(), report::toString);
            assertEquals(4, pids(scenario).size());
            List<String> done = Files.readAllLines(log);
            Set<String> retried = scenario.all(Telemetry.TaskRetried.class).stream().map(Telemetry.TaskRetried::label)
                    .collect(Collectors.toSet());
            for (String name : names) {
                int times = Collections.frequency(done, name);
                assertTrue(times == 1 || times > 1 && retried.contains(name), () -> name + ": " + times + " times");
            }
            assertTrue(scenario.all(WorkerEnded.class).stream().map(WorkerEnded::exit)
                    .filter(WorkerExit.Crashed.class::isInstance).map(WorkerExit.Crashed.class::cast)
                    .allMatch(crash -> crash.certificate().cause() instanceof Cause.Signal),
                    scenario.heard()::toString);
        }
    }

    /// G12: also what has a session of its own and has lost its parent.
    @Test
    void shouldEndWhatTheProcessHadStartedWhenItIsKilled() throws Exception {
        Path pid = folder.resolve("pid");
        Path items = Files.writeString(folder.resolve("items"), "a\n");
        String program = "sh -c 'if [ $POOLSCOPE_ATTEMPT = 1 ]; then setsid sleep 600 & echo $! > \"$0.new\";"
                + " mv \"$0.new\" \"$0\"; wait; fi' '" + pid + "' {}";
        try (var scenario = run("commands", 2, TaskPolicy.PATIENT,
                Map.of("template", program, "items", items.toString()))) {
            Waiting.until("it is up", PATIENCE, () -> Files.exists(pid), scenario.heard()::toString);
            pids(scenario).forEach(process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));

            assertEquals(1, scenario.report().succeeded(), scenario.heard()::toString);
            long sleep = Long.parseLong(Files.readString(pid).strip());
            Waiting.until("it is gone", PATIENCE,
                    () -> ProcessHandle.of(sleep).filter(ProcessHandle::isAlive).isEmpty(), scenario.heard()::toString);
        }
    }

    /// G12
    @Test
    void shouldGetANewProcessWhenTheOldOneHasExited() throws Exception {
        try (var scenario = run(2, List.of("once " + folder.resolve("exit") + " exit 7", "say a"))) {
            RunReport report = scenario.report();

            assertEquals(2, report.succeeded(), report::toString);
            assertEquals(2, pids(scenario).size(), scenario.heard()::toString);
        }
    }

    @Test
    void shouldGiveUpSoonIfTheProcessDoesNotComeUp() throws Exception {
        try (var scenario = run("verbs", 3, TaskPolicy.PATIENT,
                Map.of("verbs", "say a;say b;say c", "process", "shared", "open", "exits"))) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome(), report::toString);
            assertTrue(report.problems().getFirst().startsWith("no worker can be started: "), report::toString);
            assertTrue(report.problems().getFirst().contains("leaving at once"), report::toString);
        }
    }

    /// G31: its page, or where its output goes, is gone before it comes up.
    @ParameterizedTest
    @ValueSource(strings = {"worker-2.0.page", "worker-2.0.out"})
    void shouldGoOnWithTheOthersIfOneCannotBegin(String file) throws Exception {
        RunConfiguration configuration = configuration("verbs", 2, TaskPolicy.PATIENT,
                Map.of("verbs", String.join(";", Collections.nCopies(20, "nap 20")), "process", "shared"));
        List<Telemetry> heard = Collections.synchronizedList(new ArrayList<>());
        try (BatchRun run = BatchRun.start(configuration, told -> {
            if (told instanceof WorkerStarted started && started.worker() == 2 && started.restarts() == 0) {
                putFolderInPlaceOf(file);
            }
            heard.add(told);
        })) {
            RunReport report = run.report().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertEquals(20, report.succeeded(), report::toString);
            assertEquals(1, heard.stream().filter(WorkerStarted.class::isInstance).map(WorkerStarted.class::cast)
                    .map(WorkerStarted::pid).distinct().count(), heard::toString);
            WorkerEnded ended = (WorkerEnded) heard.stream().filter(WorkerEnded.class::isInstance).findFirst()
                    .orElseThrow();
            assertEquals(2, ended.worker(), heard::toString);
            assertTrue(ended.exit() instanceof WorkerExit.FailedToStart, ended::toString);
        }
    }

    private static void putFolderInPlaceOf(String name) {
        try {
            for (Path directory : RunFiles.ofThisProcess()) {
                Path file = directory.resolve(name);
                if (Files.deleteIfExists(file)) {
                    Files.createDirectory(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldFailToOpenAsAWorkerOfItsOwnDoes() throws Exception {
        try (var scenario = run("verbs", 2, TaskPolicy.PATIENT,
                Map.of("verbs", "say a", "process", "shared", "open", "badly"))) {
            RunReport report = scenario.report();

            assertEquals(Outcome.BROKEN, report.outcome(), report::toString);
            assertTrue(report.problems().getFirst().contains("will not open"), report::toString);
        }
    }
}
