package org.poolscope.pool.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.ProcessIdentity;

/// Where one run keeps its things: in memory the socket, the telemetry pages and the shared segments; on disk what
/// workers print and their temporary files. Only the owner may enter either. Closing deletes both.
///
/// The name says which process made it (`poolscope-<pid>-<start>.<n>`, see [ProcessIdentity]), so that what a killed
/// program left behind is found and swept by the next one.
public final class RunDirectory implements AutoCloseable {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String SEGMENTS = "segments";
    private static final Pattern NAME = Pattern.compile("poolscope-(\\d{1,18})-(\\d{1,18})\\.\\d+");
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final Path memory;
    private final Path disk;

    private RunDirectory(Path memory, Path disk) {
        this.memory = memory;
        this.disk = disk;
    }

    /// Makes a new one, after sweeping those whose owners are gone.
    public static RunDirectory create() throws IOException {
        Path memoryBase = Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : temporary();
        sweep(memoryBase);
        sweep(temporary());
        ProcessIdentity owner = ProcessIdentity.current();
        String name = "poolscope-" + owner.pid() + "-" + owner.start() + "." + SEQUENCE.incrementAndGet();
        Path memory = memoryBase.resolve(name);
        Path disk = temporary().resolve(name + (memoryBase.equals(temporary()) ? "-disk" : ""));
        makePrivate(memory);
        try {
            makePrivate(memory.resolve(SEGMENTS));
            makePrivate(disk);
        } catch (IOException e) {
            delete(memory);
            throw e;
        }
        return new RunDirectory(memory, disk);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    private static void makePrivate(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
        try {
            Files.createDirectory(directory, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("The run directory " + directory + " exists already and is not ours", e);
        } catch (IOException e) {
            throw new IOException("Cannot make the run directory " + directory + ": " + inWords(e), e);
        }
    }

    /// File system exceptions carry a path for a message, and the reason only in their name.
    private static String inWords(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "the folder it should be in is missing";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(failure.getMessage());
        };
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
        return Files.createDirectories(disk.resolve(worker + ".tmp"));
    }

    @Override
    public void close() {
        delete(memory);
        delete(disk);
    }

    private static void sweep(Path base) {
        try (Stream<Path> entries = Files.list(base)) {
            List<Path> orphans = entries.filter(RunDirectory::isOrphan).toList();
            orphans.forEach(RunDirectory::delete);
        } catch (IOException | UncheckedIOException _) {
            // Not to be read: then there is nothing of ours to sweep.
        }
    }

    private static boolean isOrphan(Path directory) {
        Matcher name = NAME.matcher(directory.getFileName().toString().replaceFirst("-disk$", ""));
        if (!name.matches() || !isOurs(directory)) {
            return false;
        }
        var owner = new ProcessIdentity(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
        return !owner.isAlive();
    }

    private static boolean isOurs(Path directory) {
        try {
            return Files.getOwner(directory).getName().equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException _) {
            // What cannot be deleted now is swept by the next start.
        }
    }
}
