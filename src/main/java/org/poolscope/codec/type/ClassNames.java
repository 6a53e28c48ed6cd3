package org.poolscope.codec.type;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.function.CodecException;

/// The classes named so far in what is being written: each is written with its name once, and as a number from then on.
///
/// ```
/// 0, name, number of record components      a class, at its first occurrence
/// n                                         the nth class named
/// ```
public final class ClassNames {

    private final @Nullable AllowedTypes receiver;
    private Class<?>[] named = new Class<?>[8];
    private int count;

    /// @param receiver what the receiver rebuilds, if that is known
    public ClassNames(@Nullable AllowedTypes receiver) {
        this.receiver = receiver;
    }

    public int count() {
        return count;
    }

    /// Forgets the classes that were named after the first so many.
    public void backTo(int earlier) {
        Arrays.fill(named, earlier, count, null);
        count = earlier;
    }

    /// @param components how many components it has, if it is a record: a reader with another version of it notices
    /// @throws CodecException if the receiver would refuse it
    public void write(Class<?> type, int components, ByteOut out) {
        for (int i = count - 1; i >= 0; i--) {
            if (named[i] == type) {
                out.putUnsigned(i + 1);
                return;
            }
        }
        if (receiver != null) {
            receiver.check(type);
        }
        if (count == named.length) {
            named = Arrays.copyOf(named, 2 * count);
        }
        named[count++] = type;
        out.putUnsigned(0);
        out.putString(type.getName());
        out.putUnsigned(components);
    }
}
