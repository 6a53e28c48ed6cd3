package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.engine.Simulation.Deed;
import org.poolscope.protocol.Command;
import org.poolscope.workload.Batch.Dispatch;

/// Who gets which task, and who gives one back; in simulated time.
class DispatcherTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private Simulation simulation(int workers, SimulatedClient client) throws Exception {
        return new Simulation(folder, EngineOptions.of(workers, new Command.OpenCalls(null, null), Dispatch.POOLED),
                client);
    }

    @Test
    void shouldDoEveryTaskOnce() throws Exception {
        var client = new SimulatedClient(1000);
        simulation(3, client).run();

        assertEquals(LongStream.range(0, 1000).boxed().toList(),
                client.results().stream().map(SimulatedClient.Ended::task).sorted().toList());
        client.results().forEach(one -> assertInstanceOf(TaskOutcome.Done.class, one.outcome()));
    }

    @Test
    void shouldGiveTwoTasksToEachWhileNobodyKnowsHowLongTheyTake() throws Exception {
        var client = new SimulatedClient(100);
        Simulation simulation = simulation(2, client);
        simulation.deeds = _ -> Deed.takes(SECOND);
        simulation.after(SECOND.dividedBy(2), () -> {
            simulation.launched().forEach(worker -> assertEquals(2, worker.commands(Command.Run.class).size()));
            simulation.engine().stop(StopLadder.KILL);
        });
        simulation.run();
        assertEquals(2, client.results().size(), () -> client.results().toString());
    }

    @Test
    void shouldKeepSoManyShortTasksAtHandAsTakeAMoment() throws Exception {
        Simulation simulation = simulation(1, new SimulatedClient(5000));
        var most = new AtomicInteger();
        simulation.deeds = _ -> {
            most.accumulateAndGet(simulation.engine().crew().tasks().size(), Math::max);
            return Deed.takes(Duration.ofNanos(1000));
        };
        simulation.run();
        assertTrue(most.get() > 300 && most.get() <= 400, () -> most + " of 400");
    }

    @Test
    void shouldTakeBackFromABusyWorkerWhatAnIdleOneCanDo() throws Exception {
        var client = new SimulatedClient(3);
        Simulation simulation = simulation(2, client);
        simulation.deeds = task -> Deed.takes(task == 0 ? SECOND.multipliedBy(10) : Duration.ofMillis(10));
        simulation.run();

        assertEquals(List.of(1L), client.putBack());
        assertEquals(client.result(1).worker(), client.result(2).worker());
        assertTrue(client.result(1).at().compareTo(SECOND) < 0, () -> client.results().toString());
    }

    @Test
    void shouldBeginNothingMoreWhileNothingIsToBeBegun() throws Exception {
        var client = new SimulatedClient(6);
        Simulation simulation = simulation(2, client);
        simulation.deeds = _ -> Deed.takes(SECOND);
        simulation.after(SECOND.dividedBy(2), () -> client.holdsBack = true);
        simulation.after(SECOND.multipliedBy(5), () -> {
            assertEquals(List.of(0L, 2L), client.results().stream().map(SimulatedClient.Ended::task).sorted().toList());
            assertEquals(List.of(1L, 3L), client.putBack().stream().sorted().toList());
            client.holdsBack = false;
        });
        simulation.run();

        assertEquals(6, client.results().size());
        simulation.launched().forEach(worker ->
                assertTrue(worker.commands(Command.Recall.class).size() < 3, "it was asked again and again"));
    }

    @Test
    void shouldRecallNothingOfWhoeverWasJustHeardOf() throws Exception {
        var client = new SimulatedClient(3);
        Simulation simulation = simulation(2, client);
        simulation.deeds = _ -> Deed.takes(Duration.ofNanos(300_000));
        simulation.run();

        assertEquals(List.of(), client.putBack());
        simulation.launched().forEach(worker -> assertEquals(List.of(), worker.commands(Command.Recall.class)));
    }

    @Test
    void shouldGiveOutAgainWhatADeadWorkerHadNotBegun() throws Exception {
        var client = new SimulatedClient(4);
        Simulation simulation = simulation(1, client);
        simulation.deeds = task -> task == 0 ? Deed.kills(Duration.ofMillis(5), 1) : Deed.takes(Duration.ofMillis(5));
        simulation.run();

        assertInstanceOf(TaskOutcome.Died.class, client.result(0).outcome());
        assertEquals(List.of(1L), client.putBack());
        assertInstanceOf(TaskOutcome.Done.class, client.result(1).outcome());
        assertEquals(2, simulation.launched().size());
    }

    /// Its end is told by another way than its answers, and may be faster.
    @Test
    void shouldTakeInWhatAWorkerAnsweredBeforeItDied() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = simulation(1, client);
        simulation.arriving = worker -> worker.replyTakes = SECOND;
        simulation.after(Duration.ofMillis(1500), () -> simulation.launched().getFirst().exit(1));
        simulation.run();

        assertInstanceOf(TaskOutcome.Done.class, client.result(0).outcome());
        assertEquals(List.of(), client.putBack());
        assertEquals(1, simulation.launched().size());
    }

    /// G30: it was done, though nobody knows how, and must not be done again as if it had not begun.
    @Test
    void shouldTellOfATaskWhoseAnswerWasLostWithItsWorker() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = simulation(1, client);
        simulation.arriving = worker -> worker.holdsAnswers = true;
        simulation.deeds = task -> task == 1 ? Deed.kills(Duration.ofMillis(5), 1) : Deed.takes(Duration.ofMillis(5));
        simulation.run();

        assertInstanceOf(TaskOutcome.Unheard.class, client.result(0).outcome());
        assertInstanceOf(TaskOutcome.Died.class, client.result(1).outcome());
        assertEquals(List.of(), client.putBack());
    }

    /// G30
    @Test
    void shouldHaveMoreAtHandOfWhatTakesAMomentForSlots() throws Exception {
        var simulation = new Simulation(folder, EngineOptions.of(1, new Command.OpenCalls(null, null), Dispatch.POOLED)
                .ofSlots(), new SimulatedClient(200));
        var most = new AtomicInteger();
        simulation.deeds = _ -> {
            most.accumulateAndGet(simulation.engine().crew().tasks().size(), Math::max);
            return Deed.takes(Duration.ofMillis(1));
        };
        simulation.run();
        assertEquals(60, most.get());
    }

    @Test
    void shouldKeepATogetherBatchToOneTaskAWorker() throws Exception {
        var client = new SimulatedClient(3);
        var simulation = new Simulation(folder,
                EngineOptions.of(3, new Command.OpenCalls(null, null), Dispatch.TOGETHER), client);
        simulation.run();

        assertEquals(List.of(1, 2, 3), client.results().stream().map(SimulatedClient.Ended::worker).sorted().toList());
    }
}
