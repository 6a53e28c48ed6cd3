package org.poolscope.pool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.poolscope.call.CallOptions;
import org.poolscope.workload.run.Deadline;

/// A program with a task that runs until a file is there, and must not run for long.
final class StoppedChild {

    static final Duration LIMIT = Duration.ofSeconds(4);

    private StoppedChild() {}

    /// @param args the files that say that it runs, and that it is to end
    public static void main(String[] args) throws Exception {
        var options = CallOptions.DEFAULT.withDeadline(LIMIT).withTaskDeadline(Deadline.after(LIMIT));
        try (WorkerPool pool = WorkerPool.ofSize(1)) {
            pool.apply(() -> 1);
            var result = pool.applyAsync(StoppedWorkerTest::runUntilTold, args[0], options);
            System.out.println("begun");
            System.out.println("result " + result.get());
        } catch (ExecutionException e) {
            System.out.println("result " + e.getCause());
        }
        System.exit(0);
    }

    static Path end(String begun) {
        return Path.of(begun + ".end");
    }
}
