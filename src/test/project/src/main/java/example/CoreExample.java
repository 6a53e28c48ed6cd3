package example;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.poolscope.call.AsyncResult;
import org.poolscope.function.Pair;
import org.poolscope.pool.WorkerPool;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedCounter;

/// Uses a pool, a process and a shared object, and says what it has got for that.
public final class CoreExample {

    private CoreExample() {}

    record Named(String name, long pid) {}

    static Named here(String name) {
        return new Named(name, ProcessHandle.current().pid());
    }

    static void count(SharedCounter counter) {
        counter.add(1);
    }

    public static void main(String[] args) throws Exception {
        System.out.println("libraries: " + Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.endsWith(".jar")).map(entry -> Path.of(entry).getFileName()).sorted().toList());
        try (WorkerPool pool = WorkerPool.ofSize(2); Segments segments = Segments.create()) {
            Named named = pool.apply(CoreExample::here, "a");
            System.out.println("elsewhere: " + (named.pid() != ProcessHandle.current().pid()));
            AsyncResult<List<Long>> powers = pool.starmapAsync((base, by) -> Math.round(Math.pow(base, by)),
                    List.of(Pair.of(2, 10), Pair.of(3, 5)));
            System.out.println("powers: " + powers.get());
            SharedCounter counter = segments.createCounter("counter");
            pool.forEach(_ -> count(counter), List.of(1, 2, 3));
            WorkerProcess process = WorkerProcess.of(() -> count(counter)).start();
            process.join();
            System.out.println("counted: " + counter.get() + ", exit code " + process.exitCode().getAsInt());
        }
    }
}
