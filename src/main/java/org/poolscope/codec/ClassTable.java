package org.poolscope.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The classes named so far in what is being read, as [ClassNames] wrote them.
final class ClassTable {

    private static final Class<?>[] NONE = {};

    private final AllowedTypes allowed;
    private @Nullable Class<?>[] named = NONE;
    private int count;

    ClassTable(AllowedTypes allowed) {
        this.allowed = allowed;
    }

    Class<?> readRecord(ByteIn in) {
        Class<?> type = read(in, false);
        if (!type.isRecord()) {
            throw wrong(type, "a record");
        }
        return type;
    }

    Class<?> readEnum(ByteIn in) {
        Class<?> type = read(in, false);
        if (!type.isEnum()) {
            throw wrong(type, "an enum");
        }
        return type;
    }

    Class<?> readComponent(ByteIn in) {
        return read(in, true);
    }

    private Class<?> read(ByteIn in, boolean component) {
        long number = in.getUnsigned();
        if (number == 0) {
            return readNew(in, component);
        }
        Class<?> type = number > 0 && number <= count ? named[(int) number - 1] : null;
        if (type == null) {
            throw new CodecException("class number " + number + " of " + count + " in what was received; its sender is "
                    + "broken");
        }
        return type;
    }

    private Class<?> readNew(ByteIn in, boolean component) {
        String name = in.getString();
        long components = in.getUnsigned();
        Class<?> type = component ? ArrayTypes.find(name, allowed) : allowed.find(name);
        if (!component && type.isRecord() && components != RecordPlan.of(type).size()) {
            throw new CodecException("the record " + name + " has " + RecordPlan.of(type).size()
                    + " components here and " + components + " where its values come from; is it the same version on "
                    + "the workers' class path?");
        }
        if (count == named.length) {
            named = Arrays.copyOf(named, Math.max(4, 2 * count));
        }
        named[count++] = type;
        return type;
    }

    private static CodecException wrong(Class<?> type, String expected) {
        return new CodecException("a value of the class " + type.getName() + " was received as " + expected
                + ", which it is not here; is it the same version on the workers' class path?");
    }
}
