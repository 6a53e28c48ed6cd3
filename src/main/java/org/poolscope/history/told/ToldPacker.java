package org.poolscope.history.told;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.telemetry.Telemetry;

/// Packs what one run tells. For one thread.
public final class ToldPacker {

    /// So many samples of each kind are kept before they are thinned: an hour of them.
    public static final int ALL_SAMPLES = 36_000;

    static final AllowedTypes TYPES =
            AllowedTypes.of(List.of(Telemetry.class, KeptStart.class, KeptEnd.class));

    /// Of what is waiting so much is worth a transaction of its own.
    private static final int MANY = 500;

    private static final int SHARED = 0;
    private static final int OBSERVER = -1;

    private final List<Long> orders = new ArrayList<>();
    private final List<Object> told = new ArrayList<>();
    private final Map<Integer, Thinning> samples = new HashMap<>();
    private final Map<Integer, Held> held = new TreeMap<>();
    private final int all;

    public ToldPacker() {
        this(ALL_SAMPLES);
    }

    /// @param all so many samples of each kind are kept before they are thinned
    ToldPacker(int all) {
        this.all = all;
    }

    /// A beat that was left out, and will be the last of its worker's if no other comes.
    private record Held(long order, Telemetry.Beat beat) {}

    private static final class Thinning {
        private long come;
        private long kept;
        private long stride = 1;
    }

    /// @param order the place among all that the run has told
    public void add(long order, Telemetry what) {
        switch (what) {
            case Telemetry.Beat beat when !isKept(beat.worker()) -> held.put(beat.worker(), new Held(order, beat));
            case Telemetry.Beat beat -> {
                held.remove(beat.worker());
                put(order, beat);
            }
            case Telemetry.SharedSample sample when !isKept(SHARED) -> { }
            case Telemetry.ObserverCost cost when !isKept(OBSERVER) -> { }
            case Telemetry.Completion _, Telemetry.TaskRetried _, Telemetry.TaskInterrupted _,
                 Telemetry.ItemsCame _ -> { }
            case Telemetry.RunStarted started -> put(order, KeptStart.of(started));
            case Telemetry.WorkerEnded ended -> {
                Held last = held.remove(ended.worker());
                if (last != null) {
                    put(last.order(), last.beat());
                }
                put(order, ended);
            }
            case Telemetry.RunEnded ended -> {
                held.values().forEach(last -> put(last.order(), last.beat()));
                put(order, KeptEnd.of(ended));
            }
            default -> put(order, what);
        }
    }

    private boolean isKept(int kind) {
        Thinning thinning = samples.computeIfAbsent(kind, _ -> new Thinning());
        boolean kept = thinning.come++ % thinning.stride == 0;
        if (kept && ++thinning.kept % all == 0) {
            thinning.stride *= 2;
        }
        return kept;
    }

    private void put(long order, Object what) {
        orders.add(order);
        told.add(what);
    }

    /// Whether so much waits that it should be written, be there other news or not.
    public boolean isMany() {
        return told.size() >= MANY;
    }

    /// All that waits, as bytes; none if nothing does.
    public byte[] take() {
        if (told.isEmpty()) {
            return new byte[0];
        }
        var encoder = new ValueEncoder();
        encoder.write(orders.stream().mapToLong(Long::longValue).toArray());
        for (Object one : told) {
            try {
                encoder.write(one);
            } catch (CodecException e) {
                // A workload of the user's may have found anything.
                encoder.write(one instanceof KeptEnd end ? end.withoutValues()
                        : new Telemetry.Notice(0, String.valueOf(e.getMessage())));
            }
        }
        orders.clear();
        told.clear();
        return encoder.take();
    }
}
