package org.poolscope.history.item;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Figure;

/// Makes [packs][ItemPack] of what becomes of the items of one run. For one thread.
public final class ItemPacker {

    private static final int MOST_BYTES = 1 << 20;
    private static final AttemptState[] STATES = AttemptState.values();

    private final ByteOut out = new ByteOut(Integer.MAX_VALUE);
    private final List<ItemPack> full = new ArrayList<>();
    private final int[] byState = new int[STATES.length];
    private int lines;
    private long packed;
    private long order;
    private long nanos;
    private long task;
    private String name = "";

    /// @param ordinal  the place of this among all that the run has told
    /// @param position the place of its first item in the batch; below 0 if that is not known
    /// @param stamps   how the input of an item is; null if it has none that is known
    public void add(long ordinal, Completion completion, long position,
                    Function<ItemResult, @Nullable InputStamp> stamps) {
        List<ItemResult> results = completion.results();
        boolean rest = results.size() < completion.items();
        int from = 0;
        do {
            int to = Math.min(results.size(), from + ItemPack.MOST_LINES - lines);
            boolean last = to == results.size();
            head(ItemPack.COMPLETION, ordinal, completion.nanos(), completion.worker(), completion.task(),
                    completion.items(), completion.label());
            out.putSigned(completion.startNanos() - nanos);
            out.putSigned(completion.endNanos() - nanos);
            out.putUnsigned(completion.failed());
            out.putString(completion.failure());
            out.putSigned(position);
            out.putUnsigned(results.size());
            out.putUnsigned(from);
            out.putUnsigned(to - from);
            out.putByte(last && rest ? 1 : 0);
            for (ItemResult result : results.subList(from, to)) {
                result(result, stamps.apply(result));
            }
            if (last && rest) {
                line(completion.failure().isEmpty() ? AttemptState.DONE : AttemptState.FAILED);
            }
            from = to;
            cutIfFull();
        } while (from < results.size());
    }

    public void add(long ordinal, Telemetry.TaskRetried again, long position) {
        head(ItemPack.RETRIED, ordinal, again.nanos(), 0, again.task(), 1, again.label());
        out.putSigned(position);
        out.putString(again.why());
        out.putUnsigned(again.attempt());
        line(AttemptState.RETRIED);
        cutIfFull();
    }

    public void add(long ordinal, Telemetry.TaskInterrupted ended, long position) {
        head(ItemPack.INTERRUPTED, ordinal, ended.nanos(), ended.worker(), ended.task(), ended.items(), ended.label());
        out.putSigned(position);
        line(AttemptState.INTERRUPTED);
        cutIfFull();
    }

    /// All packs that have not been taken, and what is in none yet as one more.
    public List<ItemPack> take() {
        cut();
        List<ItemPack> all = List.copyOf(full);
        full.clear();
        return all;
    }

    private void head(int kind, long ordinal, long at, int worker, long of, long items, String label) {
        out.putByte(kind);
        out.putUnsigned(ordinal - order);
        out.putSigned(at - nanos);
        out.putUnsigned(worker);
        out.putSigned(of - task);
        out.putUnsigned(items);
        out.putString(label);
        order = ordinal;
        nanos = at;
        task = of;
    }

    private void result(ItemResult result, @Nullable InputStamp stamp) {
        boolean use = result.use().isKnown();
        // The same object as a rule: to compare records takes longer than all else here, until it is compiled.
        boolean end = result.end() != ItemEnd.NONE && !result.end().equals(ItemEnd.NONE);
        boolean report = result.report() != ItemReport.NONE && !result.report().isEmpty();
        out.putByte((result.success() ? ItemPack.SUCCESS : 0) | (result.message().isEmpty() ? 0 : ItemPack.MESSAGE)
                | (result.output().isEmpty() ? 0 : ItemPack.OUTPUT) | (use ? ItemPack.USE : 0)
                | (end ? ItemPack.END : 0) | (report ? ItemPack.REPORT : 0) | (stamp == null ? 0 : ItemPack.STAMP));
        name(result.name());
        out.putSigned(result.elapsed().toNanos());
        if (!result.message().isEmpty()) {
            out.putString(result.message());
        }
        if (!result.output().isEmpty()) {
            out.putString(result.output());
        }
        if (use) {
            use(result.use());
        }
        if (end) {
            whole(result.end().status());
            whole(result.end().signal());
        }
        if (report) {
            report(result.report());
        }
        if (stamp != null) {
            out.putSigned(stamp.bytes());
            out.putSigned(stamp.changed());
        }
        line(result.success() ? AttemptState.DONE : AttemptState.FAILED);
    }

    private void name(String next) {
        int most = Math.min(name.length(), next.length());
        int shared = 0;
        while (shared < most && name.charAt(shared) == next.charAt(shared)) {
            shared++;
        }
        out.putUnsigned(shared);
        out.putString(next.substring(shared));
        name = next;
    }

    private void use(ItemUse use) {
        for (Figure figure : List.of(use.userNanos(), use.systemNanos(), use.peakBytes(), use.readBytes(),
                use.writtenBytes(), use.processes(), use.threads())) {
            out.putByte(figure.accuracy().ordinal());
            if (figure.isKnown()) {
                out.putSigned(figure.value());
            }
        }
    }

    private void whole(OptionalInt number) {
        out.putByte(number.isPresent() ? 1 : 0);
        if (number.isPresent()) {
            out.putSigned(number.getAsInt());
        }
    }

    private void report(ItemReport report) {
        out.putDouble(report.part().orElse(Double.NaN));
        out.putString(report.status());
        out.putUnsigned(report.values().size());
        report.values().forEach((name, value) -> {
            out.putString(name);
            out.putDouble(value.amount());
            out.putByte(value.counted() ? 1 : 0);
        });
    }

    private void line(AttemptState state) {
        byState[state.ordinal()]++;
        lines++;
    }

    private void cutIfFull() {
        if (lines >= ItemPack.MOST_LINES || out.position() > MOST_BYTES) {
            cut();
        }
    }

    private void cut() {
        if (lines == 0) {
            return;
        }
        List<Integer> states = new ArrayList<>(STATES.length);
        for (int i = 0; i < byState.length; i++) {
            states.add(byState[i]);
            byState[i] = 0;
        }
        full.add(new ItemPack(packed, states, out.take()));
        packed += lines;
        lines = 0;
        order = 0;
        nanos = 0;
        task = 0;
        name = "";
    }
}
