package org.poolscope.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.poolscope.shared.process.ProcessIdentity;

/// What runs keep on this machine, to see that nothing is left.
public final class RunFiles {

    private RunFiles() {}

    /// The run directories of this process.
    public static Path[] ofThisProcess() throws IOException {
        ProcessIdentity self = ProcessIdentity.current();
        return named("poolscope-" + self.pid() + "-" + self.start() + ".");
    }

    public static Path[] of(long pid) throws IOException {
        return named("poolscope-" + pid + "-");
    }

    private static Path[] named(String beginning) throws IOException {
        try (Stream<Path> memory = list(Path.of("/dev/shm"));
                Stream<Path> disk = list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(memory, disk)
                    .filter(path -> path.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toArray(Path[]::new);
        }
    }

    /// The large arrays that runs of this process keep.
    public static List<Path> large() throws IOException {
        List<Path> large = new ArrayList<>();
        for (Path directory : ofThisProcess()) {
            try (Stream<Path> files = list(directory.resolve("segments"))) {
                files.filter(file -> file.toString().endsWith(".large")).forEach(large::add);
            }
        }
        return large;
    }

    /// The control socket of a pool that has a worker: it is where the worker was told all else.
    static Path socketOf(WorkerPool pool) {
        String[] words = ProcessHandle.of(pool.pids().getFirst()).orElseThrow().info().arguments().orElseThrow();
        return Stream.of(words).filter(word -> word.startsWith("@")).findFirst()
                .map(word -> Path.of(word.substring(1)).resolveSibling("pool.sock")).orElseThrow();
    }

    /// The control sockets of pools of this process.
    public static List<Path> sockets() throws IOException {
        return Stream.of(ofThisProcess()).map(directory -> directory.resolve("pool.sock")).filter(Files::exists)
                .toList();
    }

    /// Nothing if it is not there, or is just going with the pool of another test.
    private static Stream<Path> list(Path folder) throws IOException {
        try {
            return Files.list(folder);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Stream.empty();
        }
    }
}
