package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.shared.wait.Parker;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class SharedCounterTest {

    @TempDir
    private Path directory;
    private Segments segments;
    private SharedCounter counter;

    @BeforeEach
    void createCounter() {
        segments = Segments.in(directory);
        counter = segments.createCounter("counter");
    }

    @AfterEach
    void closeSegments() {
        segments.close();
    }

    /// L08
    @ParameterizedTest(name = "{0}, {1} processes, {2} times each")
    @CsvSource({"atomic, 4, 1000", "atomic, 4, 1000000", "locked, 4, 1000", "locked, 4, 1000000"})
    void shouldCountExactlyWhenProcessesAddWithCare(String mode, int processes, long times) {
        countInChildren(mode, processes, times);

        assertEquals(processes * times, counter.get());
        assertEquals(0, counter.lockHoldersLost());
    }

    /// L08
    @Test
    void shouldLoseUpdatesWhenProcessesAddUnsafely() {
        countInChildren("unsafe", 2, 100_000_000);

        assertTrue(counter.get() < 200_000_000, "nothing was lost: " + counter.get());
        assertTrue(counter.get() >= 2, "less than one child alone: " + counter.get());
    }

    private void countInChildren(String mode, int children, long times) {
        var all = Stream.generate(this::child).limit(children).toList();
        all.forEach(child -> child.await("ready"));
        all.forEach(child -> child.say("count counter " + mode + " " + times));
        all.forEach(child -> child.await("done"));
        all.forEach(ChildJvm::close);
    }

    @Test
    void shouldGoOnWhenTheProcessThatHoldsTheLockIsKilled() throws Exception {
        try (ChildJvm child = child()) {
            child.say("lock counter").await("done");
            FutureTask<Void> adding = addLockedInAThread();
            child.kill();

            adding.get(10, TimeUnit.SECONDS);
            assertEquals(1, counter.get());
            assertEquals(1, counter.lockHoldersLost());
        }
    }

    @Test
    void shouldWaitForALiveOwnerHoweverLongItHoldsTheLock() throws Exception {
        try (ChildJvm child = child()) {
            child.say("lock counter").await("done");
            FutureTask<Void> adding = addLockedInAThread();
            // Several steps of waiting: the owner's life was looked at in between.
            assertThrows(TimeoutException.class,
                    () -> adding.get(4 * Parker.STEP_NANOS, TimeUnit.NANOSECONDS));
            child.say("unlock counter").await("done");

            adding.get(10, TimeUnit.SECONDS);
            assertEquals(0, counter.lockHoldersLost());
        }
    }

    @Test
    void shouldStopWaitingForTheLockWhenInterrupted() throws Exception {
        counter.lock().lock();
        var adding = new FutureTask<Void>(this::addLocked);
        Thread thread = Thread.ofPlatform().start(adding);
        thread.interrupt();

        var thrown = assertThrows(ExecutionException.class, () -> adding.get(10, TimeUnit.SECONDS));
        assertEquals(InterruptedException.class, thrown.getCause().getClass());
        counter.lock().unlock();
        counter.addLocked(5);
        assertEquals(5, counter.get());
    }

    private FutureTask<Void> addLockedInAThread() {
        var adding = new FutureTask<Void>(this::addLocked);
        Thread.ofPlatform().start(adding);
        return adding;
    }

    private Void addLocked() throws InterruptedException {
        counter.addLocked(1);
        return null;
    }

    private ChildJvm child() {
        return ChildJvm.start(SharedChild.class, directory.toString());
    }
}
