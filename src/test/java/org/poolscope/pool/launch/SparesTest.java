package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.protocol.FrameInput;
import org.poolscope.protocol.Reply;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Those of a closed [Spares] are looked for in [SparesLeftTest].
@RunsBeside
class SparesTest {

    static final FleetSizing SIZING = new FleetSizing(64, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldBecomeTheWorkerOfARunThatIsHandedOver() throws Exception {
        try (var spares = new Spares(SIZING, 1);
                RunDirectory directory = RunDirectory.create();
                var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(directory.socket()));
            awaitStandingBy(spares, 1);
            Set<Long> standingBy = sparesOfThisProcess();

            LaunchedWorker worker = new WorkerLauncher(directory, SIZING, 10, spares).launch(1, 0);
            try (SocketChannel socket = server.accept()) {
                FrameInput<Reply> input = FrameInput.ofReplies();
                input.receive(socket);

                assertEquals(new Reply.Hello(worker.token(), worker.pid()), input.next());
                assertEquals(Set.of(worker.pid()), standingBy);
                assertTrue(Files.exists(directory.stderr("worker-1.0")), "what it prints belongs to the run");
            } finally {
                worker.kill();
                worker.process().waitFor();
                worker.page().close();
            }
        }
    }

    @Test
    void shouldLaunchAFreshOneIfNoneHasTheSameOptions() throws Exception {
        try (var spares = new Spares(SIZING, 1); RunDirectory directory = RunDirectory.create()) {
            awaitStandingBy(spares, 1);
            Set<Long> standingBy = sparesOfThisProcess();

            LaunchedWorker worker = new WorkerLauncher(directory, new FleetSizing(65, 1), 10, spares).launch(1, 0);
            worker.kill();
            worker.process().waitFor();
            worker.page().close();

            assertFalse(standingBy.contains(worker.pid()));
            assertEquals(1, spares.standingBy());
        }
    }

    @Test
    void shouldNotBeTakenForAPoolWithOptionsOfItsOwn() throws Exception {
        try (var spares = new Spares(SIZING, 1)) {
            awaitStandingBy(spares, 1);
            assertNull(spares.take(SIZING, new JvmSetup(List.of("-Dmine=1"), null)));
            assertNull(spares.take(SIZING, new JvmSetup(List.of(), "mine.jar")));
            assertEquals(1, spares.standingBy());
        }
    }

    @Test
    void shouldReplaceOneThatWasTakenWhenItHasEnded() throws Exception {
        try (var spares = new Spares(SIZING, 1)) {
            awaitStandingBy(spares, 1);
            Spare taken = Objects.requireNonNull(spares.take(SIZING, JvmSetup.INHERITED));
            assertEquals(0, spares.standingBy());
            assertNull(spares.take(SIZING, JvmSetup.INHERITED));
            taken.process().destroyForcibly();

            awaitStandingBy(spares, 1);
            Spare next = Objects.requireNonNull(spares.take(SIZING, JvmSetup.INHERITED));
            // Whoever takes one ends it.
            next.process().destroyForcibly().waitFor();
            assertNotEquals(taken.process().pid(), next.process().pid());
        }
    }

    /// Who watches a batch would see it slowed down.
    @Test
    void shouldNotReplaceThoseOfABatchBeforeAllHaveEnded() throws Exception {
        try (var spares = Spares.forBatch(2, 2, 0)) {
            awaitStandingBy(spares, 2);
            FleetSizing sizing = FleetSizing.forWorkers(2);
            Spare one = Objects.requireNonNull(spares.take(sizing, JvmSetup.INHERITED));
            Spare other = Objects.requireNonNull(spares.take(sizing, JvmSetup.INHERITED));
            one.process().destroyForcibly().waitFor();
            Waiting.until("the keeper waits without a limit", PATIENCE,
                    () -> keeper().getState() == Thread.State.WAITING, () -> keeper().getState().toString());
            assertEquals(0, spares.standingBy());

            other.process().destroyForcibly();
            awaitStandingBy(spares, 2);
        }
    }

    /// What its worker does first is behind it, and what it has made for that is gone.
    @ParameterizedTest
    @ValueSource(strings = {"commands", "images", "squares"})
    void shouldStandByForABatchWhenItHasRehearsedItsWorkload(String workload) throws Exception {
        try (var spares = Spares.forBatchOf(workload, 2, 1, 0)) {
            awaitStandingBy(spares, 1);
            Spare spare = Objects.requireNonNull(spares.take(FleetSizing.forWorkers(2), JvmSetup.INHERITED));
            String printed = Files.readString(spare.stdout()) + Files.readString(spare.stderr());
            spare.process().destroyForcibly().waitFor();

            assertEquals("", printed);
        }
    }

    private static Thread keeper() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("poolscope-spares"))
                .findFirst().orElseThrow();
    }

    @Test
    void shouldReplaceOneThatWasKilled() throws Exception {
        try (var spares = new Spares(SIZING, 2)) {
            awaitStandingBy(spares, 2);
            long killed = sparesOfThisProcess().iterator().next();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Waiting.until("its death", PATIENCE, () -> !sparesOfThisProcess().contains(killed), spares::toString);

            awaitStandingBy(spares, 2);
        }
    }

    /// Within two seconds on a quiet machine; this one may be busy.
    @Test
    void shouldLeaveNoSpareAliveWhenTheParentIsKilled() throws Exception {
        try (ChildJvm parent = ChildJvm.start(SparesChild.class, "2")) {
            parent.await("standing by");
            List<ProcessHandle> spares = parent.process().children().toList();
            assertEquals(2, spares.size(), parent::toString);
            parent.kill();
            for (ProcessHandle spare : spares) {
                spare.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        RunDirectory.create().close();
    }

    static void awaitStandingBy(Spares spares, int count) throws Exception {
        Waiting.until(count + " spares", PATIENCE, () -> spares.standingBy() == count,
                () -> spares.standingBy() + " stand by");
    }

    static Set<Long> sparesOfThisProcess() {
        return ProcessHandle.current().children()
                .filter(child -> child.isAlive()
                        && List.of(child.info().arguments().orElse(new String[0])).contains("--stand-by"))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
