package org.poolscope.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.tree.Marked;
import org.poolscope.process.tree.ProcessTree;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.SlotOrder;
import org.poolscope.protocol.WorkerBootstrap;
import org.poolscope.shared.process.ProcessIdentity;

/// A JVM with slots: several workers of a pool in one process, each on a thread of its own. The main thread reads what
/// there is to begin and to end, until the parent has nothing more to say: then the process ends.
///
/// What is one slot's trouble ends that slot. An error of this program ends the process, as nobody would notice that a
/// slot does nothing any more.
final class SlotHost {

    /// How long the slots may take to end what they run when the parent is gone.
    private static final Duration ORPHAN_GRACE = Duration.ofSeconds(1);
    private static final Duration TERM_GRACE = Duration.ofMillis(400);
    private static final long LOOK_AGAIN_NANOS = 3_000_000;
    private static final int MAX_LOOKS = 3;

    /// What all that is started here inherits; it was given by the parent.
    private static final String MARK_NAME = "POOLSCOPE_WORKER";
    private static final @Nullable String MARK = System.getenv(MARK_NAME);
    private static final int FAILED = 1;

    private final InputStream orders;
    private final Map<String, SlotLife> lives = new ConcurrentHashMap<>();

    /// The signals of those who were told to end before they had begun. Guarded by this.
    private final Map<String, Integer> early = new HashMap<>();
    private final SlotBeats beats;

    /// @param orders   what comes after the first hand-over
    /// @param cpuNanos what this process had used of processors when it was handed over to, if that is nobody's
    SlotHost(WorkerBootstrap first, InputStream orders, long cpuNanos) {
        this.orders = orders;
        var parent = new ProcessIdentity(first.parentPid(), first.parentStart());
        List<Path> homes = Stream.of(first.page(), first.temporary(), Path.of(System.getProperty("java.io.tmpdir")))
                .map(Path::getParent).distinct().toList();
        beats = new SlotBeats(homes, parent, first.beatsPerSecond(), cpuNanos, this::orphaned);
    }

    /// Works until the parent says no more.
    void live(WorkerBootstrap first) throws IOException {
        begin(first);
        beats.start();
        Runtime.getRuntime().addShutdownHook(new ExitHook());
        for (SlotOrder order = SlotOrder.read(orders); order != null; order = SlotOrder.read(orders)) {
            if (order instanceof SlotOrder.Begin(WorkerBootstrap bootstrap)) {
                begin(bootstrap);
            } else if (order instanceof SlotOrder.End(String token, int signal)) {
                end(token, signal);
            }
        }
        if (!lives.isEmpty()) {
            orphaned();
        }
    }

    /// Does what a slot does from its beginning to its end, on this thread alone.
    void rehearse(WorkerBootstrap bootstrap) {
        work(bootstrap);
    }

    private void begin(WorkerBootstrap bootstrap) {
        var thread = new Thread(() -> work(bootstrap), "slot-" + bootstrap.number());
        thread.setDaemon(true);
        thread.start();
    }

    private void work(WorkerBootstrap bootstrap) {
        try (SlotLife life = new SlotLife(bootstrap)) {
            begun(life);
            try {
                life.live(() -> ended(life));
            } catch (IOException _) {
                // Its connection is gone, and perhaps the parent: of that the others hear by themselves.
                ended(life);
                life.page().farewell(new Farewell.Exited());
            }
        } catch (IOException e) {
            // It could not begin, as one that shares nothing could not: whoever is there already goes on.
            e.printStackTrace();
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private void begun(SlotLife life) {
        beats.add(life);
        Integer signal;
        synchronized (this) {
            lives.put(life.token(), life);
            signal = early.remove(life.token());
        }
        if (signal != null) {
            life.end(signal);
        }
    }

    private void ended(SlotLife life) {
        beats.remove(life);
        lives.remove(life.token());
    }

    /// One that is not there has ended, or is going to be.
    private void end(String token, int signal) {
        SlotLife life;
        synchronized (this) {
            life = lives.get(token);
            if (life == null) {
                early.put(token, signal);
            }
        }
        if (life != null) {
            life.end(signal);
        }
    }

    /// Ends this process, since nobody is left to work for, with all that was started here. Does not return.
    ///
    /// It is done for all slots at once, and not by them: to look who there is takes this process, which others may
    /// leave little time, longer than all else.
    private synchronized void orphaned() {
        long begin = System.nanoTime();
        Set<ProcessHandle> started = started();
        started.forEach(ProcessHandle::destroy);
        while (started.stream().anyMatch(ProcessTree::isAlive) && isWithin(TERM_GRACE, begin)) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        started.forEach(ProcessHandle::destroyForcibly);
        lives.values().forEach(SlotLife::end);
        if (MARK != null) {
            for (int look = 0; look < MAX_LOOKS && !started.isEmpty(); look++) {
                started = Marked.having(List.of(MARK_NAME + "=" + MARK));
                started.forEach(ProcessHandle::destroyForcibly);
            }
        }
        while (!lives.isEmpty() && isWithin(ORPHAN_GRACE, begin)) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private static Set<ProcessHandle> started() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private static boolean isWithin(Duration time, long begin) {
        return System.nanoTime() - begin < time.toNanos();
    }

    /// Notes for every slot how this process ends if they do not simply leave.
    private final class ExitHook extends Thread {

        ExitHook() {
            super("farewell");
        }

        @Override
        public void run() {
            beats.last();
            Farewell farewell = Signals.farewell();
            lives.values().forEach(life -> life.page().farewell(farewell));
        }
    }
}
