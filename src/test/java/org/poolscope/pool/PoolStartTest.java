package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.function.TaskAction;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Workers that cannot be started, wherever the reason lies.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class PoolStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    /// Starts a [StartChild] from jars of its own, in a folder of its own.
    private List<String> child(String... arguments) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpoolscope.aot=off", "-XX:-UsePerfData", "-cp", jar() + File.pathSeparator + tests(),
                StartChild.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("poolscope.jar");
        return Files.exists(jar) ? jar : ProgramJar.pack(jar, WorkerPool.class);
    }

    private Path tests() throws IOException {
        return ProgramJar.pack(folder.resolve("tests.jar"), StartChild.class);
    }

    private static List<String> saying(List<String> lines, String what) {
        return lines.stream().filter(line -> line.contains(what)).toList();
    }

    @Test
    void shouldGoOnWhenTheWorkingFolderIsDeletedAndSayItOnce() throws Exception {
        List<String> lines = child(StartChild.WORKING_FOLDER);
        assertEquals(List.of("then 16"), saying(lines, "then "), lines::toString);
        assertEquals(List.of("writes false"), saying(lines, "writes "), lines::toString);
        assertEquals(1, saying(lines, "has been deleted").size(), lines::toString);
        assertEquals(List.of(), saying(lines, "initialization of VM"), lines::toString);
    }

    @Test
    void shouldSayInOurWordsThatTheProgramIsGoneAndEnd() throws Exception {
        Path jar = jar();
        List<String> lines = child(StartChild.PROGRAM, jar.toString());
        String broken = String.join("", saying(lines, "broken "));
        assertTrue(broken.contains(jar + ", which the program was started from, is not there any more"),
                lines::toString);
        assertTrue(broken.contains("WorkerMain"), "the words of the JVM behind ours");
        assertEquals(1, saying(lines, "WorkerMain").size(), lines::toString);
    }

    /// Dies when it opens once there is an order to.
    private TaskAction dyingOnOrder(Path starts, Path order) {
        String its = starts.toString();
        String theirs = order.toString();
        return () -> {
            Functions.append(Path.of(its), "started");
            if (Files.exists(Path.of(theirs))) {
                Runtime.getRuntime().halt(9);
            }
        };
    }

    private static void awaitTwo(String what, WorkerPool pool) throws Exception {
        Waiting.until(what, PATIENCE, () -> pool.state().join().split("READY", -1).length == 3,
                () -> pool.state().join());
    }

    /// Kills one of two workers and has that many starts of others fail.
    private static void failStarts(int failed, WorkerPool pool, Path starts, Path order) throws Exception {
        awaitTwo("two are ready", pool);
        Files.createFile(order);
        ProcessHandle.of(pool.pids().getFirst()).orElseThrow().destroyForcibly();
        Waiting.until(failed + " starts have failed", PATIENCE,
                () -> Functions.lines(starts).size() >= 2 + failed, () -> pool.state().join());
    }

    @Test
    void shouldGoOnWithThoseThatLiveAndEndWithTheLast() throws Exception {
        Path starts = folder.resolve("starts");
        Path order = folder.resolve("order");
        try (var pool = WorkerPool.builder().workers(2).initializer(dyingOnOrder(starts, order)).start()) {
            failStarts(3, pool, starts, order);
            assertEquals(List.of(1, 4, 9), pool.map(Functions::square, List.of(1, 2, 3)));

            long last = pool.apply(Functions::pid);
            ProcessHandle.of(last).orElseThrow().destroyForcibly();
            var failure = assertThrows(ExecutionException.class, () -> pool.apply(Functions::square, 4));
            assertInstanceOf(PoolBrokenException.class, failure.getCause());
            assertTrue(failure.getCause().getMessage().contains("no worker can be started: exited with status 9"),
                    failure::toString);
            assertTrue(Functions.lines(starts).size() < 12, () -> "starts that failed are few: " + starts);
        }
    }

    /// What failed once is no reason for not trying again.
    @Test
    void shouldStartWorkersAgainWhenThatIsPossibleAgain() throws Exception {
        Path starts = folder.resolve("starts");
        Path order = folder.resolve("order");
        try (var pool = WorkerPool.builder().workers(2).initializer(dyingOnOrder(starts, order)).start()) {
            failStarts(1, pool, starts, order);
            Files.delete(order);
            awaitTwo("two are ready again", pool);
        }
    }
}
