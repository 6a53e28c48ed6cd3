package org.poolscope.function;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A function without arguments that a worker can be asked to call, and any executor.
@FunctionalInterface
public interface TaskCallable<R extends @Nullable Object> extends Callable<R>, Serializable {

    @Override
    R call() throws Exception;
}
