package org.poolscope.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A function without arguments that a worker can be asked to call.
@FunctionalInterface
public interface TaskCallable<R extends @Nullable Object> extends Serializable {

    R call() throws Exception;
}
