package org.poolscope.codec.type;

import java.io.Serializable;
import java.lang.reflect.Executable;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.function.Loaders;
import org.poolscope.codec.kind.Words;
import org.poolscope.function.CodecException;

/// The records and enums that a decoder rebuilds. Immutable.
///
/// A name in received bytes is looked up among these and nowhere else, so that it cannot make this JVM load a class.
/// The one exception is [#anyRecordOrEnum]: a worker's, whose bytes come from the parent that started it.
public final class AllowedTypes {

    private static final String FOR_RESULTS = "name it with allow(%s.class)";
    private static final String FOR_MESSAGES = "make the queue or pipe for messages of the type %s";
    private static final AllowedTypes ANY = new AllowedTypes(null, "");
    private static final AllowedTypes VALUES = new AllowedTypes(null, "");
    private static final AllowedTypes NONE = new AllowedTypes(Map.of(), "its sender is broken");

    private final @Nullable Map<String, Class<?>> byName;

    /// What to do about a type that is missing; `%s` is its name.
    private final String advice;

    private AllowedTypes(@Nullable Map<String, Class<?>> byName, String advice) {
        this.byName = byName;
        this.advice = advice;
    }

    /// Every record and enum that the thread's context class loader finds, and functions.
    public static AllowedTypes anyRecordOrEnum() {
        return ANY;
    }

    /// Every record and enum, for a sender that does not know which of them its receiver rebuilds, but that he makes no
    /// functions.
    public static AllowedTypes values() {
        return VALUES;
    }

    /// None: the JDK's values only.
    public static AllowedTypes none() {
        return NONE;
    }

    /// For messages of these types: them, and all records and enums that they are made of: the types of components with
    /// their type arguments, the elements of arrays, what a sealed interface permits, and so on from there.
    public static AllowedTypes of(Collection<Class<?>> types) {
        return new AllowedTypes(new TypeClosure().addAll(types).byName(), FOR_MESSAGES);
    }

    /// For values of one type, with its type arguments.
    public static AllowedTypes ofType(Type type) {
        return new AllowedTypes(new TypeClosure().add(type).byName(), FOR_RESULTS);
    }

    /// The types that a method or constructor takes and gives back, and all that they are made of.
    public static AllowedTypes of(Executable code) {
        return new AllowedTypes(new TypeClosure().addSignature(code).byName(), FOR_RESULTS);
    }

    /// What the results of a function can be made of: the types in the signature of its code, and the records and enums
    /// in the same source class, because a lambda's code does not tell of what its lists are.
    ///
    /// @param function one that can be sent
    /// @throws CodecException if it cannot
    public static AllowedTypes ofFunction(Serializable function) {
        return new AllowedTypes(new TypeClosure().addFunction(function).byName(), FOR_RESULTS);
    }

    /// These types and more, with all that they are made of.
    public AllowedTypes with(Class<?>... types) {
        if (byName == null) {
            return this;
        }
        Map<String, Class<?>> more = new HashMap<>(byName);
        more.putAll(new TypeClosure().addAll(List.of(types)).byName());
        return new AllowedTypes(more, advice);
    }

    public boolean functions() {
        return this == ANY;
    }

    /// @return a record or an enum
    /// @throws CodecException if the name is not that of an allowed one
    Class<?> find(String name) {
        Class<?> type = byName == null ? load(name) : listed(name);
        if (type == null || !type.isRecord() && !type.isEnum()) {
            throw refused(name);
        }
        return type;
    }

    /// The JDK's own enums are among the types wherever there are any.
    private @Nullable Class<?> listed(String name) {
        Class<?> type = byName == null ? null : byName.get(name);
        return type == null && this != NONE ? JdkTypes.enumOf(name) : type;
    }

    /// @return what an array's elements may be: interfaces, too
    public Class<?> component(String name) {
        Class<?> type = byName == null ? load(name) : listed(name);
        if (type == null || !type.isRecord() && !type.isEnum() && !type.isInterface()) {
            throw refused(name);
        }
        return type;
    }

    private CodecException refused(String name) {
        if (byName == null) {
            return new CodecException("a value of the class " + name + " was received, which is neither a record "
                    + "nor an enum; its sender is broken");
        }
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return new CodecException("a " + name.replace('$', '.') + " is not among the types that are rebuilt here; "
                + advice.formatted(simple));
    }

    /// For a sender that knows what the receiver rebuilds.
    ///
    /// @param type a record, an enum, or what an array is of
    /// @throws CodecException if it would be refused
    void check(Class<?> type) {
        Class<?> base = ArrayTypes.base(type);
        if (byName != null && !ArrayTypes.isPlain(base) && listed(base.getName()) == null) {
            throw refused(base.getName());
        }
    }

    /// Does not initialize the class: that is left to the first value that is rebuilt.
    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Loaders.context());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CodecException("the class " + name + " of a value cannot be loaded here: " + Words.of(e)
                    + "; is it on the workers' class path?", e);
        }
    }
}
