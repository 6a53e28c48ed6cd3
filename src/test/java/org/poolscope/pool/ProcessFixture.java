package org.poolscope.pool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskFunction;

/// A folder for what processes print and wait for, and none of its own left after a test: this JVM has others, too.
abstract class ProcessFixture {

    @TempDir
    Path folder;
    ProcessOutput output;
    Path release;
    private final List<WorkerProcess> ours = new ArrayList<>();

    @BeforeEach
    void prepare() {
        output = new ProcessOutput(folder.resolve("out"));
        release = folder.resolve("release");
    }

    final WorkerProcess process(TaskAction target) {
        return ours(WorkerProcess.of(target));
    }

    final <T extends @Nullable Object> WorkerProcess process(TaskFunction<T, ?> target, T argument) {
        return ours(WorkerProcess.of(target, argument));
    }

    final <A extends @Nullable Object, B extends @Nullable Object> WorkerProcess process(
            TaskBiFunction<A, B, ?> target, A first, B second) {
        return ours(WorkerProcess.of(target, first, second));
    }

    private WorkerProcess ours(WorkerProcess process) {
        ours.add(process);
        return process;
    }

    @AfterEach
    void leaveNobody() throws Exception {
        for (WorkerProcess process : ours) {
            if (process.isAlive()) {
                process.kill();
                process.join();
            }
        }
    }
}
