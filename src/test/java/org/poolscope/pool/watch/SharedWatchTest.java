package org.poolscope.pool.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedArray;
import org.poolscope.shared.SharedLock;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Purpose;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.SharedSpec;

class SharedWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private static Map<String, SharedState> states(SharedWatch watch) {
        Map<String, SharedState> states = new HashMap<>();
        watch.read().forEach(value -> states.put(value.name(), value.state()));
        return states;
    }

    @Test
    void shouldLeaveOutWhatSomebodyHasCutAndTellOfTheOthers() throws Exception {
        try (Segments segments = Segments.in(directory); var watch = new SharedWatch(directory, List.of())) {
            segments.createCounter("counter");
            segments.createBarrier("barrier", 2);
            assertEquals(Set.of("counter", "barrier"), states(watch).keySet());
            try (var file = FileChannel.open(directory.resolve("barrier.segment"), StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
            for (int i = 0; i < 10; i++) {
                assertEquals(Set.of("counter"), states(watch).keySet());
            }
        }
    }

    @Test
    void shouldTellOfEveryKindOfObjectInItsOwnTerms() throws Exception {
        var spec = new SharedSpec.Counter("counter", OptionalLong.of(4000));
        try (Segments segments = Segments.in(directory); var watch = new SharedWatch(directory, List.of(spec))) {
            segments.createCounter("counter").set(3900);
            segments.createCounter("uncounted");
            segments.createQueue("queue", Long.class, 9).put(7L);
            segments.createPipe("pipe", String.class).first().send("x");
            SharedLock lock = segments.createLock("lock");
            lock.acquire();
            segments.createSemaphore("semaphore", 3);
            segments.createBoundedSemaphore("bounded", 4);
            segments.createCondition("condition", segments.createLock("condition.lock"));
            segments.createEvent("event").set();
            segments.createBarrier("barrier", 2);
            segments.createArray("doubles", SharedArray.Type.DOUBLE, 100);
            segments.createMemory("memory", 64);

            Map<String, SharedState> states = states(watch);
            assertEquals(new SharedState.Counter(3900, OptionalLong.of(4000)), states.get("counter"));
            assertEquals(new SharedState.Counter(0, OptionalLong.empty()), states.get("uncounted"));
            assertEquals(new SharedState.Queue(1, 9, 1, 0), states.get("queue"));
            assertEquals(new SharedState.Pipe(1, 0), states.get("pipe"));
            var held = (SharedState.Lock) states.get("lock");
            assertEquals(ProcessHandle.current().pid(), held.holder().orElseThrow().pid());
            assertEquals(Thread.currentThread().threadId(), held.holder().orElseThrow().thread());
            assertEquals(new SharedState.Semaphore(3, OptionalLong.empty()), states.get("semaphore"));
            assertEquals(new SharedState.Semaphore(4, OptionalLong.of(4)), states.get("bounded"));
            assertEquals(new SharedState.Condition(0), states.get("condition"));
            assertEquals(new SharedState.Event(true), states.get("event"));
            assertEquals(new SharedState.Barrier(0, 2), states.get("barrier"));
            assertEquals(new SharedState.Array(100, "double"), states.get("doubles"));
            assertEquals(new SharedState.Memory(), states.get("memory"));
            lock.release();
        }
    }

    @Test
    void shouldTellWhoWaitsForWhatAndForHowLong() throws Exception {
        try (Segments segments = Segments.in(directory); var watch = new SharedWatch(directory, List.of())) {
            SharedLock lock = segments.createLock("lock");
            lock.acquire();
            Thread waiter = Thread.ofPlatform().daemon().start(() -> {
                try {
                    lock.acquire();
                    lock.release();
                } catch (InterruptedException _) {
                    // Then it is listed no more, and the test fails.
                }
            });
            Waiting.until("somebody waits", PATIENCE, () -> !only(watch).waiting().isEmpty(),
                    () -> only(watch).toString());

            SharedValue.Wait wait = only(watch).waiting().getFirst();
            assertEquals(new SharedValue.Party(ProcessHandle.current().pid(), waiter.threadId(), true), wait.who());
            assertEquals(Purpose.ACQUIRE, wait.purpose());
            assertTrue(wait.nanos() > 0, wait::toString);
            lock.release();
            waiter.join(PATIENCE);
        }
    }

    private static SharedValue only(SharedWatch watch) {
        return watch.read().getFirst();
    }
}
