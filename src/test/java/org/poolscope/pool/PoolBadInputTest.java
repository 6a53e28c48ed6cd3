package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.RetryPolicy;

/// What a pool is given that it cannot take: told at once, by field, value and bound, and nothing is left behind.
@RunsBeside
class PoolBadInputTest {

    private static final Duration CENTURIES = Duration.ofDays(365L * 1000);

    private static String refusal(Executable action) {
        return assertThrows(InvalidSettingException.class, action).getMessage();
    }

    @Test
    void shouldRefuseDurationsThatNobodyCanWaitFor() {
        assertEquals("deadline: must be longer than 0 and at most a year, and is PT8760000H",
                refusal(() -> CallOptions.DEFAULT.withDeadline(CENTURIES)));
        assertEquals("deadline: must be longer than 0 and at most a year, and is PT-1S",
                refusal(() -> CallOptions.DEFAULT.withDeadline(Duration.ofSeconds(-1))));
        assertEquals("deadline: must be longer than 0 and at most 1000000000 seconds, and is PT8760000H",
                refusal(() -> Deadline.after(CENTURIES)));
        assertEquals("retry pause: must be from 0 to 1 hour, and is PT8760000H",
                refusal(() -> new RetryPolicy(1, CENTURIES, 1)));
        assertEquals("idle timeout: must be longer than 0 and at most a year, and is PT8760000H",
                refusal(() -> WorkerPool.builder().idleTimeout(CENTURIES)));
    }

    @Test
    void shouldRefuseNumbersNamingFieldValueAndBound() throws Exception {
        assertEquals("workers: must be from 1 to 256, not 257", refusal(() -> WorkerPool.builder().workers(257)));
        assertEquals("quarantine after: must be from 1 to 100 deaths, not 101",
                refusal(() -> WorkerPool.builder().quarantineAfter(101)));
        assertEquals("retries: must be from 0 to 1000, not -1", refusal(() -> RetryPolicy.times(-1)));
        try (var pool = WorkerPool.builder().workers(2).lazy().start()) {
            assertEquals("workers: must be from 1 to 256, not 0", refusal(() -> pool.resize(0)));
            assertEquals(2, pool.size());
        }
    }

    /// As long as one can wait at all, and for any longer.
    @Test
    void shouldWaitForAnyLengthOfTime() throws Exception {
        var pool = WorkerPool.ofSize(1);
        AsyncResult<Integer> result = pool.applyAsync(Functions::square, 3);
        assertEquals(9, result.get(Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(9, result.get(Long.MAX_VALUE, TimeUnit.DAYS));
        pool.shutdown();
        assertTrue(pool.join(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void shouldTakeChunksFarLargerThanWhatThereIsToDo() throws Exception {
        var options = CallOptions.DEFAULT.withChunk(Integer.MAX_VALUE).withBuffer(Integer.MAX_VALUE);
        try (var pool = WorkerPool.ofSize(1)) {
            List<Integer> items = List.of(1, 2, 3);
            assertEquals(List.of(1, 4, 9), pool.map(Functions::square, items, options));
            assertEquals(List.of(1, 4, 9), pool.mapAsync(Functions::square, items, options).get());
            List<Integer> streamed = new ArrayList<>();
            pool.imap(Functions::square, items, options).forEachRemaining(streamed::add);
            assertEquals(List.of(1, 4, 9), streamed);
        }
    }

    private static String refusedAtStart(String... properties) {
        return told("refused ", properties);
    }

    private static String told(String how, String... properties) {
        try (ChildJvm child = ChildJvm.start(BadStartChild.class, properties)) {
            String told = child.await(how);
            child.await("left nothing");
            assertEquals(0, child.awaitExit(), child::toString);
            return told;
        }
    }

    @Test
    void shouldSayThatThereIsNoJavaToStart(@TempDir Path folder) {
        String refusal = refusedAtStart("java.home=" + folder);
        assertEquals("Cannot launch workers: there is no " + folder.resolve("bin").resolve("java")
                + "; this Java runtime was made without its commands, install one that has them", refusal);
    }

    @Test
    void shouldSayWhatAJavaPrintedThatDoesNotStart(@TempDir Path folder) throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'this is no Java' >&2\nexit 7\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        String broken = told("broken ", "java.home=" + folder);
        assertTrue(broken.contains("exited with status 7"), broken);
        assertTrue(broken.contains("this is no Java"), broken);
    }

    @Test
    void shouldSayThatTheProgramsJarIsMissing(@TempDir Path folder) {
        Path jar = folder.resolve("missing.jar");
        String broken = told("broken ", "java.class.path=" + jar);
        assertTrue(broken.contains(jar + ", which the program was started from, is not there"), broken);
        assertTrue(broken.contains("org.poolscope.worker.WorkerMain"), broken);
    }

    @Test
    void shouldSayThatTheRunDirectoryCannotBeMade(@TempDir Path folder) throws Exception {
        String missing = refusedAtStart("java.io.tmpdir=" + folder.resolve("missing"));
        assertTrue(missing.startsWith("Cannot make the run directory " + folder.resolve("missing")), missing);
        assertTrue(missing.endsWith(": the folder it should be in is missing"), missing);

        Path file = Files.createFile(folder.resolve("file"));
        String notAFolder = refusedAtStart("java.io.tmpdir=" + file);
        assertTrue(notAFolder.startsWith("Cannot make the run directory " + file), notAFolder);
    }

    /// Its pid and start are no secret, and once were the whole name.
    @Test
    void shouldStartThoughSomebodyHasTakenTheNamesThatCanBeGuessed(@TempDir Path folder) throws Exception {
        assertEquals("9", told("started ", "java.io.tmpdir=" + folder, BadStartChild.OCCUPIED));
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count(), "what is not ours is not ours to delete");
        }
    }

    /// K05
    @Test
    void shouldCarryAnArrayForWhichThereIsNoRoomInMemory() throws Exception {
        try (ChildJvm child = ChildJvm.start(SmallDisk.at(Path.of("/dev/shm"), 4096), NeighbourChild.class)) {
            child.await("name ");
            assertEquals("", child.say("counter").await("unharmed"));
        }
    }

    @Test
    void shouldRefuseAnInitializerThatCannotBeSent() {
        var thread = new Thread();
        var refusal = assertThrows(IllegalArgumentException.class,
                () -> WorkerPool.builder().initializer(() -> thread.interrupt()));
        assertTrue(refusal.getMessage().contains("java.lang.Thread"), refusal::getMessage);
        assertInstanceOf(IllegalArgumentException.class, refusal);
    }
}
