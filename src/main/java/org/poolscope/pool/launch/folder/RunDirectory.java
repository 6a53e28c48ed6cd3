package org.poolscope.pool.launch.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.poolscope.shared.segment.BaseFolders;
import org.poolscope.shared.segment.Janitor;
import org.poolscope.shared.segment.Overflow;
import org.poolscope.shared.segment.OwnedDirectory;

/// Where one run keeps its things: in memory the socket, the telemetry pages and the shared segments; on disk what
/// workers print and their temporary files. Closing deletes both; what a killed program left behind is swept by the
/// next one, see [OwnedDirectory]. Where one of them cannot be where it should be it is elsewhere, see [BaseFolders].
public final class RunDirectory implements AutoCloseable {

    private static final String SEGMENTS = "segments";
    private static final String SOCKET = "pool.sock";
    private static final int MOST_SOCKET_BYTES = 103;

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
    private final Path socket;
    private final List<String> notices;
    private final List<OwnedDirectory> directories;
    private final List<Runnable> before = new CopyOnWriteArrayList<>();

    private RunDirectory(Path socket, List<String> notices, List<OwnedDirectory> directories) {
        this.memory = directories.get(0).path();
        this.disk = directories.get(1).path();
        this.socket = socket;
        this.notices = List.copyOf(notices);
        this.directories = List.copyOf(directories);
    }

    /// Makes a new one, after sweeping those that are proven to have no owner any more.
    public static RunDirectory create() throws IOException {
        Janitor.sweep();
        return createUnswept();
    }

    /// The same without sweeping: where somebody else is about to, who tells a person of it.
    public static RunDirectory createUnswept() throws IOException {
        List<OwnedDirectory> made = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        try {
            Path memory = add(BaseFolders.inMemory(), made, notices);
            Path disk = add(BaseFolders.onDisk(), made, notices);
            Overflow.provide(disk.resolve(SEGMENTS), OwnedDirectory.makeIn(memory.resolve(SEGMENTS)));
            return new RunDirectory(socket(memory, made), notices, made);
        } catch (IOException | RuntimeException e) {
            made.forEach(OwnedDirectory::close);
            throw e;
        }
    }

    private static Path add(BaseFolders.Placed placed, List<OwnedDirectory> made, List<String> notices) {
        made.add(placed.directory());
        if (placed.notice().isPresent()) {
            notices.add(placed.notice().get());
        }
        return placed.directory().path();
    }

    /// The path of a socket may be 103 bytes long everywhere, that of a folder as long as it likes.
    private static Path socket(Path memory, List<OwnedDirectory> made) throws IOException {
        Path socket = memory.resolve(SOCKET);
        if (BaseFolders.bytes(socket) <= MOST_SOCKET_BYTES) {
            return socket;
        }
        try {
            OwnedDirectory place = BaseFolders.withShortPath("-socket", MOST_SOCKET_BYTES - SOCKET.length() - 1);
            made.add(place);
            return place.path().resolve(SOCKET);
        } catch (IOException e) {
            throw new IOException("Cannot make the control socket: " + socket + " is longer than the "
                    + MOST_SOCKET_BYTES + " bytes that a socket's path may have, and " + e.getMessage(), e);
        }
    }

    /// What is to be said to whoever runs this, up to now: of files that are not where they should be.
    public List<String> notices() {
        List<String> all = new ArrayList<>(notices);
        Optional<Path> elsewhere = Overflow.of(segments());
        if (elsewhere.isPresent()) {
            all.add("There is no room in " + memory.getParent()
                    + " for all that processes share, so what did not fit is in files in "
                    + elsewhere.get().getParent().getParent());
        }
        return all;
    }

    public Path socket() {
        return socket;
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

    /// What the files of a worker are called by.
    ///
    /// @param number   its place in the pool
    /// @param restarts how many workers have had that before it
    public static String worker(int number, int restarts) {
        return "worker-" + number + "." + restarts;
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
    public Path rehearsal(String spare) throws IOException {
        return Files.createDirectories(memory.resolve(spare + ".rehearsal"));
    }

    /// A worker's own temporary directory, made if missing.
    public Path temporary(String worker) throws IOException {
        return Files.createDirectories(temporaryOf(worker));
    }

    /// The same, whether it is there or not.
    public Path temporaryOf(String worker) {
        return disk.resolve(worker + ".tmp");
    }

    /// Where a process is started whose working folder was deleted.
    public static Path inPlaceOfWorkingFolder(Path temporary) {
        return temporary.resolveSibling(temporary.getFileName() + ".working-folder-was-deleted");
    }

    /// Deletes files, and directories with all that is in them.
    public void delete(Path... paths) {
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
        before.forEach(Runnable::run);
        directories.forEach(OwnedDirectory::close);
        // Last: a program that ends meanwhile waits for this, and does it itself if it cannot wait for that.
        AT_EXIT.remove(this);
    }
}
