package org.poolscope.workload.images.output;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A hidden folder beside a result, for nobody else to enter, in which the result is written before it gets its name.
///
/// ```
/// .poolscope-<32 hex>/owner   says whose the folder is; locked as long as the writer lives
///                     part    the file, as far as it is written
/// ```
///
/// The lock is the kernel's: it ends with the process, however that ends, and is seen by every other one, of whatever
/// process namespace. Whoever finds such a folder whose lock nobody has may remove it.
final class Scratch implements AutoCloseable {

    private static final String START = ".poolscope-";
    private static final int DIGITS = 32;
    private static final Set<PosixFilePermission> FOR_US_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final String OWNER = "owner";
    private static final String PART = "part";
    private static final byte[] MARK = "Poolscope writes a file here, and removes this folder when it has its name.\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int ATTEMPTS = 10;
    private static final int SECTOR = 512;

    /// Of this process. It may not even open and close their owner files again: on most systems that ends its lock.
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private @Nullable FileChannel owner;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /// Makes one.
    ///
    /// @throws IOException if there is no room or permission for it, about the folder it was to be in
    static Scratch in(Path parent) throws IOException {
        for (int attempt = 1; ; attempt++) {
            // It need not be a secret: making it fails if there is anything of that name.
            var random = ThreadLocalRandom.current();
            String name = START + HexFormat.of().toHexDigits(random.nextLong())
                    + HexFormat.of().toHexDigits(random.nextLong());
            var scratch = new Scratch(parent.resolve(name));
            OWN.add(name);
            try {
                Files.createDirectory(scratch.folder, forUsAlone(parent));
                if (scratch.claim()) {
                    return scratch;
                }
                throw new NoSuchFileException(scratch.folder.toString());
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // Somebody swept it away between the making of the folder and the lock.
                scratch.close();
                if (attempt == ATTEMPTS) {
                    throw about(parent, e);
                }
            } catch (ClosedChannelException e) {
                scratch.close();
                throw new InterruptedIOException("interrupted before writing");
            } catch (IOException e) {
                scratch.close();
                throw about(parent, e);
            }
        }
    }

