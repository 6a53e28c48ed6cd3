package org.poolscope.history.told;

import org.poolscope.codec.ValueDecoder;
import org.poolscope.function.CodecException;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.run.RunConfiguration;

/// Reads what a [ToldPacker] made, which may be anything: then a [CodecException] says so. For one thread.
public final class ToldUnpacker {

    private final RunConfiguration configuration;
    private final ValueDecoder decoder;
    private final long[] orders;
    private int at;

    /// @param configuration what the run was started with
    public ToldUnpacker(byte[] bytes, RunConfiguration configuration) {
        this.configuration = configuration;
        this.decoder = new ValueDecoder(bytes, ToldPacker.TYPES, null);
        if (!(decoder.next() instanceof long[] places)) {
            throw new CodecException("the places of what was told are missing");
        }
        this.orders = places;
    }

    /// Something that was told.
    ///
    /// @param order its place among all that the run has told
    public record Told(long order, Telemetry what) {}

    public boolean hasNext() {
        return at < orders.length;
    }

    public Told next() {
        Object next = decoder.next();
        long order = orders[at++];
        return new Told(order, switch (next) {
            case KeptStart start -> start.with(configuration);
            case KeptEnd end -> end.with(configuration);
            case Telemetry telemetry -> telemetry;
            case null, default -> throw new CodecException("told was something else than telemetry");
        });
    }
}
