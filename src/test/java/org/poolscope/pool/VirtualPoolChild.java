package org.poolscope.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// A JVM with one carrier for its virtual threads, all of which wait for workers.
final class VirtualPoolChild {

    private static final long PATIENCE_SECONDS = 30;

    private VirtualPoolChild() {}

    static int awaitFile(String file) throws InterruptedException {
        while (!Files.exists(Path.of(file))) {
            Thread.sleep(5);
        }
        return 1;
    }

    private static FutureTask<Object> virtually(Callable<Object> action) {
        var its = new FutureTask<>(action);
        Thread.startVirtualThread(its);
        return its;
    }

    /// @param args the file that does not exist yet
    public static void main(String[] args) throws Exception {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        String file = args[0];
        WorkerPool pool = WorkerPool.ofSize(1);
        WorkerProcess process = WorkerProcess.of(VirtualPoolChild::awaitFile, file).start();
        List<FutureTask<Object>> all = List.of(
                virtually(() -> pool.apply(VirtualPoolChild::awaitFile, file)),
                virtually(() -> pool.map(VirtualPoolChild::awaitFile, List.of(file, file)).size()),
                virtually(() -> pool.imap(VirtualPoolChild::awaitFile, List.of(file)).next()),
                virtually(() -> pool.applyAsync(VirtualPoolChild::awaitFile, file).toCompletableFuture().get()),
                virtually(() -> {
                    process.join();
                    return process.exitCode().getAsInt();
                }));
        // Once each has begun: there is one carrier, and they come one after another.
        System.out.println("another runs " + virtually(() -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        pool.shutdown();
        FutureTask<Object> joined = virtually(() -> {
            pool.join();
            return "joined";
        });
        System.out.println("another runs " + virtually(() -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        Files.createFile(Path.of(file));
        for (FutureTask<Object> each : all) {
            System.out.println(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        System.out.println(joined.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        System.exit(0);
    }
}
