package org.poolscope.pool.slot;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.jvm.Offspring;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.SlotOrder;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.telemetry.ProcessExit;

/// A worker JVM that has slots: who they are, what it is told, and what becomes of them when it ends. It is told to end
/// when the last of them has left. Any thread may use it.
final class SlotJvm {

    /// How long a slot may take to end when it has to at once, before the process is ended with all others.
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    /// What there is to say when nothing more is.
    private static final byte[] END = new byte[0];

    private final Process process;
    private final boolean cached;
    private final BlockingQueue<byte[]> orders = new LinkedBlockingQueue<>();

    // Guarded by this.
    private final List<SlotProcess> slots = new ArrayList<>();
    private @Nullable SlotProcess last;
    private boolean closed;

    /// @param process waits for its first hand-over
    /// @param cached  whether it was told to use the AOT cache
    SlotJvm(Process process, boolean cached) throws IOException {
        this.process = process;
        this.cached = cached;
        try {
            // By threads of their own: it may be slow to listen, and who waits for it must not be held up by others.
            Thread.ofPlatform().name("poolscope-exit-" + pid()).daemon().start(this::awaitEnd);
            Thread.ofPlatform().name("poolscope-slots-" + pid()).daemon().start(this::speak);
        } catch (OutOfMemoryError e) {
            process.destroyForcibly();
            throw new IOException("no thread can be had that waits for a worker's end: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean cached() {
        return cached;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    // ---- who there is

    SlotProcess addFirst(int number, String token, ParentPage page) {
        return add(new SlotProcess(this, number, token, page, true));
    }

    /// @return null if it takes no more
    synchronized @Nullable SlotProcess add(int number, String token, ParentPage page) {
        return closed || !isAlive() ? null : add(new SlotProcess(this, number, token, page, false));
    }

    private synchronized SlotProcess add(SlotProcess slot) {
        slots.add(slot);
        return slot;
    }

    /// Looks whether a slot has ended. The end of the last one is that of the process.
    void look(SlotProcess slot) {
        synchronized (this) {
            if (closed || !slots.contains(slot) || !slot.hasLeft()) {
                return;
            }
            if (slots.size() == 1) {
                closed = true;
                last = slot;
                orders.add(END);
                return;
            }
            slots.remove(slot);
        }
        slot.ended(slot.status(0));
    }

    private void awaitEnd() {
        int status = 0;
        try {
            status = process.waitFor();
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
        if (status != 0) {
            Offspring.kill(pid());
        }
        List<SlotProcess> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(slots);
            slots.clear();
        }
        orders.add(END);
        for (SlotProcess slot : left) {
            slot.ended(slot.status(status));
        }
    }

    // ---- what it is told

    void tell(SlotOrder order) {
        orders.add(order.bytes());
    }

    private void speak() {
        try (OutputStream stdin = process.getOutputStream()) {
            for (byte[] order = orders.take(); order != END; order = orders.take()) {
                stdin.write(order);
                stdin.flush();
            }
        } catch (IOException _) {
            // It is dead already; its exit says so.
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
    }

    /// Asks a slot to end with what it runs. One that has left waits for the process.
    void terminate(SlotProcess slot) {
        if (isLast(slot)) {
            process.destroy();
        } else {
            tell(new SlotOrder.End(slot.token(), ProcessExit.SIGTERM));
        }
    }

    private synchronized boolean isLast(SlotProcess slot) {
        return slot == last;
    }

    /// Ends a slot with all that its program has started, and if it does not end by that the process. Returns at once.
    void kill(SlotProcess slot) {
        boolean all;
        synchronized (this) {
            all = slots.stream().allMatch(SlotProcess::isToldToEnd);
        }
        if (all) {
            killAll();
            return;
        }
        tell(new SlotOrder.End(slot.token(), ProcessExit.SIGKILL));
        try {
            Thread.ofPlatform().name("poolscope-kill-slot").daemon().start(() -> killOne(slot));
        } catch (OutOfMemoryError _) {
            killAll();
        }
    }

    private void killOne(SlotProcess slot) {
        long until = System.nanoTime() + GRACE.toNanos();
        Offspring.kill(pid(), slot.number());
        try {
            while (slot.isAlive() && System.nanoTime() - until < 0) {
                Thread.sleep(LOOK_AGAIN);
                look(slot);
            }
        } catch (InterruptedException _) {
            // Nobody has this thread to interrupt it.
        }
        if (slot.isAlive()) {
            killAll();
        }
    }

    private void killAll() {
        synchronized (this) {
            slots.stream().filter(slot -> !slot.isToldToEnd()).forEach(SlotProcess::ofAnother);
        }
        List<ProcessHandle> started =
                ProcessIdentity.areShown() ? process.descendants().toList() : List.of();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
