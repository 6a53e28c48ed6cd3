package org.poolscope.function;

import org.jspecify.annotations.Nullable;

/// Something that a worker can be asked to do with a value, without a result. It is a function whose result is null.
@FunctionalInterface
public interface TaskConsumer<T extends @Nullable Object> extends TaskFunction<T, @Nullable Void> {

    void accept(T argument) throws Exception;

    @Override
    default @Nullable Void apply(T argument) throws Exception {
        accept(argument);
        return null;
    }
}
