package org.poolscope.codec;

import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.Packing;
import org.poolscope.codec.function.Lambdas;
import org.poolscope.codec.kind.Container;
import org.poolscope.codec.scalar.PrimitiveArrays;
import org.poolscope.codec.scalar.Scalars;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.type.ClassTable;
import org.poolscope.function.CodecException;

/// Passes over a value without rebuilding any of it, so that one which cannot be rebuilt takes none of those after it
/// along.
final class Skipper {

    private final ByteIn in;
    private final ClassTable classes;

    Skipper(ByteIn in, ClassTable classes) {
        this.in = in;
        this.classes = classes;
    }

    /// @throws RuntimeException if the bytes are not that of a value
    void skip(int depth) {
        if (depth > ValueEncoder.MAX_DEPTH) {
            throw new CodecException("values nested too deep were received; their sender is broken");
        }
        int tag = in.getByte();
        switch (tag) {
            case Tag.NULL, Tag.FALSE, Tag.TRUE -> { }
            case Tag.INTEGER, Tag.LONG -> in.getSigned();
            case Tag.DOUBLE -> in.getDouble();
            case Tag.STRING -> in.getString();
            case Tag.PRIMITIVE_ARRAY -> PrimitiveArrays.skip(in);
            case Tag.LARGE_ARRAY -> PrimitiveArrays.skipLarge(in);
            case Tag.ENUM -> {
                classes.skip(in);
                in.getString();
            }
            case Tag.RECORD -> values(classes.skip(in), depth);
            case Tag.OPTIONAL, Tag.HANDLE, Tag.SYNCHRONIZED -> values(1, depth);
            case Tag.PAIR -> values(2, depth);
            case Tag.MAP -> values(2L * in.getCount(2), depth);
            default -> skipOther(tag, depth);
        }
    }

    private void skipOther(int tag, int depth) {
        switch (tag) {
            case Tag.LIST, Tag.SET -> elements(depth);
            case Tag.OBJECT_ARRAY -> {
                classes.skip(in);
                elements(depth);
            }
            case Tag.COLLECTION -> {
                head(in.getByte(), depth);
                elements(depth);
            }
            case Tag.KEYED -> {
                head(in.getByte(), depth);
                values(2L * in.getCount(2), depth);
            }
            case Tag.ENTRY -> {
                in.getByte();
                values(2, depth);
            }
            case Tag.FUNCTION -> values(Lambdas.skip(in), depth);
            default -> scalar(tag);
        }
    }

    private void values(long count, int depth) {
        for (long left = count; left > 0; left--) {
            skip(depth + 1);
        }
    }

    private void elements(int depth) {
        int kind = in.getByte();
        if (kind == Packing.ANY) {
            values(in.getCount(1), depth);
        } else {
            Packing.skip(kind, in);
        }
    }

    /// What comes before the elements of a collection, if anything does.
    private void head(int kind, int depth) {
        switch (kind) {
            case Container.ENUM_SET, Container.ENUM_MAP -> classes.skip(in);
            case Container.TREE_SET, Container.SKIP_LIST_SET, Container.PRIORITY_QUEUE, Container.TREE_MAP,
                    Container.SKIP_LIST_MAP -> order(depth);
            default -> { }
        }
    }

    private void order(int depth) {
        int kind = in.getByte();
        while (kind == Orders.REVERSED) {
            kind = in.getByte();
        }
        if (kind == Orders.VALUE) {
            skip(depth + 1);
        }
    }

    /// All of a scalar is read before it is made, so that it does not matter if it cannot be.
    private void scalar(int tag) {
        try {
            Scalars.read(tag, in);
        } catch (CodecException e) {
            throw e;
        } catch (RuntimeException e) {
            // As a zone or a currency that is not known here.
        }
    }
}
