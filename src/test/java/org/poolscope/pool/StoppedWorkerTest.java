package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.CallOptions;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.run.Deadline;

/// Workers that a person has stopped and lets go on.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class StoppedWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGER = StoppedChild.LIMIT.plusSeconds(2);

    static String runUntilTold(String begun) throws Exception {
        Functions.append(Path.of(begun), Functions.pid());
        while (!Files.exists(StoppedChild.end(begun))) {
            Thread.sleep(5);
        }
        return "done";
    }

    private static void signal(String name, long... pids) throws Exception {
        for (long pid : pids) {
            assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor());
        }
    }

    private static long awaitRunning(Path begun) throws Exception {
        Waiting.until("it runs", PATIENCE, () -> Files.exists(begun) && !Functions.lines(begun).isEmpty(),
                begun::toString);
        return Long.parseLong(Functions.lines(begun).getFirst());
    }

    private static void letTimePass(Duration time) throws Exception {
        long since = System.nanoTime();
        Waiting.until("time passes", PATIENCE, () -> System.nanoTime() - since > time.toNanos(), time::toString);
    }

    @Test
    void shouldBeShownAsStoppedAndGoOnWhenTheyContinue(@TempDir Path folder) throws Exception {
        Path end = folder.resolve("end");
        try (var scenario = Scenario.pooled(1, "await " + end)) {
            long pid = scenario.await(Telemetry.Beat.class, beat -> beat.phase() == Phase.RUNNING).pid();
            signal("STOP", pid);
            assertEquals(1, scenario.await(Telemetry.WorkerStopped.class, stopped -> stopped.pid() == pid).worker());
            signal("CONT", pid);
            assertTrue(scenario.await(Telemetry.WorkerContinued.class, on -> on.pid() == pid).stoodNanos() > 0);
            Files.createFile(end);

            assertEquals(Outcome.COMPLETED, scenario.report().outcome(), () -> scenario.heard().toString());
            assertEquals(1, scenario.all(Telemetry.WorkerStarted.class).size());
        }
    }

    @Test
    void shouldNotHaveItCountAgainstTheDeadlineOfTheirTask(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        var options = CallOptions.DEFAULT.withTaskDeadline(Deadline.after(StoppedChild.LIMIT));
        try (var pool = WorkerPool.ofSize(1)) {
            var result = pool.applyAsync(StoppedWorkerTest::runUntilTold, begun.toString(), options);
            long pid = awaitRunning(begun);
            signal("STOP", pid);
            letTimePass(LONGER);
            signal("CONT", pid);
            Files.createFile(StoppedChild.end(begun.toString()));
            assertEquals("done", result.get(PATIENCE));
            assertEquals(List.of(pid), pool.pids());
        }
    }

    @Test
    void shouldNotHaveItCountWhenTheWholeProgramIsStopped(@TempDir Path folder) throws Exception {
        Path begun = folder.resolve("begun");
        try (ChildJvm child = ChildJvm.start(StoppedChild.class, begun.toString())) {
            long worker = awaitRunning(begun);
            child.await("begun");
            signal("STOP", child.pid(), worker);
            letTimePass(LONGER);
            signal("CONT", child.pid(), worker);
            letTimePass(Duration.ofSeconds(1));
            Files.createFile(StoppedChild.end(begun.toString()));
            assertEquals("done", child.await("result"));
        }
    }

    @Test
    void shouldBeGivenNothingMeanwhile() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            Waiting.until("both work", PATIENCE, () -> pool.pids().size() == 2
                    && pool.map(Functions::sleep, List.of(50, 50), CallOptions.DEFAULT.withChunk(1)).stream()
                    .distinct().count() == 2, () -> pool.state().join());
            long stopped = pool.pids().getFirst();
            signal("STOP", stopped);
            letTimePass(Duration.ofSeconds(3));
            for (int i = 0; i < 10; i++) {
                assertEquals(pool.pids().getLast(), pool.applyAsync(Functions::sleep, 1).get(PATIENCE));
            }
            pool.terminate();
            assertTrue(pool.join(PATIENCE), "a stopped worker is ended with its pool");
        }
    }
}
