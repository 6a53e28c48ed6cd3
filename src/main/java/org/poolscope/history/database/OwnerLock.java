package org.poolscope.history.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A sign of life that no kill can leave behind: a file of its own, which its owner holds locked. The kernel gives the
/// lock back when the process ends, however it ends, and shows it across pid namespaces.
///
/// A process loses such a lock as soon as it closes *any* descriptor of the file; so its own files are never opened
/// twice. Thread-safe.
public final class OwnerLock implements AutoCloseable {

    private static final String FOLDER = "owners";
    private static final String SUFFIX = ".lock";

    /// Those of this process, by their names.
    private static final Map<String, OwnerLock> HELD = new ConcurrentHashMap<>();

    private final String name;
    private final Path path;
    private final RandomAccessFile file;

    private OwnerLock(String name, Path path, RandomAccessFile file) {
        this.name = name;
        this.path = path;
        this.file = file;
    }

    /// Takes one beside a journal, and removes those that nobody holds any more.
    public static OwnerLock take(Path journal) throws IOException {
        Path folder = Files.createDirectories(folder(journal));
        String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        Path path = folder.resolve(name + SUFFIX);
        // Not a channel of its own, which an interrupt would close, and the lock with it.
        var file = new RandomAccessFile(path.toFile(), "rw");
        var lock = new OwnerLock(name, path, file);
        HELD.put(name, lock);
        try {
            // What a file system gives no locks to cannot be told from the dead: then it counts as such.
            FileLock _ = file.getChannel().tryLock();
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        removeDead(folder);
        return lock;
    }

    private static Path folder(Path journal) {
        return journal.toAbsolutePath().resolveSibling(FOLDER);
    }

    private static void removeDead(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!isHeld(folder, name.substring(0, name.length() - SUFFIX.length()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// By this name it is known in the journal.
    public String name() {
        return name;
    }

    /// Whether the owner of that name is still alive.
    public static boolean isAlive(Path journal, String name) {
        return isHeld(folder(journal), name);
    }

    private static boolean isHeld(Path folder, String name) {
        if (HELD.containsKey(name)) {
            return true;
        }
        // For reading, with a shared lock: of several who look at the same time none sees another.
        try (FileChannel channel = FileChannel.open(folder.resolve(name + SUFFIX), StandardOpenOption.READ);
             FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
            file.close();
        } catch (IOException _) {
            // It is removed by the next who takes one.
        } finally {
            HELD.remove(name);
        }
    }
}
