package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.function.CodecException;
import org.poolscope.telemetry.ProcessExit;
import org.poolscope.testing.RunsBeside;

@RunsBeside
@Timeout(300)
class WorkerProcessTest extends ProcessFixture {

    private static final int SHORT_ONES = Integer.getInteger("poolscope.processes", 10);
    private static final int SLEEPERS = 8;

    private WorkerProcess sleeper() throws Exception {
        WorkerProcess sleeper = process(ProcessTargets::sleep).stdout(output.file()).start();
        output.await("up");
        return sleeper;
    }

    private static ProcessExit exit(WorkerProcess process) throws Exception {
        return process.onExit().get(ProcessTargets.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// P01
    @Test
    void shouldBeThereFromItsStartToItsEnd() throws Exception {
        WorkerProcess process = process(ProcessTargets::await, release).stdout(output.file());
        assertFalse(process.isAlive());
        assertEquals(OptionalInt.empty(), process.exitCode());
        assertFalse(WorkerProcess.active().contains(process));

        process.start();
        assertTrue(process.isAlive());
        assertEquals(OptionalInt.empty(), process.exitCode());
        assertTrue(WorkerProcess.active().contains(process));
        assertEquals("" + process.pid(), output.await("up"));
        assertTrue(ProcessHandle.of(process.pid()).orElseThrow().isAlive());

        Files.createFile(release);
        process.join();
        assertEquals(OptionalInt.of(0), process.exitCode());
        assertFalse(process.isAlive());
        assertFalse(WorkerProcess.active().contains(process));
    }

    /// P02
    @Test
    void shouldShareNoStateWithOneBuiltAlike() throws Exception {
        var other = new ProcessOutput(folder.resolve("other"));
        WorkerProcess one = process(ProcessTargets::countCalls).stdout(output.file()).start();
        WorkerProcess two = process(ProcessTargets::countCalls).stdout(other.file()).start();
        exit(one);
        exit(two);

        assertEquals(List.of("calls 1"), output.lines());
        assertEquals(List.of("calls 1"), other.lines());
    }

    /// P02
    @Test
    void shouldSeeItsArgumentsAsTheyWereWhenItWasMade() throws Exception {
        int[] numbers = new int[1_000_000];
        Arrays.fill(numbers, 3);
        WorkerProcess process = process(ProcessTargets::add, numbers, "sum").stdout(output.file());
        Arrays.fill(numbers, 4);

        assertEquals(new ProcessExit.Status(0), exit(process.start()));
        assertEquals(List.of("sum 3000000"), output.lines());
    }

    /// P03
    @Test
    void shouldReturnAtOnceFromAJoinWithoutPatience() throws Exception {
        WorkerProcess process = sleeper();

        assertFalse(process.join(Duration.ZERO));
        assertTrue(process.isAlive());
        process.kill();
        process.join();
        process.join();
        assertTrue(process.join(Duration.ZERO));
    }

    /// P04
    @Test
    void shouldExitWithOneWhenInterruptedInItsSleep() throws Exception {
        WorkerProcess process = sleeper();
        process.interrupt();
        assertEquals(new ProcessExit.Status(1), exit(process));
    }

    /// P04
    @Test
    void shouldHeedAnInterruptThatComesBeforeItsJvmIsUp() throws Exception {
        WorkerProcess process = process(ProcessTargets::sleep).start();
        process.interrupt();
        assertEquals(new ProcessExit.Status(1), exit(process));
    }

    /// P04
    @Test
    void shouldTellATerminationFromAKill() throws Exception {
        WorkerProcess process = sleeper();
        process.terminate();
        assertEquals(new ProcessExit.Signal(ProcessExit.SIGTERM), exit(process));
        assertEquals(OptionalInt.of(-15), process.exitCode());

        Files.delete(output.file());
        process = sleeper();
        process.kill();
        assertEquals(new ProcessExit.Signal(ProcessExit.SIGKILL), exit(process));
        assertEquals(OptionalInt.of(-9), process.exitCode());
    }

    /// P04
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 137, 143})
    void shouldTellAnExitStatusFromASignal(int status) throws Exception {
        WorkerProcess process = process(ProcessTargets::exit, status).start();
        assertEquals(new ProcessExit.Status(status), exit(process));
        assertEquals(OptionalInt.of(status), process.exitCode());
    }

