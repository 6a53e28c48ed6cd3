package org.poolscope.codec.type;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.function.CodecException;

/// The classes named so far in what is being read, as [ClassNames] wrote them.
public final class ClassTable {

    private static final Named[] NONE = {};

    private final AllowedTypes allowed;
    private @Nullable Named[] all = NONE;
    private int count;

    public ClassTable(AllowedTypes allowed) {
        this.allowed = allowed;
    }

    /// A class by its name; looked for when a value of it is rebuilt.
    private static final class Named {

        private final String name;
        private final long components;
        private @Nullable Class<?> type;

        private Named(String name, long components) {
            this.name = name;
            this.components = components;
        }
    }

    public int count() {
        return count;
    }

    /// Forgets the classes that were named after the first so many.
    public void backTo(int earlier) {
        Arrays.fill(all, earlier, count, null);
        count = earlier;
    }

    public Class<?> readRecord(ByteIn in) {
        Class<?> type = read(in, false);
        if (!type.isRecord()) {
            throw wrong(type, "a record");
        }
        return type;
    }

    public Class<?> readEnum(ByteIn in) {
        Class<?> type = read(in, false);
        if (!type.isEnum()) {
            throw wrong(type, "an enum");
        }
        return type;
    }

    public Class<?> readComponent(ByteIn in) {
        return read(in, true);
    }

    private Class<?> read(ByteIn in, boolean component) {
        Named named = next(in);
        Class<?> type = named.type;
        if (type == null) {
            type = find(named, component);
            named.type = type;
        }
        return type;
    }

    /// Passes over a class, whatever it is.
    ///
    /// @return how many components it has, if it is a record
    public long skip(ByteIn in) {
        return next(in).components;
    }

    private Named next(ByteIn in) {
        long number = in.getUnsigned();
        if (number == 0) {
            return add(new Named(in.getString(), in.getUnsigned()));
        }
        Named named = number > 0 && number <= count ? all[(int) number - 1] : null;
        if (named == null) {
            throw new CodecException("class number " + number + " of " + count + " in what was received; its sender is "
                    + "broken");
        }
        return named;
    }

    private Named add(Named named) {
        if (count == all.length) {
            all = Arrays.copyOf(all, Math.max(4, 2 * count));
        }
        all[count++] = named;
        return named;
    }

    private Class<?> find(Named named, boolean component) {
        Class<?> type = component ? ArrayTypes.find(named.name, allowed) : allowed.find(named.name);
        if (!component && type.isRecord() && named.components != RecordPlan.of(type).size()) {
            throw new CodecException("the record " + named.name + " has " + RecordPlan.of(type).size()
                    + " components here and " + named.components + " where its values come from; is it the same"
                    + " version on the workers' class path?");
        }
        return type;
    }

    private static CodecException wrong(Class<?> type, String expected) {
        return new CodecException("a value of the class " + type.getName() + " was received as " + expected
                + ", which it is not here; is it the same version on the workers' class path?");
    }
}
