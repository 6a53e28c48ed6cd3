package org.poolscope.history.item;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.item.ItemUnpacker.Completed;
import org.poolscope.history.item.ItemUnpacker.Head;
import org.poolscope.history.item.ItemUnpacker.Interrupted;
import org.poolscope.history.item.ItemUnpacker.Part;
import org.poolscope.history.item.ItemUnpacker.Retried;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ItemResult;

/// Makes telemetry again of the [packs][ItemPack] of a run, one after the other. For one thread.
public final class ItemReplay {

    private final List<ItemResult> results = new ArrayList<>();
    private @Nullable Completed begun;

    /// @param to takes the place of each among all that the run has told, and what it was
    public void read(byte[] pack, BiConsumer<Long, Telemetry> to) {
        var unpacker = new ItemUnpacker(pack);
        while (unpacker.hasNext()) {
            Part part = unpacker.next();
            switch (part) {
                case Completed completed -> complete(completed, to);
                case Retried(Head head, long _, String why, int attempt) -> to.accept(head.order(),
                        new Telemetry.TaskRetried(head.nanos(), head.task(), head.label(), attempt, why));
                case Interrupted(Head head, long _) -> to.accept(head.order(), new Telemetry.TaskInterrupted(
                        head.nanos(), head.worker(), head.task(), head.items(), head.label()));
            }
        }
    }

    /// One that was cut off by a kill is left out.
    private void complete(Completed part, BiConsumer<Long, Telemetry> to) {
        if (begun == null || begun.head().order() != part.head().order()) {
            results.clear();
            begun = part;
        }
        results.addAll(part.results());
        if (results.size() >= part.all()) {
            Head head = part.head();
            to.accept(head.order(), new Telemetry.Completion(head.nanos(), head.worker(), head.task(), part.start(),
                    part.end(), head.items(), part.failed(), head.label(), part.failure(), results));
            begun = null;
            results.clear();
        }
    }
}
