package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.Launcher;

/// A discrete-event simulation of all that surrounds an [Engine]: the time, the workers and their processes. The engine
/// is the real one and runs on the thread of the test; when it waits, the time goes on to what happens next. Nothing
/// sleeps, no process is started, and every run of a test is the same.
final class Simulation implements Launcher, ReplySource, NanoClock {

    /// The clock's zero is nobody's beginning.
    private static final long BEGIN = 1_000_000_000_000L;

    /// A run that would not end is ended.
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration LAUNCH_TAKES = Duration.ofMillis(1);
    private static final int MOST_WAITS = 200_000;

    private record Event(long at, long order, boolean noticed, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final Path folder;
    private final EngineClient client;
    private final Engine engine;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<SimulatedWorker> launched = new ArrayList<>();
    private final List<Duration> launchTimes = new ArrayList<>();
    private @Nullable Host host;
    private @Nullable Throwable failure;
    private long now = BEGIN;
    private long order;
    private int waits;
    private boolean woken;

    /// What its workers do.
    Duration startTakes = Duration.ofMillis(40);
    LongFunction<Deed> deeds = _ -> Deed.takes(Duration.ofMillis(10));

    /// Whether the launch with this number, from 0, fails.
    LongFunction<Boolean> launchFails = _ -> false;

    /// Called with each worker before it begins to start.
    Consumer<SimulatedWorker> arriving = _ -> {};

    /// What a task does to its worker.
    ///
    /// @param takes  how long until it ends
    /// @param status what the worker exits with then, or -1 if it goes on
    /// @param fails  whether it throws then
    record Deed(Duration takes, int status, boolean fails) {

        static Deed takes(Duration time) {
            return new Deed(time, -1, false);
        }

        static Deed fails(Duration after) {
            return new Deed(after, -1, true);
        }

        static Deed hangs() {
            return takes(Duration.ofDays(1));
        }

        static Deed kills(Duration after, int status) {
            return new Deed(after, status, false);
        }
    }

    Simulation(Path folder, EngineOptions options, EngineClient client) throws IOException {
        this.folder = Files.createTempDirectory(folder, "simulation");
        this.client = client;
        engine = new Engine(this, itsHost -> {
            host = itsHost;
            return this;
        }, options, client, this);
        if (client instanceof SimulatedClient its) {
            its.attach(this);
        }
    }

    Engine engine() {
        return engine;
    }

    Host host() {
        return host;
    }

    Path folder() {
        return folder;
    }

    /// All workers there ever were, in the order of their launches.
    List<SimulatedWorker> launched() {
        return launched;
    }

    /// When launches were tried, successful or not.
    List<Duration> launchTimes() {
        return launchTimes;
    }

    /// Lets something happen after a while.
    void after(Duration delay, Runnable action) {
        events.add(new Event(now + delay.toNanos(), order++, true, action));
    }

    /// The same, of which the engine is not woken.
    void unnoticedAfter(Duration delay, Runnable action) {
        events.add(new Event(now + delay.toNanos(), order++, false, action));
    }

    /// Lets nobody run for a while, as when a machine is suspended.
    void standStill(Duration time) {
        now += time.toNanos();
    }

    /// Runs until the last worker is gone. An engine ends in order whatever is thrown, so that is told here.
    void run() {
        engine.run();
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
        if (client instanceof SimulatedClient its && its.broken() != null) {
            assertFalse(its.broken().startsWith("the pool failed"), its.broken());
        }
    }

    private void perform(Event event) {
        try {
            event.action.run();
        } catch (RuntimeException | Error e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    // ---- the time

    /// Since the beginning.
    Duration time() {
        return Duration.ofNanos(now - BEGIN);
    }

    @Override
    public long now() {
        return now;
    }

    // ---- the replies

    @Override
    public void poll() {
        while (!events.isEmpty() && events.element().at <= now) {
            perform(events.remove());
        }
    }

    @Override
    public void await(long millis) {
        checkThatItEnds();
        long until = millis == 0 ? Long.MAX_VALUE : now + Duration.ofMillis(millis).toNanos();
        boolean noticed = woken;
        while (!noticed && !events.isEmpty() && events.element().at <= until) {
            Event next = events.remove();
            now = Math.max(now, next.at);
            perform(next);
            noticed = next.noticed || woken;
        }
        if (!noticed) {
            now = Math.max(now, until);
        }
        woken = false;
    }

    private void checkThatItEnds() {
        if (++waits > MOST_WAITS || time().compareTo(LONGEST) > 0) {
            failure = new AssertionError("no end after " + time() + ": " + engine.crew() + "; " + client);
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void wakeUp() {
        woken = true;
    }

    @Override
    public void takeLast(Worker worker) {
        launched.stream().filter(its -> its.process() == worker.process()).forEach(SimulatedWorker::bringLast);
    }

    @Override
    public void close() {
        // There is nothing open.
    }

    // ---- the processes

    @Override
    public LaunchedWorker launch(int number, int restarts, Consumer<LaunchedWorker> ended) throws IOException {
        launchTimes.add(time());
        now += LAUNCH_TAKES.toNanos();
        if (launchFails.apply(launchTimes.size() - 1L)) {
            throw new IOException("there is no memory");
        }
        var worker = new SimulatedWorker(this, launched.size(), number, restarts, ended);
        launched.add(worker);
        arriving.accept(worker);
        after(startTakes, worker::connect);
        return worker.process();
    }

    @Override
    public void cameUp(LaunchedWorker worker) {
        // So it is.
    }

    @Override
    public boolean startsOtherwise(LaunchedWorker dead, boolean late) {
        return false;
    }

    @Override
    public void clearUp(LaunchedWorker ended, boolean damaged) {
        // The folder goes with the test.
    }
}
