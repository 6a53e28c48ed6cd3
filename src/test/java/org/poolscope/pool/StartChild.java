package org.poolscope.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// A program with one worker, in a JVM of its own, from which something is taken while it runs; it then loses the
/// worker and calls for another.
final class StartChild {

    /// As the first argument: what is taken. For the last two nothing is.
    static final String WORKING_FOLDER = "working folder";
    static final String PROGRAM = "program";
    static final String PROCESS = "process";
    static final String NOTHING = "nothing";

    private StartChild() {}

    static boolean canWrite(String name) {
        try {
            Files.writeString(Path.of(name), "something");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int square(int x) {
        return x * x;
    }

    static int halt(int status) {
        Runtime.getRuntime().halt(status);
        return status;
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals(PROCESS)) {
            WorkerProcess process = WorkerProcess.of(StartChild::square, 3).start();
            process.join();
            System.out.println("ended " + process.exit().orElseThrow().inWords());
            return;
        }
        try (var pool = WorkerPool.ofSize(1)) {
            System.out.println("first " + pool.apply(StartChild::square, 3));
            switch (args[0]) {
                case WORKING_FOLDER -> Files.delete(Path.of("").toAbsolutePath());
                case PROGRAM -> Files.delete(Path.of(args[1]));
                default -> { }
            }
            call(pool, 7);
            System.out.println("then " + pool.applyAsync(StartChild::square, 4).get(60, TimeUnit.SECONDS));
            System.out.println("writes " + pool.apply(StartChild::canWrite, "made-by-relative-name"));
        } catch (ExecutionException e) {
            System.out.println("broken " + e.getCause().getMessage().replace('\n', ' '));
        }
    }

    private static void call(WorkerPool pool, int status) throws InterruptedException {
        try {
            pool.apply(StartChild::halt, status);
        } catch (ExecutionException e) {
            System.out.println("lost " + e.getCause().getMessage());
        }
    }
}
