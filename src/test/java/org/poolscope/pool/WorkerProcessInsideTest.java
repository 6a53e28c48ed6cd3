package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.worker.ProcessMain;

/// What is so inside of a process, and of those that it starts itself.
@RunsBeside
@Timeout(120)
class WorkerProcessInsideTest extends ProcessFixture {

    private void run(WorkerProcess process) throws Exception {
        process.stdout(output.file()).start().join();
        assertEquals(OptionalInt.of(0), process.exitCode(), () -> process + " printed " + output.lines());
    }

    private static void awaitEnd(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(ProcessTargets.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /// P02, P11
    @Test
    void shouldKnowItsNameItselfAndItsParent() throws Exception {
        WorkerProcess process = process(ProcessTargets::tellOfItself).name("P1 \"ä\"").daemon(true);
        run(process);

        List<String> lines = output.lines();
        ProcessIdentity we = ProcessIdentity.current();
        assertEquals(List.of("P1 \"ä\" true " + process.pid(), we.pid() + " " + we.start() + " true", "P1 \"ä\""),
                lines.subList(0, 3));
        assertEquals(Optional.empty(), WorkerProcess.current());
        assertEquals(Optional.empty(), WorkerProcess.parent());
    }

    /// P09
    @Test
    void shouldStartProcessesTwoLevelsDeep() throws Exception {
        run(process(ProcessTargets::nest, 2));
        assertEquals(List.of("begin 2", "begin 1", "begin 0", "end 0", "below 0", "end 1", "below 0", "end 2"),
                output.lines());
    }

    /// P10
    @Test
    void shouldEndWithItsLastThreadThatIsNoDaemon() throws Exception {
        WorkerProcess process = process(ProcessTargets::leaveThreads, release).stdout(output.file()).start();
        output.await("returning");
        output.await("up");
        assertTrue(process.isAlive());

        Files.createFile(release);
        process.join();
        assertEquals(OptionalInt.of(0), process.exitCode());
        output.await("thread done");
    }

    /// P10
    @Test
    void shouldWaitForTheProcessesItHasStarted() throws Exception {
        WorkerProcess process = process(ProcessTargets::leaveChild, release).stdout(output.file()).start();
        long child = Long.parseLong(output.await("up"));
        assertTrue(process.isAlive());

        Files.createFile(release);
        process.join();
        assertEquals(OptionalInt.of(0), process.exitCode());
        assertFalse(ProcessHandle.of(child).isPresent());
    }

    /// P10
    @Test
    void shouldNotWaitForDaemonsButTakeThemAlong() throws Exception {
        WorkerProcess process = process(ProcessTargets::leaveDaemon).stdout(output.file()).start();
        long daemon = Long.parseLong(output.await("daemon"));
        process.join();
        assertEquals(OptionalInt.of(0), process.exitCode());
        awaitEnd(daemon);
    }

    /// P11
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotOutliveAParentThatIsKilledNorComplain(boolean daemon) throws Exception {
        var errors = new ProcessOutput(folder.resolve("err"));
        WorkerProcess process = process(ProcessTargets::parentOfSleeper, daemon)
                .stdout(output.file()).stderr(errors.file()).start();
        long child = Long.parseLong(output.await("up"));
        process.kill();
        process.join();
        awaitEnd(child);
        assertEquals(List.of(), errors.lines());
    }

    /// P11
    @Test
    void shouldNotOutliveAParentThatIsKilledWhenItHeedsNoInterrupt() throws Exception {
        WorkerProcess process = process(ProcessTargets::parentOfStubborn).stdout(output.file()).start();
        long child = Long.parseLong(output.await("stubborn"));
        process.kill();
        process.join();
        awaitEnd(child);
    }

    /// P12
    @Test
    void shouldTellOfItsEndWithinASecond() throws Exception {
        WorkerProcess process = process(ProcessTargets::sleep).stdout(output.file()).start();
        output.await("up");
        var exit = process.onExit();
        ProcessHandle system = ProcessHandle.of(process.pid()).orElseThrow();

        process.kill();
        system.onExit().get();
        exit.get(1, TimeUnit.SECONDS);
        assertFalse(process.isAlive());
    }

    /// P14
    @Test
    void shouldTakeOverClassPathEncodingAndChosenSettings() throws Exception {
        run(process(ProcessTargets::tellSettings, "mine").property("mine", "it's \"C:\\mine\"\nand more"));
        assertEquals(List.of("assertions false", "property it's \"C:\\mine\"", "and more",
                "class path " + System.getProperty("java.class.path"),
                "encoding " + System.getProperty("file.encoding") + " ä"), output.lines());
    }

    /// P14
    @Test
    void shouldTakeOverAssertions() throws Exception {
        run(process(ProcessTargets::tellSettingsBelow, "mine").jvmOptions("-ea"));
        assertEquals("true", output.await("assertions"));
    }

    /// P14
    @Test
    void shouldStartWithFiveThousandArguments() throws Exception {
        List<String> words = IntStream.range(0, 5_000).mapToObj(i -> "a word of some length, number " + i).toList();
        run(process(ProcessTargets::tellSize, words));
        assertEquals("5000 " + String.join(",", words).length(), output.await("words"));
    }

    /// P14
    @Test
    void shouldRefuseWhatIsNoOption() {
        var process = process(ProcessTargets::nothing);
        assertThrows(IllegalArgumentException.class, () -> process.jvmOptions("Xmx1g"));
    }

    /// P15
    @Test
    void shouldRunItsExitHooksAtANormalEnd() throws Exception {
        run(process(ProcessTargets::sayGoodbyeInExitHook));
        assertEquals(List.of("hello", "goodbye"), output.lines());
    }

    /// P17
    @Test
    void shouldRefuseInOneLineToBeAProcessOfNobodys() {
        try (ChildJvm child = ChildJvm.start(ProcessMain.class)) {
            assertEquals(2, child.awaitExit());
            assertEquals(1, child.lines().size(), () -> child.lines().toString());
            assertTrue(child.lines().getFirst().contains("started by Poolscope alone"));
        }
    }
}
