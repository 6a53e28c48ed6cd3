package org.poolscope.codec;

import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.kind.Words;
import org.poolscope.function.CodecException;

/// The orders of sorted collections: the natural one and its reverse, the one of `String` that disregards case, the
/// reverse of one that can be sent, and records and enums that are comparators.
final class Orders {

    private static final int NATURAL = 0;
    private static final int NATURAL_COMPARATOR = 1;
    private static final int REVERSE = 2;
    private static final int IGNORING_CASE = 3;
    static final int REVERSED = 4;
    static final int VALUE = 5;

    private Orders() {}

    /// @param order null for the natural one
    /// @throws CodecException if it is none of these
    public static void write(@Nullable Comparator<?> order, ValueEncoder encoder, int depth) {
        if (order == null) {
            encoder.out().putByte(NATURAL);
        } else if (order == Comparator.naturalOrder()) {
            encoder.out().putByte(NATURAL_COMPARATOR);
        } else if (order == Collections.reverseOrder()) {
            encoder.out().putByte(REVERSE);
        } else if (order == String.CASE_INSENSITIVE_ORDER) {
            encoder.out().putByte(IGNORING_CASE);
        } else if (order.getClass() == Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER).getClass()) {
            encoder.out().putByte(REVERSED);
            write(order.reversed(), encoder, depth);
        } else if (order instanceof Record || order instanceof Enum) {
            encoder.out().putByte(VALUE);
            encoder.put(order, depth);
        } else {
            throw new CodecException("it is sorted by a comparator that cannot be sent, " + Words.of(order) + " of "
                    + order.getClass().getName() + "; write the comparator as an enum or a record, or send the "
                    + "elements as a list");
        }
    }

    /// @return null for the natural one
    @SuppressWarnings("unchecked")
    static @Nullable Comparator<Object> read(ValueDecoder decoder, int depth) {
        int kind = decoder.in().getByte();
        return (Comparator<Object>) switch (kind) {
            case NATURAL -> null;
            case NATURAL_COMPARATOR -> Comparator.naturalOrder();
            case REVERSE -> Collections.reverseOrder();
            case IGNORING_CASE -> String.CASE_INSENSITIVE_ORDER;
            case REVERSED -> reversed(decoder, depth);
            case VALUE -> comparator(decoder.get(depth));
            default -> throw new CodecException("an order of unknown kind " + kind
                    + " in what was received; its sender is broken");
        };
    }

    private static Comparator<?> reversed(ValueDecoder decoder, int depth) {
        if (depth > ValueEncoder.MAX_DEPTH) {
            throw new CodecException("an order reversed without end was received; its sender is broken");
        }
        return Collections.reverseOrder(read(decoder, depth + 1));
    }

    private static Comparator<?> comparator(@Nullable Object value) {
        if (value instanceof Comparator<?> comparator) {
            return comparator;
        }
        throw new CodecException("a " + Words.typeOf(value) + " was received as an order, which it is not here; is it "
                + "the same version on the workers' class path?");
    }
}
