package org.poolscope.worker.task;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;

/// The commands that wait for the task thread. The control thread adds, and takes back tasks that have not begun.
final class CommandQueue {

    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private boolean takerWaits;

    synchronized void addAll(List<Command> more) {
        commands.addAll(more);
        if (takerWaits) {
            notify();
        }
    }

    synchronized int size() {
        return commands.size();
    }

    /// The next command, or null if there is none now.
    synchronized @Nullable Command poll() {
        return commands.poll();
    }

    /// The next command, as soon as there is one.
    synchronized Command take() throws InterruptedException {
        while (commands.isEmpty()) {
            takerWaits = true;
            wait();
            takerWaits = false;
        }
        return commands.remove();
    }

    /// Takes back the last tasks.
    ///
    /// @return their numbers, at most as many as said
    synchronized long[] recall(int most) {
        var kept = new ArrayDeque<Command>();
        long[] taken = new long[commands.size()];
        int count = 0;
        while (!commands.isEmpty()) {
            Command last = commands.removeLast();
            if (count < most && last instanceof Command.Work work) {
                taken[count++] = work.task();
            } else {
                kept.addFirst(last);
            }
        }
        commands.addAll(kept);
        return Arrays.copyOf(taken, count);
    }
}
