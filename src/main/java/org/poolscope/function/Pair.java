package org.poolscope.function;

import org.jspecify.annotations.Nullable;

/// Two values: the arguments of a [TaskBiFunction], for instance.
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {

    public static <A extends @Nullable Object, B extends @Nullable Object> Pair<A, B> of(A first, B second) {
        return new Pair<>(first, second);
    }
}
