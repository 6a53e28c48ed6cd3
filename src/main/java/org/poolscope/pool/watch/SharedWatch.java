package org.poolscope.pool.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.poolscope.shared.Census;
import org.poolscope.shared.ProcessStamp;
import org.poolscope.shared.wait.Waiters.Waiter;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.SharedValue.Wait;
import org.poolscope.workload.SharedSpec;

/// Looks at a run's shared objects, those that workers have made among them. For one thread.
final class SharedWatch implements AutoCloseable {

    /// Whether a process is alive takes a while to find out, and is asked so often only.
    private static final long ALIVE_NANOS = 1_000_000_000L;

    private final Census census;
    private final Map<String, OptionalLong> expected = new HashMap<>();
    private final Map<Long, Boolean> alive = new HashMap<>();
    private long asked;

    /// @param directory of the segments
    /// @param specs     what was asked for, with what is expected of it
    SharedWatch(Path directory, List<SharedSpec> specs) {
        this.census = new Census(directory);
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
        for (Census.Reading reading : census.read()) {
            values.add(value(reading, now));
        }
        return values;
    }

    private SharedValue value(Census.Reading reading, long now) {
        OptionalLong limit = reading.limit().isPresent() ? reading.limit()
                : expected.getOrDefault(reading.name(), OptionalLong.empty());
        List<Wait> waiting = new ArrayList<>();
        for (Waiter waiter : reading.waiting()) {
            Party who = party(waiter.who(), waiter.thread());
            if (who.alive()) {
                waiting.add(new Wait(who, waiter.purpose().inWords(), Math.max(0, now - waiter.since())));
            }
        }
        return new SharedValue(reading.name(), SharedValue.Kind.valueOf(reading.kind().name()), reading.bytes(),
                reading.value(), limit, reading.in(), reading.out(), party(ProcessStamp.of(reading.owner()), 0),
                reading.attached().stream().map(stamp -> party(stamp, 0)).filter(Party::alive).toList(),
                reading.holder() == ProcessStamp.NOBODY ? Optional.empty()
                        : Optional.of(party(reading.holder(), reading.holderThread())),
                waiting);
    }

    private Party party(long stamp, long thread) {
        return new Party(ProcessStamp.pid(stamp), thread, alive.computeIfAbsent(stamp, ProcessStamp::isAlive));
    }

    @Override
    public void close() {
        census.close();
    }
}
