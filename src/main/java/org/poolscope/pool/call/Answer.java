package org.poolscope.pool.call;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.Elements;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.scalar.LargeArrays;
import org.poolscope.codec.thrown.ThrownCodec;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.protocol.Reply;

/// What became of the items of a chunk: their values, still encoded, or their exceptions. Filled by the pool's thread,
/// read by the thread that asks for the result, so that a user's class that is slow or broken holds up nobody else.
final class Answer {

    private static final byte[] NOTHING = {};

    /// What was answered before the last answer.
    private record Part(byte[] values, @Nullable LargeArrays large) {}

    private final int size;
    private byte[] last = NOTHING;
    private @Nullable LargeArrays large;
    private @Nullable List<Part> before;
    private @Nullable Object @Nullable [] failures;
    private @Nullable Throwable whole;

    Answer(int size) {
        this.size = size;
    }

    /// The least that it can be kept as, for [#of].
    Object compact() {
        return isClean() && size == 1 && large == null && before == null ? last : this;
    }

    /// What was made [compact][#compact].
    static Answer of(Object compact) {
        if (compact instanceof Answer answer) {
            return answer;
        }
        var answer = new Answer(1);
        answer.last = (byte[]) compact;
        return answer;
    }

    /// Takes in what a worker answered. What failed before has not failed any more, unless it says so.
    ///
    /// @param only the positions that were called, or null for all
    void add(Reply.Answered reply, int @Nullable [] only, @Nullable LargeArrays its) {
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
        if (last.length > 0) {
            before = before == null ? new ArrayList<>() : before;
            before.add(new Part(last, large));
        }
        last = reply.values();
        large = its;
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
        return why instanceof byte[] thrown ? rebuilt(thrown) : (Throwable) why;
    }

    private static Throwable rebuilt(byte[] thrown) {
        try {
            return ThrownCodec.decode(ByteBuffer.wrap(thrown)).rebuild();
        } catch (Throwable e) {
            return Failures.notRebuilt(e);
        }
    }

    /// Decodes the values. Those that cannot be rebuilt have failed with the reason.
    @Nullable Object[] values(AllowedTypes allowed) {
        Object[] values = last.length == 0 ? new Object[size] : decode(last, large, allowed);
        for (Part part : before == null ? List.<Part>of() : before) {
            if (part.values().length > 0) {
                Object[] some = decode(part.values(), part.large(), allowed);
                for (int i = 0; i < size; i++) {
                    values[i] = values[i] == null ? some[i] : values[i];
                }
            }
        }
        return values;
    }

    private @Nullable Object[] decode(byte[] bytes, @Nullable LargeArrays its, AllowedTypes allowed) {
        Object[] values = new Object[size];
        int i = 0;
        try {
            Elements elements = new ValueDecoder(bytes, allowed, its).elements();
            if (elements.size() != size) {
                throw new CodecException(elements.size() + " values came for " + size + " items");
            }
            for (; i < size; i++) {
                try {
                    values[i] = elements.next();
                } catch (CodecException e) {
                    if (elements.areLost()) {
                        throw e;
                    }
                    fail(i, e);
                }
            }
        } catch (Throwable e) {
            Throwable why = e instanceof CodecException ? e : Failures.notRebuilt(e);
            for (; i < size; i++) {
                fail(i, why);
            }
        }
        return values;
    }
}
