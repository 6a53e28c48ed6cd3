package org.poolscope.history.item;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.function.CodecException;
import org.poolscope.history.item.AttemptEntry.Input;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// Reads an [ItemPack]'s bytes, which may be anything: then a [CodecException] says so. For
/// one thread.
public final class ItemUnpacker {

    private static final Accuracy[] ACCURACIES = Accuracy.values();

    private final ByteIn in;
    private long order;
    private long nanos;
    private long task;
    private String name = "";

    public ItemUnpacker(byte[] bytes) {
        this.in = new ByteIn(bytes);
    }

    /// What there is in a pack, in order.
    public sealed interface Part {}

    /// What all parts begin with.
    ///
    /// @param order the place among all that the run has told
    public record Head(long order, long nanos, int worker, long task, long items, String label) {}

    /// A completion, or a part of one.
    ///
    /// @param position of its first item in the batch; below 0 if that is not known
    /// @param all      how many results it has
    /// @param first    which of them is the first here
    /// @param rest     whether a line follows for those of its items that its task did not tell of
    /// @param inputs   how the input of each was
    public record Completed(Head head, long start, long end, long failed, String failure, long position, long all,
                            long first, boolean rest, List<ItemResult> results, List<Input> inputs) implements Part {}

    public record Retried(Head head, long position, String why, int attempt) implements Part {}

    public record Interrupted(Head head, long position) implements Part {}

    public boolean hasNext() {
        return in.remaining() > 0;
    }

    public Part next() {
        int kind = in.getByte();
        order += in.getUnsigned();
        nanos += in.getSigned();
        int worker = (int) in.getUnsigned();
        task += in.getSigned();
        var head = new Head(order, nanos, worker, task, in.getUnsigned(), in.getString());
        return switch (kind) {
            case ItemPack.COMPLETION -> completed(head);
            case ItemPack.RETRIED -> new Retried(head, in.getSigned(), in.getString(), (int) in.getUnsigned());
            case ItemPack.INTERRUPTED -> new Interrupted(head, in.getSigned());
            default -> throw new CodecException("a record of kind " + kind);
        };
    }

    private Completed completed(Head head) {
        long start = nanos + in.getSigned();
        long end = nanos + in.getSigned();
        long failed = in.getUnsigned();
        String failure = in.getString();
        long position = in.getSigned();
        long all = in.getUnsigned();
        long first = in.getUnsigned();
        int count = in.getCount(1);
        boolean rest = in.getByte() != 0;
        List<ItemResult> results = new ArrayList<>(count);
        List<Input> inputs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            result(results, inputs);
        }
        return new Completed(head, start, end, failed, failure, position, all, first, rest, results, inputs);
    }

    private void result(List<ItemResult> results, List<Input> inputs) {
        int flags = in.getByte();
        int shared = (int) in.getUnsigned();
        if (shared < 0 || shared > name.length()) {
            throw new CodecException("a name that begins as no name before it");
        }
        name = name.substring(0, shared) + in.getString();
        Duration elapsed = Duration.ofNanos(in.getSigned());
        String message = (flags & ItemPack.MESSAGE) == 0 ? "" : in.getString();
        String output = (flags & ItemPack.OUTPUT) == 0 ? "" : in.getString();
        ItemUse use = (flags & ItemPack.USE) == 0 ? ItemUse.NONE : use();
        ItemEnd end = (flags & ItemPack.END) == 0 ? ItemEnd.NONE : new ItemEnd(whole(), whole());
        ItemReport report = (flags & ItemPack.REPORT) == 0 ? ItemReport.NONE : report();
        results.add(new ItemResult(name, (flags & ItemPack.SUCCESS) != 0, elapsed, message, output, report, use, end));
        inputs.add((flags & ItemPack.STAMP) == 0 ? Input.NONE
                : new Input(OptionalLong.of(in.getSigned()), OptionalLong.of(in.getSigned())));
    }

    private ItemUse use() {
        return new ItemUse(figure(), figure(), figure(), figure(), figure(), figure(), figure());
    }

    private Figure figure() {
        Accuracy accuracy = ACCURACIES[Math.floorMod(in.getByte(), ACCURACIES.length)];
        return accuracy == Accuracy.UNKNOWN ? Figure.UNKNOWN : new Figure(in.getSigned(), accuracy);
    }

    private OptionalInt whole() {
        return in.getByte() == 0 ? OptionalInt.empty() : OptionalInt.of(in.getSignedInt());
    }

    private ItemReport report() {
        double part = in.getDouble();
        String status = in.getString();
        int count = in.getCount(1);
        SequencedMap<String, ItemReport.Value> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(in.getString(), new ItemReport.Value(in.getDouble(), in.getByte() != 0));
        }
        return new ItemReport(Double.isNaN(part) ? OptionalDouble.empty() : OptionalDouble.of(part), status, values);
    }
}
