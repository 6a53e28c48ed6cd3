package org.poolscope.worker.task;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskFunction;

/// Functions that were sent here, whichever of the interfaces in `org.poolscope.function` they are.
public final class Functions {

    private Functions() {}

    /// @param argument the one argument, two as a [Pair], or null for a function without
    /// @throws Exception whatever the function throws
    @SuppressWarnings("unchecked")
    public static @Nullable Object call(Object function, @Nullable Object argument) throws Exception {
        if (function instanceof TaskFunction<?, ?> f) {
            return ((TaskFunction<Object, Object>) f).apply(argument);
        }
        if (function instanceof TaskBiFunction<?, ?, ?> f) {
            var pair = (Pair<?, ?>) Objects.requireNonNull(argument);
            return ((TaskBiFunction<Object, Object, Object>) f).apply(pair.first(), pair.second());
        }
        if (function instanceof TaskCallable<?> f) {
            return f.call();
        }
        ((TaskAction) function).run();
        return null;
    }
}
