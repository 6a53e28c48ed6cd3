package org.poolscope.codec.kind;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.CodecException;

/// Of which enum an `EnumSet` or `EnumMap` is. An empty one tells nobody but Java's serialization, which is made to
/// write it to nowhere and heard out on the classes it names.
public final class EnumOf {

    private EnumOf() {}

    /// @param container the set or map
    /// @param keys      what is in it
    public static Class<?> keys(Object container, Collection<?> keys) {
        for (Object key : keys) {
            return ((Enum<?>) key).getDeclaringClass();
        }
        try (var listener = new Listener()) {
            listener.writeObject(container);
            if (listener.heard != null) {
                return listener.heard;
            }
        } catch (IOException e) {
            throw new CodecException("the enum of an empty " + Words.typeOf(container) + " cannot be found: "
                    + Words.of(e), e);
        }
        throw new CodecException("the enum of an empty " + Words.typeOf(container) + " cannot be found");
    }

    private static final class Listener extends ObjectOutputStream {

        private @Nullable Class<?> heard;

        Listener() throws IOException {
            super(OutputStream.nullOutputStream());
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (type.isEnum()) {
                heard = type;
            }
        }
    }
}