    /// P04
    @Test
    void shouldTellThatItWasKilledWhileItsExitHooksRan() throws Exception {
        WorkerProcess process = process(ProcessTargets::hangInExitHook).stdout(output.file()).start();
        output.await("in hook");
        process.kill();
        assertEquals(new ProcessExit.Signal(ProcessExit.SIGKILL), exit(process));
    }

    /// P05
    @Test
    void shouldPrintTheWholeTraceBeforeItExits() throws Exception {
        var errors = new ProcessOutput(folder.resolve("err"));
        WorkerProcess process = process(ProcessTargets::failBesideThread, release).name("P5")
                .stdout(output.file()).stderr(errors.file()).start();

        errors.await("Exception in thread \"P5\" java.lang.IllegalStateException: it went wrong");
        errors.await("\tat org.poolscope.pool.ProcessTargets.fail(ProcessTargets.java:");
        errors.await("Caused by: java.lang.IllegalArgumentException: for this");
        assertTrue(process.isAlive());

        Files.createFile(release);
        assertEquals(new ProcessExit.Status(1), exit(process));
        output.await("thread done");
    }

    /// P06
    @Test
    void shouldCloseOnlyWhenItHasEnded() throws Exception {
        WorkerProcess process = sleeper();
        String refusal = assertThrows(IllegalStateException.class, process::close).getMessage();
        assertTrue(refusal.contains("join()"), refusal);

        process.kill();
        process.join();
        process.close();
        process.close();
        assertEquals(OptionalInt.of(-9), process.exitCode());
    }

    /// P08
    @Test
    void shouldEndWellManyTimesInARow() throws Exception {
        for (int i = 0; i < SHORT_ONES; i++) {
            try (WorkerProcess process = process(ProcessTargets::nothing)) {
                process.start().join();
                assertEquals(OptionalInt.of(0), process.exitCode());
            }
        }
    }

    /// P08
    @Test
    void shouldTellOfATerminationThatComesBeforeItsJvmIsUp() throws Exception {
        List<WorkerProcess> sleepers = new ArrayList<>();
        for (int i = 0; i < SLEEPERS; i++) {
            sleepers.add(process(ProcessTargets::sleep).start());
        }
        sleepers.forEach(WorkerProcess::terminate);
        for (WorkerProcess sleeper : sleepers) {
            assertEquals(new ProcessExit.Signal(ProcessExit.SIGTERM), exit(sleeper));
        }
    }

    @Test
    void shouldSayWhatToDoWhenAskedAtTheWrongTime() throws Exception {
        WorkerProcess process = process(ProcessTargets::nothing);
        for (var tooEarly : List.<Runnable>of(process::pid, process::interrupt, process::terminate, process::onExit)) {
            assertTrue(assertThrows(IllegalStateException.class, tooEarly::run).getMessage().contains("start()"));
        }
        assertThrows(IllegalStateException.class, process::join);

        process.start().join();
        String again = assertThrows(IllegalStateException.class, process::start).getMessage();
        assertTrue(again.contains("make another"), again);
        assertThrows(IllegalStateException.class, () -> process.name("later"));
        process.terminate();
        process.interrupt();
        assertEquals(OptionalInt.of(0), process.exitCode());
    }

    @Test
    void shouldRefuseAtOnceWhatCannotBeSent() {
        var lock = new Object();
        assertThrows(CodecException.class, () -> process(() -> lock.notifyAll()));
        assertThrows(CodecException.class, () -> process(Object::hashCode, lock));
    }
}
