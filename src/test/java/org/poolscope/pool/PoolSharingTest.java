package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.PipeEnd;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;
import org.poolscope.shared.SharedLock;
import org.poolscope.shared.SharedMemory;
import org.poolscope.shared.SharedQueue;
import org.poolscope.testing.RunsBeside;

/// Shared objects as arguments of what a pool and a process run.
@RunsBeside
class PoolSharingTest {

    /// An item's number is put into the queue, counted, and its double given back. The first item of a worker waits
    /// for the other worker's: a worker that is slow to start would find nothing left.
    record Job(Barrier bothBegin, SharedQueue<Long> queue, SharedCounter counter, SharedLock lock, long number) {
        private static boolean begun;

        static long run(Job job) throws Exception {
            if (!begun) {
                begun = true;
                job.bothBegin.await(Duration.ofMinutes(1));
            }
            job.queue.put(job.number);
            try (var _ = job.lock.acquire()) {
                job.counter.addUnsafely(1);
            }
            return 2 * job.number;
        }
    }

    /// M04
    @Test
    void shouldArriveAsTheSameObjects() throws Exception {
        try (Segments segments = Segments.create(); WorkerPool pool = WorkerPool.ofSize(2)) {
            Barrier bothBegin = segments.createBarrier("begin", 2);
            SharedQueue<Long> queue = segments.createQueue("queue", Long.class, 100);
            SharedCounter counter = segments.createCounter("counter");
            SharedLock lock = segments.createLock("lock");
            List<Job> jobs = IntStream.range(0, 100)
                    .mapToObj(i -> new Job(bothBegin, queue, counter, lock, i)).toList();

            assertEquals(IntStream.range(0, 100).mapToObj(i -> 2L * i).toList(), pool.map(Job::run, jobs));
            assertEquals(100, counter.get());
            assertEquals(100, queue.size());
            assertEquals(2, counter.attached().stream().filter(pool.pids()::contains).count());
        }
    }

    @Test
    void shouldSayWhatIsMissingWhenTheirMakerHasClosedThem() {
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            SharedCounter closed;
            try (Segments segments = Segments.create()) {
                closed = segments.createCounter("counter");
            }
            var thrown = assertThrows(Exception.class, () -> pool.apply(SharedCounter::get, closed));
            assertTrue(thrown.toString().contains("segment 'counter' was not found"), thrown::toString);
        }
    }

    @Test
    void shouldArriveAsTheNewObjectWhenTheirMakerHasMadeAnotherOfTheSameName() throws Exception {
        try (Segments segments = Segments.create(); WorkerPool pool = WorkerPool.ofSize(1)) {
            for (int round = 0; round < 3; round++) {
                try (SharedCounter counter = segments.createCounter("counter")) {
                    assertEquals(1, pool.apply(PoolSharingTest::count, counter));
                    assertEquals(1, counter.get());
                }
            }
        }
    }

    static long count(SharedCounter counter) {
        return counter.add(1);
    }

    @Test
    void shouldFreeTheMemoryOfWhatTheirMakerHasRemovedUnlessSomebodyHasIt() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "the system does not tell what a process has mapped");
        try (Segments segments = Segments.create(); WorkerPool pool = WorkerPool.ofSize(1)) {
            try (SharedMemory kept = segments.createMemory("kept", MEMORY)) {
                pool.apply(PoolSharingTest::keep, kept);
                kept.memory().set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
            }
            for (int round = 0; round < 40; round++) {
                try (SharedMemory memory = segments.createMemory("memory", MEMORY)) {
                    pool.apply(PoolSharingTest::first, memory);
                }
            }
            long mapped = removedAndMapped(pool.pids().getFirst(), segments.directory());
            assertTrue(mapped <= 12, () -> mapped + " blocks that were removed are still mapped");
            assertEquals(7, pool.apply(PoolSharingTest::kept));
        }
    }

    private static final long MEMORY = 8 << 20;
    private static MemorySegment keptHere;

    static int keep(SharedMemory memory) {
        keptHere = memory.memory().asSlice(0, 8);
        return 0;
    }

    static int kept() {
        return keptHere.get(ValueLayout.JAVA_BYTE, 0);
    }

    static int first(SharedMemory memory) {
        return memory.memory().get(ValueLayout.JAVA_BYTE, 0);
    }

    private static long removedAndMapped(long pid, Path directory) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
            return lines.filter(line -> line.contains(directory.toString()) && line.endsWith("(deleted)")).count();
        }
    }

    static int echo(PipeEnd<String> end) throws InterruptedException {
        end.send(end.receive().orElseThrow() + "!");
        return 0;
    }

    @Test
    void shouldEndAPipeWithTheProcessThatHadItsOtherEnd() throws Exception {
        try (Segments segments = Segments.create()) {
            var pipe = segments.createPipe("pipe", String.class);
            WorkerProcess process = WorkerProcess.of(PoolSharingTest::echo, pipe.second()).start();
            // As one does in Python, where this side has a copy of it; here it is the other process's alone.
            pipe.second().close();
            pipe.first().send("hello");
            assertEquals(Optional.of("hello!"), pipe.first().receive());
            assertEquals(Optional.empty(), pipe.first().receive());
            process.join();
            assertEquals(0, process.exitCode().orElseThrow());
        }
    }
}
