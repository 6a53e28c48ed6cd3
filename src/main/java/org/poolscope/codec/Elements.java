package org.poolscope.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.Packing;
import org.poolscope.function.CodecException;

/// The elements of a received list, decoded one by one, so that the list itself is never built.
///
/// [#next] throws a [CodecException] if an element cannot be rebuilt. The ones after it can be asked for, unless the
/// bytes are such that nobody knows where they begin: then they [are lost][#areLost].
public final class Elements implements Iterator<@Nullable Object> {

    private static final int INITIAL_SIZE = 64;

    private final ValueDecoder decoder;
    private final ByteIn in;
    private final int depth;
    private final int kind;
    private final int size;
    private int width;
    private int taken;
    private boolean lost;

    /// Reads the head of the elements.
    Elements(ValueDecoder decoder, ByteIn in, int depth) {
        this.decoder = decoder;
        this.in = in;
        this.depth = depth;
        this.kind = in.getByte();
        if (kind < Packing.ANY || kind > Packing.STRINGS) {
            throw new CodecException(
                    "elements of unknown kind " + kind + " in what was received; its sender is broken");
        }
        this.size = in.getCount(kind == Packing.DOUBLES ? Double.BYTES : 1);
        if (kind == Packing.INTEGERS || kind == Packing.LONGS) {
            readWidth();
        }
    }

    private void readWidth() {
        width = in.getByte();
        if (width != 1 && width != 2 && width != 4 && (width != 8 || kind == Packing.INTEGERS)) {
            throw new CodecException("numbers of " + width + " bytes in what was received; its sender is broken");
        }
        in.need((long) size * width);
    }

    public int size() {
        return size;
    }

    @Override
    public boolean hasNext() {
        return taken < size;
    }

    @Override
    public @Nullable Object next() {
        if (taken == size) {
            throw new NoSuchElementException("all " + size + " elements were taken");
        }
        int start = in.position();
        int named = decoder.classes().count();
        try {
            return take();
        } catch (Throwable e) {
            CodecException why = ValueDecoder.asOurs(e);
            lost = kind != Packing.ANY || !isSkipped(start, named);
            throw why;
        }
    }

    /// Passes over the element that begins there.
    private boolean isSkipped(int start, int named) {
        try {
            in.backTo(start);
            decoder.classes().backTo(named);
            new Skipper(in, decoder.classes()).skip(depth);
            return true;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return false;
        }
    }

    /// Whether the elements after one that could not be rebuilt cannot be told.
    public boolean areLost() {
        return lost;
    }

    /// The next element, which there is. What a user's class throws while it is rebuilt comes out as it is.
    @Nullable Object take() {
        taken++;
        return switch (kind) {
            case Packing.ANY -> decoder.get(depth);
            case Packing.INTEGERS -> (int) number();
            case Packing.LONGS -> number();
            case Packing.DOUBLES -> in.getDouble();
            case Packing.BOOLEANS -> in.getByte() != 0;
            default -> in.getString();
        };
    }

    private long number() {
        return switch (width) {
            case Byte.BYTES -> in.getByte();
            case Short.BYTES -> in.getShort();
            case Integer.BYTES -> in.getInt();
            default -> in.getLong();
        };
    }

    /// All elements.
    @Nullable Object[] toArray() {
        if (kind == Packing.ANY) {
            return anyToArray();
        }
        Object[] elements = new Object[size];
        if (kind == Packing.INTEGERS && width == Integer.BYTES) {
            ByteBuffer from = in.buffer((long) size * width);
            for (int i = 0; i < elements.length; i++) {
                elements[i] = from.getInt();
            }
        } else {
            for (int i = 0; i < elements.length; i++) {
                elements[i] = take();
            }
        }
        return elements;
    }

    /// Grows with what has really arrived: lists inside lists that each claim all the bytes left would take all memory.
    private @Nullable Object[] anyToArray() {
        Object[] elements = new Object[Math.min(size, INITIAL_SIZE)];
        for (int i = 0; i < size; i++) {
            if (i == elements.length) {
                elements = Arrays.copyOf(elements, (int) Math.min(size, 2L * i));
            }
            elements[i] = take();
        }
        return elements;
    }
}
