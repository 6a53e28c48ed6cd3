package org.poolscope.pool.call;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.AllowedTypes;
import org.poolscope.codec.CodecException;
import org.poolscope.codec.Elements;
import org.poolscope.codec.LargeArrays;
import org.poolscope.codec.ThrownCodec;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.protocol.Reply;

/// What became of the items of a chunk: their values, still encoded, or their exceptions. Filled by the pool's thread, read
/// by the thread that asks for the result, so that a user's class that is slow or broken holds up nobody else.
final class Answer {

    /// Each is one answer of a worker; a later one has values for the positions that failed before.
    private record Part(byte[] values, @Nullable LargeArrays large) {}

    private final int size;
    private final List<Part> parts = new ArrayList<>(1);
    private @Nullable Object @Nullable [] failures;
    private @Nullable Throwable whole;

    Answer(int size) {
        this.size = size;
    }

    /// Takes in what a worker answered. What failed before has not failed any more, unless it says so.
    ///
    /// @param only the positions that were called, or null for all
    void add(Reply.Answered reply, int @Nullable [] only, @Nullable LargeArrays large) {
        if (only != null && failures != null) {
            for (int position : only) {
                failures[position] = null;
            }
        }
        for (Reply.Thrown thrown : reply.failures()) {
            if (thrown.position() == Reply.Thrown.ALL) {
                forEach(only, position -> fail(position, thrown.thrown()));
            } else {
                fail(thrown.position(), thrown.thrown());
            }
        }
        if (reply.values().length > 0) {
            parts.add(new Part(reply.values(), large));
        }
    }

    private interface PositionAction {
        void at(int position);
    }

    private void forEach(int @Nullable [] only, PositionAction action) {
        if (only == null) {
            for (int i = 0; i < size; i++) {
                action.at(i);
            }
        } else {
            for (int position : only) {
                action.at(position);
            }
        }
    }

    /// Notes that an item failed.
    ///
    /// @param why an exception, or its bytes
    void fail(int position, Object why) {
        if (position < 0 || position >= size) {
            return;
        }
        if (failures == null) {
            failures = new Object[size];
        }
        failures[position] = why;
    }

    /// Notes that nothing more will become of it: all items without a value have failed with this.
    void failWhole(Throwable why) {
        whole = why;
    }

    /// The positions that have failed by themselves.
    int[] failed() {
        if (failures == null) {
            return new int[0];
        }
        int[] positions = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (failures[i] != null) {
                positions[count++] = i;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    int countFailed() {
        return whole != null ? size : failures == null ? 0 : failed().length;
    }

    /// Whether any item may have failed; cheaper than counting.
    boolean isClean() {
        return whole == null && failures == null;
    }

    /// The exception of an item, or null if it has a value.
    @Nullable Throwable failure(int position) {
        Object why = failures == null ? null : failures[position];
        if (why == null) {
            return whole;
        }
        return why instanceof byte[] thrown ? ThrownCodec.decode(ByteBuffer.wrap(thrown)).rebuild() : (Throwable) why;
    }

    /// Decodes the values. Those that cannot be rebuilt have failed with the reason.
    @Nullable Object[] values(AllowedTypes allowed) {
        if (parts.size() == 1 && failures == null) {
            return whole != null ? new Object[size] : decode(parts.getFirst(), allowed);
        }
        Object[] values = new Object[size];
        for (Part part : parts) {
            Object[] some = decode(part, allowed);
            for (int i = 0; i < size; i++) {
                values[i] = some[i] == null ? values[i] : some[i];
            }
        }
        return values;
    }

    private @Nullable Object[] decode(Part part, AllowedTypes allowed) {
        Object[] values = new Object[size];
        int i = 0;
        try {
            Elements elements = new ValueDecoder(ByteBuffer.wrap(part.values()), allowed, part.large()).elements();
            if (elements.size() != size) {
                throw new CodecException(elements.size() + " values came for " + size + " items");
            }
            for (; i < size; i++) {
                values[i] = elements.next();
            }
        } catch (CodecException e) {
            for (; i < size; i++) {
                fail(i, e);
            }
        }
        return values;
    }
}