    private static FileAttribute<?>[] forUsAlone(Path parent) {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOR_US_ALONE)}
                : new FileAttribute<?>[0];
    }

    /// Locks the owner file and only then says in it whose it is. An interrupt is put off: it would close the file, and
    /// end the lock.
    ///
    /// @return whether the lock was to be had
    private boolean claim() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return lock(FileChannel.open(
                    folder.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean lock(FileChannel channel) throws IOException {
        owner = channel;
        try {
            if (channel.tryLock() == null) {
                return false;
            }
        } catch (IOException _) {
            // A file system without locks: nobody will get it, so nobody will sweep this away.
        }
        ByteBuffer mark = ByteBuffer.wrap(MARK);
        while (mark.hasRemaining()) {
            channel.write(mark);
        }
        return true;
    }

    /// The same trouble, about what a person knows: the name of the hidden folder tells nobody anything.
    private static IOException about(Path known, IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException e -> new AccessDeniedException(known.toString(), null, e.getReason());
            case FileSystemException e -> new FileSystemException(known.toString(), null, e.getReason());
            default -> trouble;
        };
    }

    /// Writes the file.
    void write(byte[] content, Path target) throws IOException {
        write(content, target, false);
    }

    /// @param through whether it is to be on the disk before it gets its name
    void write(byte[] content, Path target, boolean through) throws IOException {
        try {
            Files.write(part(), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (through) {
                try (FileChannel channel = FileChannel.open(part(), StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        } catch (ClosedByInterruptException e) {
            throw new InterruptedIOException("interrupted while writing");
        } catch (FileSystemException e) {
            throw about(target, e);
        }
    }

    Path folder() {
        return folder;
    }

    /// Where the file is to be written.
    Path part() {
        return folder.resolve(PART);
    }

    /// Whether this file system takes two names for one that differ in the case of letters alone.
    boolean ignoresCase() {
        return Files.exists(folder.resolve("OWNER"));
    }

    /// Gives the file its name, unless there is something of that name: then nothing is changed.
    ///
    /// @return whether it has got it
    boolean publishNew(Path target) throws IOException {
        try {
            Files.createLink(target, part());
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException _) {
            return reserveAndPublish(target);
        }
    }

    /// Where a file can have but one name, that is taken first, by a file that says so.
    boolean reserveAndPublish(Path target) throws IOException {
        try {
            Files.write(target, MARK, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            replace(target);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (Throwable e) {
            deleteReservation(target);
            throw e;
        }
    }

    /// Another run may have replaced it by a finished file.
    static void deleteReservation(Path target) {
        try {
            if (isReservation(target)) {
                tryDelete(target);
            }
        } catch (IOException _) {
            // It stays; the next run knows it for what it is.
        }
    }

    /// Whether a file only keeps a name for one whose writer was killed, maybe before it could say so to the end.
    static boolean isReservation(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        long size = Files.size(file);
        return size == 0 || size <= MARK.length && Files.isReadable(file)
                && Arrays.equals(Files.readAllBytes(file), Arrays.copyOf(MARK, (int) size));
    }

    /// Gives the file its name, in place of what has that name. There is always one of the two under it, and whole.
    void replace(Path target) throws IOException {
        try {
            Files.move(part(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw about(target, e);
        }
    }

    /// Whether a file is the same as this, byte for byte.
    boolean isLike(Path file) throws IOException {
        return Files.mismatch(part(), file) < 0;
    }

    /// Whether each piece of a file, as disks write them, is in this at its place, or is nothing but zeros.
    boolean hasAllOf(Path file) throws IOException {
        if (Files.size(file) > Files.size(part())) {
            return false;
        }
        try (InputStream left = new BufferedInputStream(Files.newInputStream(file));
             InputStream whole = new BufferedInputStream(Files.newInputStream(part()))) {
            byte[] nothing = new byte[SECTOR];
            for (byte[] some = left.readNBytes(SECTOR); some.length > 0; some = left.readNBytes(SECTOR)) {
                byte[] same = whole.readNBytes(some.length);
                if (!Arrays.equals(some, same) && !Arrays.equals(some, 0, some.length, nothing, 0, some.length)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Removes the folder, and the file if it did not get a name.
    @Override
    public void close() {
        tryDelete(part());
        try {
            if (owner != null) {
                owner.close();
            }
        } catch (IOException _) {
            // The lock ends with this process at the latest.
        }
        tryDelete(folder.resolve(OWNER));
        tryDelete(folder);
        OWN.remove(folder.getFileName().toString());
    }

    private static boolean tryDelete(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException _) {
            // Whoever sweeps next tries again.
            return false;
        }
    }

    /// Whether a folder has such a name; what is in it is for nobody else.
    static boolean isNamed(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.length() == START.length() + DIGITS && name.startsWith(START)
                && name.chars().skip(START.length()).allMatch(HexFormat::isHexDigit);
    }

    /// Removes a folder that is [named so][#isNamed], if it is proven that its writer is gone, and holds nothing else.
    static void sweep(Path folder) {
        if (OWN.contains(folder.getFileName().toString()) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            List<String> names = names(folder);
            if (List.of(OWNER, PART).containsAll(names) && (names.isEmpty() || names.contains(OWNER))) {
                sweep(folder, names);
            }
        } catch (IOException _) {
            // Not ours to look into, or gone meanwhile.
        }
    }

    private static void sweep(Path folder, List<String> names) throws IOException {
        if (names.isEmpty()) {
            tryDelete(folder);
            return;
        }
        Path owner = folder.resolve(OWNER);
        try (FileChannel channel = FileChannel.open(owner, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null || !proves(channel, names.contains(PART))) {
                return;
            }
            tryDelete(folder.resolve(PART));
            tryDelete(owner);
        }
        tryDelete(folder);
    }

    /// Where there is no file, the mark may be cut short: its writer had no time or no room for more.
    private static boolean proves(FileChannel owner, boolean withFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MARK.length + 1);
        owner.read(content);
        int length = content.flip().remaining();
        return length <= MARK.length && content.equals(ByteBuffer.wrap(MARK, 0, length))
                && (length == MARK.length || !withFile);
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
