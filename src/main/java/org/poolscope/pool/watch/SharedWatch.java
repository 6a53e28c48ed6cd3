package org.poolscope.pool.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.poolscope.shared.Barrier;
import org.poolscope.shared.Condition;
import org.poolscope.shared.Event;
import org.poolscope.shared.Pipe;
import org.poolscope.shared.Semaphore;
import org.poolscope.shared.SharedArray;
import org.poolscope.shared.SharedCounter;
import org.poolscope.shared.SharedLock;
import org.poolscope.shared.SharedMemory;
import org.poolscope.shared.SharedObjectMonitor;
import org.poolscope.shared.SharedObjectMonitor.Sighting;
import org.poolscope.shared.SharedQueue;
import org.poolscope.shared.Waiter;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.SharedValue.Purpose;
import org.poolscope.telemetry.SharedValue.Wait;
import org.poolscope.workload.SharedSpec;

/// Looks at a run's shared objects, those that workers have made among them. For one thread.
final class SharedWatch implements AutoCloseable {

    /// Whether a process is alive takes a while to find out, and is asked so often only.
    private static final long ALIVE_NANOS = 1_000_000_000L;

    private final SharedObjectMonitor census;
    private final Map<String, OptionalLong> expected = new HashMap<>();
    private final Map<Long, Boolean> alive = new HashMap<>();
    private long asked;

    /// @param directory of the segments
    /// @param specs     what was asked for, with what is expected of it
    SharedWatch(Path directory, List<SharedSpec> specs) {
        this.census = new SharedObjectMonitor(directory);
        for (SharedSpec spec : specs) {
            if (spec instanceof SharedSpec.Counter(String name, OptionalLong value)) {
                expected.put(name, value);
            }
        }
    }

    List<SharedValue> read() {
        long now = System.nanoTime();
        if (now - asked >= ALIVE_NANOS) {
            asked = now;
            alive.clear();
        }
        List<SharedValue> values = new ArrayList<>();
        for (Sighting sighting : census.look()) {
            try {
                values.add(value(sighting, now));
            } catch (SegmentException _) {
                // Somebody has cut its file in this moment; the census leaves it out from now on.
            }
        }
        return values;
    }

    private SharedValue value(Sighting sighting, long now) {
        var object = sighting.object();
        List<Wait> waiting = new ArrayList<>();
        for (Waiter waiter : object.waiting()) {
            Party who = party(waiter.process(), waiter.thread());
            if (who.alive()) {
                waiting.add(new Wait(who, purpose(waiter.awaiting()), Math.max(0, now - waiter.since())));
            }
        }
        List<Party> attached = sighting.attached().stream().map(stamp -> party(stamp, 0)).filter(Party::alive).toList();
        return new SharedValue(object.name(), object.bytes(), state(sighting),
                party(sighting.owner(), 0), attached, waiting);
    }

    private SharedState state(Sighting sighting) {
        return switch (sighting.object()) {
            case SharedCounter counter -> new SharedState.Counter(counter.get(),
                    expected.getOrDefault(counter.name(), OptionalLong.empty()));
            case SharedQueue<?> queue ->
                    new SharedState.Queue(queue.size(), queue.capacity(), queue.puts(), queue.gets());
            case Pipe<?> pipe -> new SharedState.Pipe(pipe.sent(), pipe.received());
            case SharedLock lock -> new SharedState.Lock(holder(sighting), lock.waits(), lock.waited());
            case Semaphore semaphore -> new SharedState.Semaphore(semaphore.permits(),
                    semaphore.bound() == Integer.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(semaphore.bound()));
            case Condition condition -> new SharedState.Condition(condition.waiters());
            case Event event -> new SharedState.Event(event.isSet());
            case Barrier barrier -> new SharedState.Barrier(barrier.arrived(), barrier.parties());
            case SharedArray array ->
                    new SharedState.Array(array.length(), array.type().name().toLowerCase(Locale.ROOT));
            case SharedMemory _ -> new SharedState.Memory();
        };
    }

    private Optional<Party> holder(Sighting lock) {
        return lock.holder() == ProcessStamp.NOBODY
                ? Optional.empty() : Optional.of(party(lock.holder(), lock.holderThread()));
    }

    private static Purpose purpose(Waiter.Purpose listed) {
        return switch (listed) {
            case ACQUIRE -> Purpose.ACQUIRE;
            case PUT -> Purpose.PUT;
            case TAKE -> Purpose.TAKE;
            case JOIN -> Purpose.JOIN;
            case SEND -> Purpose.SEND;
            case RECEIVE -> Purpose.RECEIVE;
            case EVENT -> Purpose.EVENT;
            case NOTIFICATION -> Purpose.NOTIFICATION;
            case PARTIES -> Purpose.PARTIES;
        };
    }

    private Party party(long stamp, long thread) {
        return new Party(ProcessStamp.pid(stamp), thread, alive.computeIfAbsent(stamp, ProcessStamp::isAlive));
    }

    @Override
    public void close() {
        census.close();
    }
}
