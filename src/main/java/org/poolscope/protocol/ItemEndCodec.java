package org.poolscope.protocol;

import org.poolscope.workload.ItemEnd;

/// How an item's program ended, as part of a frame: a byte for items without one.
final class ItemEndCodec {

    private static final int NONE = 0;
    private static final int EXITED = 1;
    private static final int SIGNALLED = 2;

    private ItemEndCodec() {}

    static void write(ItemEnd end, WireWriter out) {
        if (end.status().isPresent()) {
            out.putByte(EXITED);
            out.putInt(end.status().getAsInt());
        } else if (end.signal().isPresent()) {
            out.putByte(SIGNALLED);
            out.putInt(end.signal().getAsInt());
        } else {
            out.putByte(NONE);
        }
    }

    static ItemEnd read(WireReader in) throws MalformedFrameException {
        int kind = in.getByte();
        return switch (kind) {
            case NONE -> ItemEnd.NONE;
            case EXITED -> ItemEnd.exited(in.getInt());
            case SIGNALLED -> ItemEnd.signalled(in.getInt());
            default -> throw new MalformedFrameException("no program ends in way " + kind);
        };
    }
}
