package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.engine.Simulation.Deed;
import org.poolscope.protocol.Command;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.Batch.Dispatch;

/// Who is there, who is to come, and what becomes of those who die; in simulated time.
class CrewTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /// An engine waits in whole milliseconds, and to launch takes one.
    private static final long ROUNDING_MILLIS = 4;

    @TempDir
    Path folder;

    private static EngineOptions options(int workers) {
        return EngineOptions.of(workers, new Command.OpenCalls(null, null), Dispatch.POOLED);
    }

    private static EngineOptions withMaxRestarts(int workers, int most) {
        return options(workers).withPatience(Duration.ofSeconds(60), Duration.ofSeconds(15), true, most);
    }

    private static List<Long> gapsMillis(List<Duration> times) {
        return IntStream.range(1, times.size()).mapToObj(i -> times.get(i).minus(times.get(i - 1)).toMillis()).toList();
    }

    private static void assertAbout(List<Long> expected, List<Long> actual) {
        assertEquals(expected.size(), actual.size(), actual::toString);
        for (int i = 0; i < expected.size(); i++) {
            long difference = actual.get(i) - expected.get(i);
            assertTrue(difference >= 0 && difference <= ROUNDING_MILLIS, () -> actual + " in place of " + expected);
        }
    }

    /// Nobody else learns a token, and nobody comes twice.
    @Test
    void shouldExpectOnlyWhoeverHasTheTokenOfOneThatHasNotComeYet() throws Exception {
        Simulation simulation = new Simulation(folder, options(2), new SimulatedClient(1));
        simulation.after(Duration.ofMillis(10), () -> {
            String token = simulation.launched().getLast().process().token();
            assertNull(simulation.host().expected("a stranger's"));
            assertNull(simulation.host().expected(""));
            Worker expected = simulation.host().expected(token);
            assertNotNull(expected);
            assertSame(simulation.launched().getLast().process(), expected.process());
        });
        simulation.after(Duration.ofMillis(45), () -> {
            assertNull(simulation.host().expected("a stranger's"));
            assertNull(simulation.host().expected(simulation.launched().getLast().process().token()));
        });
        simulation.run();
    }

    @Test
    void shouldReplaceTheDeadAtOnceAndThenAfterGrowingPauses() throws Exception {
        var client = new SimulatedClient(9);
        Simulation simulation = new Simulation(folder, options(1), client);
        simulation.startTakes = Duration.ZERO;
        simulation.deeds = _ -> Deed.kills(Duration.ZERO, 1);
        simulation.run();

        assertAbout(List.of(0L, 50L, 100L, 200L, 400L, 800L, 1000L, 1000L),
                gapsMillis(simulation.launchTimes()).subList(0, 8));
        assertNull(client.broken());
    }

    @Test
    void shouldGiveUpWhenTooManyHaveDiedInARow() throws Exception {
        var client = new SimulatedClient(100);
        Simulation simulation = new Simulation(folder, withMaxRestarts(1, 4), client);
        simulation.deeds = _ -> Deed.kills(Duration.ofMillis(1), 1);
        simulation.run();

        assertNotNull(client.broken());
        assertTrue(client.broken().startsWith("workers die without running anything"), client.broken());
        assertEquals(5, simulation.launched().size());
    }

    @Test
    void shouldForgetDeathsWhenATaskHasEnded() throws Exception {
        var client = new SimulatedClient(40);
        Simulation simulation = new Simulation(folder, withMaxRestarts(1, 1), client);
        simulation.startTakes = Duration.ZERO;
        simulation.deeds = task -> task % 2 == 1
                ? Deed.kills(Duration.ZERO, 1) : Deed.takes(Duration.ofMillis(1));
        simulation.run();

        assertNull(client.broken());
        assertEquals(40, client.results().size());
        assertTrue(simulation.time().compareTo(SECOND) < 0, () -> "there were pauses: " + simulation.launchTimes());
    }

    @Test
    void shouldGiveUpSoonWhenNobodyCanBeLaunched() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = new Simulation(folder, options(4), client);
        simulation.launchFails = _ -> true;
        simulation.run();

        assertNotNull(client.broken());
        assertTrue(client.broken().startsWith("no worker can be started"), client.broken());
        assertAbout(List.of(100L, 100L), gapsMillis(simulation.launchTimes()));
    }

    /// Half open: one tries, the others wait for what becomes of it.
    @Test
    void shouldTryOneAtATimeAndEverMoreSeldomBesideOthersUntilOneIsReady() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = new Simulation(folder, options(4), client);
        simulation.launchFails = launch -> launch >= 1 && launch <= 4;
        simulation.startTakes = Duration.ofMillis(40);
        simulation.deeds = _ -> Deed.takes(Duration.ofSeconds(60));
        simulation.run();

        assertNull(client.broken());
        assertEquals(1, client.notes().size(), () -> client.notes().toString());
        assertAbout(List.of(0L, 250L, 1000L, 4000L, 16_000L, 40L, 0L), gapsMillis(simulation.launchTimes()));
        assertEquals(4, simulation.launched().size());
    }

    /// The first leaves a processor to this program.
    @Test
    void shouldLetNoMoreComeUpAtTheSameTimeThanThereAreProcessorsForThem() throws Exception {
        Simulation simulation = new Simulation(folder, options(6).startingInTurn(2), new SimulatedClient(6));
        simulation.startTakes = Duration.ofMillis(40);
        simulation.deeds = _ -> Deed.takes(SECOND);
        simulation.run();

        assertAbout(List.of(40L, 0L, 40L, 0L, 40L), gapsMillis(simulation.launchTimes()));
    }

    @Test
    void shouldNotKeepTheOthersWaitingForOneThatDoesNotComeUp() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = new Simulation(folder, options(2).startingInTurn(2), client);
        simulation.arriving = worker -> worker.connects = worker.process().number() == 2;
        simulation.run();

        assertAbout(List.of(1000L), gapsMillis(simulation.launchTimes()));
        assertEquals(2, client.results().size());
    }

    @Test
    void shouldNotWaitForOneThatIsNotNeededAnyMore() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = new Simulation(folder, options(2), client);
        simulation.arriving = worker -> worker.connects = worker.process().number() == 1;
        simulation.startTakes = Duration.ofMillis(40);
        simulation.deeds = _ -> Deed.takes(Duration.ofMillis(10));
        simulation.run();

        assertTrue(simulation.time().compareTo(Duration.ofMillis(100)) < 0, () -> simulation.time().toString());
        client.exits().forEach(exit -> assertInstanceOf(WorkerExit.Finished.class, exit));
        assertEquals(2, client.exits().size());
    }

    @Test
    void shouldLetTheIdleGoFirstWhenThereAreToBeFewer() throws Exception {
        var client = new SimulatedClient(1);
        Simulation simulation = new Simulation(folder, options(3), client);
        simulation.deeds = _ -> Deed.takes(SECOND.multipliedBy(5));
        simulation.after(SECOND, () -> simulation.engine().resize(1));
        var alive = new ArrayList<Integer>();
        simulation.after(SECOND.multipliedBy(2), () -> simulation.launched().stream()
                .filter(SimulatedWorker::isAlive).forEach(worker -> alive.add(worker.process().number())));
        simulation.run();

        assertInstanceOf(TaskOutcome.Done.class, client.result(0).outcome());
        assertEquals(List.of(client.result(0).worker()), alive);
        assertEquals(3, simulation.launched().size());
    }

    @Test
    void shouldKeepThePlaceOfOneThatIsReplaced() throws Exception {
        Simulation simulation = new Simulation(folder, options(2), new SimulatedClient(6));
        simulation.deeds = task -> task == 0 ? Deed.kills(Duration.ofMillis(1), 1) : Deed.takes(SECOND);
        simulation.run();

        assertEquals(List.of("1.0", "1.1", "2.0"), simulation.launched().stream()
                .map(worker -> worker.process().number() + "." + worker.process().restarts()).sorted().toList());
    }

    @Test
    void shouldSayHowEachEnded() throws Exception {
        var client = new SimulatedClient(2);
        Simulation simulation = new Simulation(folder, options(1), client);
        simulation.deeds = task -> task == 0
                ? Deed.kills(Duration.ofMillis(1), 128 + 11) : Deed.takes(Duration.ofMillis(1));
        simulation.run();

        assertInstanceOf(WorkerExit.Crashed.class, client.exits().getFirst());
        assertInstanceOf(WorkerExit.Finished.class, client.exits().getLast());
    }
}
