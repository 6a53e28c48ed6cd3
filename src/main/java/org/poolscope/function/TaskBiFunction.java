package org.poolscope.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A function of two arguments that a worker can be asked to apply.
@FunctionalInterface
public interface TaskBiFunction<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {

    R apply(A first, B second) throws Exception;
}
