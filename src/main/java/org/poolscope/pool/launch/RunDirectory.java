package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.poolscope.shared.segment.Janitor;
import org.poolscope.shared.segment.OwnedDirectory;

/// Where one run keeps its things: in memory the socket, the telemetry pages and the shared segments; on disk what
/// workers print and their temporary files. Closing deletes both; what a killed program left behind is swept by the
/// next one, see [OwnedDirectory].
public final class RunDirectory implements AutoCloseable {

    private static final String SEGMENTS = "segments";

    private static final Set<RunDirectory> AT_EXIT = ConcurrentHashMap.newKeySet();

    /// Added when there is the first to close.
    private static final class ExitHook {
        static {
            Runtime.getRuntime().addShutdownHook(
                    new Thread(() -> AT_EXIT.forEach(RunDirectory::close), "run directories"));
        }

        private ExitHook() {}

        static void add(RunDirectory directory) {
            AT_EXIT.add(directory);
        }
    }

    private final Path memory;
    private final Path disk;
    private final List<Runnable> before = new CopyOnWriteArrayList<>();

    private RunDirectory(Path memory, Path disk) {
        this.memory = memory;
        this.disk = disk;
    }

    /// Makes a new one, after sweeping those whose owners are gone.
    public static RunDirectory create() throws IOException {
        Janitor.sweep();
        Path memoryBase = OwnedDirectory.memoryBase();
        Path diskBase = OwnedDirectory.temporaryBase();
        String name = OwnedDirectory.nextName();
        Path memory = OwnedDirectory.make(memoryBase.resolve(name));
        try {
            OwnedDirectory.make(memory.resolve(SEGMENTS));
            Path disk = OwnedDirectory.make(diskBase.resolve(name + (memoryBase.equals(diskBase) ? "-disk" : "")));
            return new RunDirectory(memory, disk);
        } catch (IOException e) {
            OwnedDirectory.delete(memory);
            throw e;
        }
    }

    public Path socket() {
        return memory.resolve("pool.sock");
    }

    public Path segments() {
        return memory.resolve(SEGMENTS);
    }

    public Path arguments() {
        return memory.resolve("worker.args");
    }

    public Path arguments(String worker) {
        return memory.resolve(worker + ".args");
    }

    public Path page(String worker) {
        return memory.resolve(worker + ".page");
    }

    public Path stdout(String worker) {
        return disk.resolve(worker + ".out");
    }

    public Path stderr(String worker) {
        return disk.resolve(worker + ".err");
    }

    /// Where a spare rehearses, made if missing; the spare deletes it when it has.
    Path rehearsal(String spare) throws IOException {
        return Files.createDirectories(memory.resolve(spare + ".rehearsal"));
    }

    /// A worker's own temporary directory, made if missing.
    public Path temporary(String worker) throws IOException {
        return Files.createDirectories(temporaryOf(worker));
    }

    Path temporaryOf(String worker) {
        return disk.resolve(worker + ".tmp");
    }

    /// Deletes files, and directories with all that is in them.
    void delete(Path... paths) {
        for (Path path : paths) {
            OwnedDirectory.delete(path);
        }
    }

    /// Closes it when this JVM ends, if nobody has before: for whoever may be forgotten by then.
    public RunDirectory closedAtExit() {
        ExitHook.add(this);
        return this;
    }

    /// Has something done before the files are gone, whoever closes.
    public void beforeClose(Runnable action) {
        before.add(action);
    }

    @Override
    public void close() {
        AT_EXIT.remove(this);
        before.forEach(Runnable::run);
        OwnedDirectory.delete(memory);
        OwnedDirectory.delete(disk);
    }
}
