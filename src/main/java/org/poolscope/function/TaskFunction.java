package org.poolscope.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A function of one argument that a worker can be asked to apply.
@FunctionalInterface
public interface TaskFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {

    R apply(T argument) throws Exception;
}
