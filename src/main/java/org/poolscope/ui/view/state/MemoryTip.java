package org.poolscope.ui.view.state;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.ChildRow;
import org.poolscope.live.WorkerRow;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What a tip says of the memory of a worker or of a process: how much it is if what several share counts once. To
/// learn that takes a while, so it is asked for only when somebody points at it, and by another thread. For the event
/// dispatch thread.
final class MemoryTip {

    /// It is asked for again if somebody still points at it.
    private static final long STAYS_NANOS = 2_000_000_000;

    private final Texts texts = Texts.of(MemoryTip.class);
    private final Function<List<Long>, OptionalLong> reader;
    private final Executor elsewhere;
    private List<Long> asked = List.of();
    private long askedNanos;
    private @Nullable OptionalLong answer;

    /// @param reader    asks the system for the memory of processes
    /// @param elsewhere where that is done
    MemoryTip(Function<List<Long>, OptionalLong> reader, Executor elsewhere) {
        this.reader = reader;
        this.elsewhere = elsewhere;
    }

    /// @param child the process that it is about; null if it is about the worker with all of its own
    /// @param news  called on the event dispatch thread if there is more to say
    /// @return null if there is nothing to say
    @Nullable String of(WorkerRow worker, @Nullable ChildRow child, Runnable news) {
        if (worker.exit().isPresent()) {
            return null;
        }
        List<Long> pids = pids(worker, child);
        if (pids.isEmpty()) {
            return null;
        }
        if (!pids.equals(asked) || System.nanoTime() - askedNanos > STAYS_NANOS) {
            answer = pids.equals(asked) ? answer : null;
            asked = pids;
            askedNanos = System.nanoTime();
            elsewhere.execute(() -> {
                OptionalLong told = reader.apply(pids);
                SwingUtilities.invokeLater(() -> take(pids, told, news));
            });
        }
        return words(pids.size());
    }

    private void take(List<Long> pids, OptionalLong told, Runnable news) {
        if (pids.equals(asked)) {
            answer = told;
            news.run();
        }
    }

    private @Nullable String words(int processes) {
        if (answer == null) {
            return texts.get("worker.memory.asked");
        }
        return answer.isEmpty() ? null
                : texts.format("worker.memory.shared", Figures.bytes(answer.getAsLong()), processes);
    }

    /// A slot's own process is that of all slots.
    private static List<Long> pids(WorkerRow worker, @Nullable ChildRow child) {
        if (child != null) {
            return List.of(child.pid());
        }
        List<Long> children = worker.children().stream().map(ChildRow::pid).toList();
        return worker.isSlot() ? children : Stream.concat(Stream.of(worker.pid()), children.stream()).toList();
    }
}
