package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.engine.Simulation.Deed;
import org.poolscope.protocol.Command;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Batch.Dispatch;

/// Whoever takes too long, is silent, too large or idle; in simulated time.
class WatchdogTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(10);

    @TempDir
    Path folder;

    private static EngineOptions options(int workers) {
        return EngineOptions.of(workers, new Command.OpenCalls(null, null), Dispatch.POOLED);
    }

    private Simulation simulation(EngineOptions options, SimulatedClient client) throws Exception {
        var simulation = new Simulation(folder, options, client);
        simulation.startTakes = Duration.ZERO;
        return simulation;
    }

    private static void assertBetween(double from, double to, Duration time) {
        double seconds = time.toNanos() / 1e9;
        assertTrue(seconds >= from && seconds <= to, () -> seconds + " s, not from " + from + " to " + to);
    }

    private static Cause causeOf(WorkerExit exit) {
        return assertInstanceOf(WorkerExit.Crashed.class, exit).certificate().cause();
    }

    // ---- deadlines and cancelled tasks

    @Test
    void shouldEndATaskThatRunsForLongerThanItMay() throws Exception {
        var client = new SimulatedClient(2);
        client.deadline = SECOND.multipliedBy(2);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = task -> task == 0 ? Deed.hangs() : Deed.takes(SHORT);
        simulation.run();

        var outcome = assertInstanceOf(TaskOutcome.Overran.class, client.result(0).outcome());
        assertBetween(2, 2.11, outcome.ran());
        assertBetween(2, 2.11, client.result(0).at());
        assertInstanceOf(TaskOutcome.Done.class, client.result(1).outcome());
    }

    @Test
    void shouldCountNoTimeInWhichAllAreSuspended() throws Exception {
        var client = new SimulatedClient(1);
        client.deadline = SECOND.multipliedBy(2);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = _ -> Deed.hangs();
        simulation.after(SECOND, () -> {
            simulation.launched().getFirst().beats = false;
            simulation.engine().suspended(true);
        });
        simulation.after(Duration.ofSeconds(61), () -> {
            simulation.launched().getFirst().beats = true;
            simulation.engine().suspended(false);
        });
        simulation.run();

        var outcome = assertInstanceOf(TaskOutcome.Overran.class, client.result(0).outcome());
        assertBetween(2, 2.11, outcome.ran());
        assertBetween(62, 62.11, client.result(0).at());
        assertEquals(1, simulation.launched().size(), "one that stood still was taken for dead");
    }

    @Test
    void shouldKillAWorkerWhoseTaskHeedsNeitherInterruptNorSignal() throws Exception {
        var client = new SimulatedClient(1);
        client.deadline = SECOND;
        Simulation simulation = simulation(options(1), client);
        simulation.arriving = worker -> {
            worker.heedsInterrupts = false;
            worker.heedsTerm = false;
        };
        simulation.deeds = _ -> Deed.hangs();
        simulation.run();

        assertInstanceOf(TaskOutcome.Overran.class, client.result(0).outcome());
        assertBetween(2.5, 2.62, client.result(0).at());
    }

    @Test
    void shouldCountTheTimeOfATaskFromItsOwnBeginning() throws Exception {
        var client = new SimulatedClient(4);
        client.deadline = SECOND.multipliedBy(2);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = _ -> Deed.takes(Duration.ofMillis(1900));
        simulation.run();

        client.results().forEach(one -> assertInstanceOf(TaskOutcome.Done.class, one.outcome()));
        assertEquals(1, simulation.launched().size());
    }

    @Test
    void shouldNotCountThatTheWholeMachineStoodStill() throws Exception {
        var client = new SimulatedClient(1);
        client.deadline = SECOND.multipliedBy(2);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = _ -> Deed.takes(Duration.ofSeconds(61));
        simulation.after(SECOND, () -> simulation.standStill(Duration.ofSeconds(60)));
        simulation.run();

        assertInstanceOf(TaskOutcome.Done.class, client.result(0).outcome());
        assertEquals(1, simulation.launched().size());
    }

    @Test
    void shouldLetACancelledTaskHeedIt() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = task -> task == 0 ? Deed.hangs() : Deed.takes(SHORT);
        simulation.after(SECOND, () -> assertTrue(simulation.engine().cancel(0)));
        simulation.run();

        assertInstanceOf(TaskOutcome.Cancelled.class, client.result(0).outcome());
        assertBetween(1, 1.01, client.result(0).at());
        assertEquals(1, simulation.launched().size(), "its worker stays");
    }

    @Test
    void shouldEndTheWorkerOfACancelledTaskThatDoesNotHeedIt() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = simulation(options(1), client);
        simulation.arriving = worker -> worker.heedsInterrupts = false;
        simulation.deeds = task -> task == 0 ? Deed.hangs() : Deed.takes(SHORT);
        simulation.after(SECOND, () -> simulation.engine().cancel(0));
        simulation.run();

        assertInstanceOf(TaskOutcome.Cancelled.class, client.result(0).outcome());
        assertBetween(3, 3.2, client.result(0).at());
        assertInstanceOf(TaskOutcome.Done.class, client.result(1).outcome());
        assertEquals(2, simulation.launched().size());
    }

    // ---- signs of life

    @Test
    void shouldPutDownAWorkerThatGivesNoSignOfLife() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = task -> task == 0 ? Deed.hangs() : Deed.takes(SHORT);
        simulation.after(SECOND, () -> simulation.launched().getFirst().beats = false);
        simulation.run();

        assertInstanceOf(TaskOutcome.Died.class, client.result(0).outcome());
        assertInstanceOf(Cause.Unresponsive.class, causeOf(client.exits().getFirst()));
        assertBetween(15, 21, client.result(0).at());
        assertInstanceOf(TaskOutcome.Done.class, client.result(1).outcome());
    }

    @Test
    void shouldLetAWorkerLiveThatWorksForHoursAndBeats() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = _ -> Deed.takes(Duration.ofHours(2));
        simulation.run();

        assertInstanceOf(TaskOutcome.Done.class, client.result(0).outcome());
        assertEquals(1, simulation.launched().size());
    }

    @Test
    void shouldNotBlameWorkersForTheSilenceOfASuspendedMachine() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(options(2), client);
        simulation.deeds = _ -> Deed.takes(Duration.ofSeconds(1000));
        for (int i = 1; i < 10; i++) {
            simulation.after(SECOND.multipliedBy(i), () -> simulation.standStill(Duration.ofSeconds(100)));
        }
        simulation.run();

        assertEquals(2, simulation.launched().size());
    }

    @Test
    void shouldReplaceAWorkerThatDoesNotComeUpInTime() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(options(1), client);
        simulation.arriving = worker -> worker.connects = simulation.launched().size() > 1;
        simulation.run();

        assertInstanceOf(TaskOutcome.Done.class, client.result(0).outcome());
        assertInstanceOf(WorkerExit.FailedToStart.class, client.exits().getFirst());
        assertBetween(60, 60.5, client.result(0).at());
    }

    @Test
    void shouldReplaceAWorkerThatConnectsAndDoesNotGetReady() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(options(1), client);
        simulation.arriving = worker -> worker.opens = simulation.launched().size() > 1;
        simulation.run();

        assertInstanceOf(TaskOutcome.Done.class, client.result(0).outcome());
        assertEquals(List.of(1, 1), simulation.launched().stream().map(worker -> worker.process().number()).toList());
        assertBetween(60, 60.5, client.result(0).at());
    }

    @Test
    void shouldPutDownAWorkerThatClosedItsConnectionAndDidNotEnd() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(options(1), client);
        simulation.deeds = _ -> Deed.hangs();
        simulation.after(SECOND, () -> simulation.launched().getFirst().disconnect());
        simulation.run();

        assertInstanceOf(TaskOutcome.Died.class, client.result(0).outcome());
        assertInstanceOf(Cause.Protocol.class, causeOf(client.exits().getFirst()));
        assertBetween(6, 6.2, client.result(0).at());
    }

    // ---- those that are replaced or not needed

    @Test
    void shouldReplaceAWorkerAfterSoManyTasks() throws Exception {
        var client = new SimulatedClient(30);
        Simulation simulation = simulation(options(1).withLimits(10, 0), client);
        simulation.run();

        assertEquals(List.of(10, 10, 10), simulation.launched().stream().limit(3)
                .map(worker -> worker.commands(Command.Run.class).size()).toList());
        assertEquals(List.of(), client.putBack());
    }

    @Test
    void shouldReplaceAWorkerThatHasGrownTooLargeAndLetItsTaskEnd() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = simulation(options(1).withLimits(0, 1000), client);
        simulation.deeds = _ -> Deed.takes(SECOND.multipliedBy(3));
        simulation.after(SECOND, () -> simulation.launched().getFirst().rssBytes = 1001);
        simulation.run();

        client.results().forEach(one -> assertInstanceOf(TaskOutcome.Done.class, one.outcome()));
        assertEquals(List.of(1L), client.putBack());
        assertEquals(2, simulation.launched().size());
    }

    @Test
    void shouldLetIdleWorkersLeaveAndComeBackOnDemand() throws Exception {
        var client = new SimulatedClient(2);
        client.stopsAtTheEnd = false;
        Simulation simulation = simulation(options(2).withLaziness(true, SECOND.multipliedBy(5)), client);
        simulation.after(SECOND.multipliedBy(4), () -> assertTrue(simulation.launched().stream()
                .allMatch(SimulatedWorker::isAlive)));
        simulation.after(SECOND.multipliedBy(6), () -> {
            assertTrue(simulation.launched().stream().noneMatch(SimulatedWorker::isAlive));
            client.add(1);
        });
        simulation.after(SECOND.multipliedBy(7), () -> simulation.engine().stop(StopLadder.PATIENT));
        simulation.run();

        assertEquals(3, client.results().size());
        assertEquals(3, simulation.launched().size());
    }

    @Test
    void shouldClimbTheLadderWhenAWorkerDoesNotLeave() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(options(1), client);
        simulation.arriving = worker -> {
            worker.endsWhenItLeaves = false;
            worker.heedsTerm = false;
        };
        simulation.run();

        assertEquals(new WorkerExit.Stopped(WorkerExit.Stopped.Means.KILLED), client.exits().getFirst());
        assertBetween(8, 8.2, simulation.time());
    }
}
