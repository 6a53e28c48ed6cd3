package org.poolscope.pool;

import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedMemory;

/// A program with a pool, and memory that has a public name: says which directories are its, and uses all of it once
/// more for every line it is told.
final class NeighbourChild {

    private static final int LARGE = 8 << 20;

    private NeighbourChild() {}

    public static void main(String[] args) throws Exception {
        try (var pool = WorkerPool.ofSize(1); var segments = Segments.create();
                var in = new Scanner(System.in)) {
            String name = segments.createMemory("block", 100).publicName().orElseThrow();
            pool.apply(Functions::pid);
            for (Path directory : RunFiles.ofThisProcess()) {
                System.out.println("directory " + directory);
            }
            System.out.println("name " + name);
            while (in.hasNextLine()) {
                use(pool, segments, name, in.nextLine());
            }
        }
    }

    private static void use(WorkerPool pool, Segments segments, String name, String counter)
            throws Exception {
        int length = pool.apply(NeighbourChild::large).length;
        ProcessHandle.of(pool.pids().getFirst()).ifPresent(ProcessHandle::destroyForcibly);
        long replaced = pool.applyAsync(Functions::pid).get(30, TimeUnit.SECONDS);
        segments.createCounter(counter).close();
        SharedMemory.attach(name).close();
        try (var another = WorkerPool.ofSize(1)) {
            another.apply(Functions::pid);
        }
        System.out.println(replaced > 0 && length == LARGE ? "unharmed" : "harmed");
    }

    static byte[] large() {
        return new byte[LARGE];
    }
}
