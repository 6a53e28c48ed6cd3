package org.poolscope.protocol;

import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// What an item's programs have used, as part of a frame: a byte for most items, which have none.
final class ItemUseCodec {

    private static final Accuracy[] ACCURACIES = Accuracy.values();

    private ItemUseCodec() {}

    static void write(ItemUse use, WireWriter out) {
        boolean known = use.isKnown();
        out.putByte(known ? 1 : 0);
        if (known) {
            write(use.userNanos(), out);
            write(use.systemNanos(), out);
            write(use.peakBytes(), out);
            write(use.readBytes(), out);
            write(use.writtenBytes(), out);
            write(use.processes(), out);
            write(use.threads(), out);
        }
    }

    private static void write(Figure figure, WireWriter out) {
        out.putByte(figure.accuracy().ordinal());
        out.putLong(figure.value());
    }

    static ItemUse read(WireReader in) throws MalformedFrameException {
        return in.getByte() == 0 ? ItemUse.NONE
                : new ItemUse(figure(in), figure(in), figure(in), figure(in), figure(in), figure(in), figure(in));
    }

    private static Figure figure(WireReader in) throws MalformedFrameException {
        int accuracy = in.getByte();
        if (accuracy < 0 || accuracy >= ACCURACIES.length) {
            throw new MalformedFrameException("no figure is known in way " + accuracy);
        }
        return new Figure(in.getLong(), ACCURACIES[accuracy]);
    }
}
