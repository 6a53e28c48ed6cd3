package org.poolscope.history.item;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.poolscope.history.item.AttemptEntry.Input;
import org.poolscope.history.item.ItemUnpacker.Completed;
import org.poolscope.history.item.ItemUnpacker.Head;
import org.poolscope.history.item.ItemUnpacker.Interrupted;
import org.poolscope.history.item.ItemUnpacker.Part;
import org.poolscope.history.item.ItemUnpacker.Retried;
import org.poolscope.workload.ItemResult;

/// The lines of a [pack][ItemPack], one for each item that told of itself, and one for the rest of a task. For one
/// thread.
public final class ItemLines {

    private final long run;
    private final Consumer<AttemptEntry> to;
    private long seq;

    /// @param first the place of the pack's first line among those of its run
    public ItemLines(long run, long first, Consumer<AttemptEntry> to) {
        this.run = run;
        this.seq = first;
        this.to = to;
    }

    /// Gives out all lines of a pack.
    public void read(byte[] bytes) {
        var unpacker = new ItemUnpacker(bytes);
        while (unpacker.hasNext()) {
            Part part = unpacker.next();
            switch (part) {
                case Completed completed -> completed(completed);
                case Retried(Head head, long position, String why, int _) -> line(head, position, 1,
                        AttemptState.RETRIED, head.nanos(), new ItemResult(head.label(), false, Duration.ZERO, why),
                        Input.NONE);
                case Interrupted(Head head, long position) -> line(head, position, head.items(),
                        AttemptState.INTERRUPTED, head.nanos(),
                        new ItemResult(head.label(), false, Duration.ZERO, ""), Input.NONE);
            }
        }
    }

    private void completed(Completed part) {
        List<ItemResult> results = part.results();
        for (int i = 0; i < results.size(); i++) {
            ItemResult result = results.get(i);
            long position = part.position() < 0 ? part.position() : part.position() + part.first() + i;
            line(part.head(), position, 1, result.success() ? AttemptState.DONE : AttemptState.FAILED, part.start(),
                    result, part.inputs().get(i));
        }
        if (part.rest()) {
            boolean success = part.failure().isEmpty();
            long position = part.position() < 0 ? part.position() : part.position() + part.all();
            line(part.head(), position, part.head().items() - part.all(),
                    success ? AttemptState.DONE : AttemptState.FAILED, part.start(),
                    new ItemResult(part.head().label(), success,
                            Duration.ofNanos(Math.max(0, part.end() - part.start())), part.failure()), Input.NONE);
        }
    }

    private void line(Head head, long position, long items, AttemptState state, long start, ItemResult result,
                      Input input) {
        to.accept(new AttemptEntry(run, seq++, position, items, state, head.worker(), head.task(),
                Duration.ofNanos(start), Duration.ofNanos(head.nanos()), result, input));
    }
}
