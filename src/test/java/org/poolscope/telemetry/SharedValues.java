package org.poolscope.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.SharedValue.Purpose;
import org.poolscope.telemetry.SharedValue.Wait;

/// Shared objects as a test says they are.
public final class SharedValues {

    private static final Party OWNER = new Party(1, 0, true);

    private SharedValues() {}

    /// One that nobody waits at.
    public static SharedValue of(String name, SharedState state) {
        return new SharedValue(name, 0, state, OWNER, List.of(OWNER), List.of());
    }

    public static SharedValue counter(String name, long value) {
        return of(name, new SharedState.Counter(value, OptionalLong.empty()));
    }

    public static SharedValue counter(String name, long value, long expected) {
        return of(name, new SharedState.Counter(value, OptionalLong.of(expected)));
    }

    public static SharedValue queue(String name, long depth, long capacity) {
        return of(name, new SharedState.Queue(depth, capacity, depth, 0));
    }

    /// A lock that a thread has and others have been waiting for, for a while.
    public static SharedValue lock(String name, Party holder, Party... waiting) {
        return new SharedValue(name, 128, new SharedState.Lock(Optional.of(holder), 0, Duration.ZERO), OWNER, List.of(),
                List.of(waiting).stream().map(who -> new Wait(who, Purpose.ACQUIRE, 100_000_000)).toList());
    }

    /// The same, of processes with one thread that matters.
    public static SharedValue lock(String name, long holder, long... waiting) {
        return lock(name, thread(holder, 1),
                LongStream.of(waiting).mapToObj(pid -> thread(pid, 1)).toArray(Party[]::new));
    }

    public static Party thread(long pid, long number) {
        return new Party(pid, number, true);
    }
}
