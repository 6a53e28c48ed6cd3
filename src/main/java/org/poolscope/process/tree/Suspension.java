package org.poolscope.process.tree;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Processes that stand still with all that they have started, until this is closed: SIGSTOP, which nobody can ignore.
/// Those who start others are stopped first, and it is looked again until nobody new is found.
///
/// Whoever stands still sees nothing, not even that this process was killed. So another one waits for its end, and lets
/// all go on then: workers find that their parent is gone, and leave.
///
/// For one thread at a time. Only where there are signals: elsewhere nobody is stopped, and [#isInForce] says so.
public final class Suspension implements AutoCloseable {

    private static final int MAX_LOOKS = 10;

    /// So many pids fit into any command line.
    private static final int MOST_AT_ONCE = 1000;

    /// How long it is waited for one that the system keeps busy.
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long LOOK_AGAIN_NANOS = 500_000;

    /// Stopped, by a debugger, too, or at an end.
    private static final String STILL = "TtZX";

    private final Set<Long> stopped = new HashSet<>();
    private final Process guardian;
    private final boolean inForce;

    private Suspension(Collection<Long> roots) throws IOException {
        boolean all = signal("STOP", roots);
        awaitStill(roots);
        stopped.addAll(roots);
        for (int look = 0; look < MAX_LOOKS; look++) {
            Set<Long> more = ProcessTree.startedBy(roots);
            more.removeAll(stopped);
            if (more.isEmpty()) {
                break;
            }
            signal("STOP", more);
            awaitStill(more);
            stopped.addAll(more);
        }
        inForce = all;
        guardian = new ProcessBuilder(guardian(stopped)).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// Stops some processes with all that they have started. Takes some tens of milliseconds.
    ///
    /// @param roots the pids of processes of this program
    /// @throws IOException if there is no `kill` or no shell; nobody stands still then
    public static Suspension of(Collection<Long> roots) throws IOException {
        try {
            return new Suspension(roots);
        } catch (IOException e) {
            signal("CONT", roots);
            throw e;
        }
    }

    /// Whoever was told stops when it has a processor the next time, and may start others until then.
    private static void awaitStill(Collection<Long> pids) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (long pid : pids) {
            while (!standsStill(pid) && System.nanoTime() - until < 0) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /// Of one that is gone, and where nothing is shown of processes, there is nothing to wait for.
    private static boolean standsStill(long pid) {
        String state = ProcessTree.state(pid);
        return state.isEmpty() || STILL.indexOf(state.charAt(0)) >= 0;
    }

    /// Whether they could be stopped.
    public boolean isInForce() {
        return inForce;
    }

    /// Lets all go on that were stopped. Whoever was stopped before, by somebody else, goes on, too.
    @Override
    public void close() {
        try {
            signal("CONT", stopped);
        } catch (IOException _) {
            // The guardian does it.
        }
        try {
            guardian.getOutputStream().close();
        } catch (IOException _) {
            // It is gone.
        }
    }

    /// A shell that reads until nobody writes any more, with no part in the signals of a terminal.
    private static List<String> guardian(Set<Long> pids) {
        List<String> words = new ArrayList<>(List.of("sh", "-c",
                "trap '' INT HUP TERM TSTP; read _; echo \"$@\" | xargs -n 500 kill -CONT", "sh"));
        pids.forEach(pid -> words.add(Long.toString(pid)));
        return words;
    }

    /// @return whether all of them were there
    private static boolean signal(String name, Collection<Long> pids) throws IOException {
        boolean all = true;
        List<String> left = pids.stream().map(String::valueOf).toList();
        for (int from = 0; from < left.size(); from += MOST_AT_ONCE) {
            List<String> words = new ArrayList<>(List.of("kill", "-" + name));
            words.addAll(left.subList(from, Math.min(left.size(), from + MOST_AT_ONCE)));
            Process kill = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                all &= kill.waitFor() == 0;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                all = false;
            }
        }
        return all;
    }
}
