package org.poolscope.shared.segment;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;

/// The lock file of a directory: whoever has to do with it holds a record lock (`fcntl`) on this file for as long as it
/// lives. The kernel gives that back when the process ends, however it ends, and shows it to every process that can
/// reach the file: so it is a sign of life where pids say nothing, in another pid namespace.
///
/// The first byte is the owner's, alone; the second is shared by those who work for it and may outlive it a little. The
/// lock of a process is lost as soon as it closes *any* descriptor of the file. So nothing else may open it there; it
/// is opened here alone, and never that of a directory which the own process may have made.
///
/// ```
/// line 1  state      whether the owner has the lock; some file systems give none
/// line 2  boot       the kernel that knows of the lock
/// line 3  namespace  where the owner's pid is one
/// ```
final class LockFile implements Closeable {

    static final String NAME = "in-use.lock";

    private static final String LOCKED = "locked";
    private static final String WITHOUT = "without a lock";
    private static final int MOST_BYTES = 200;
    private static final long OWNER_AT = 0;
    private static final long USERS_AT = 1;

    /// Those that the process holds until it ends: an unreachable file is closed, and its lock gone.
    private static final Set<Closeable> HELD = ConcurrentHashMap.newKeySet();

    private final Closeable file;

    private LockFile(Closeable file) {
        this.file = file;
    }

    /// Makes it in a directory that was just made, and takes the owner's lock.
    ///
    /// @return null if somebody has found the directory before there was a lock in it, and is removing it
    static @Nullable LockFile own(Path directory) throws IOException {
        Path path = directory.resolve(NAME);
        RandomAccessFile file;
        try {
            // Not a channel of its own, which an interrupt would close, and the lock with it.
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            if (!Files.exists(directory)) {
                return null;
            }
            throw e;
        }
        boolean kept = false;
        try {
            String state = lock(file);
            if (state != null && Files.exists(path)) {
                file.writeBytes(String.join("\n", state, Boot.ID, Long.toString(ProcessStamp.namespace()), ""));
                HELD.add(file);
                kept = true;
                return new LockFile(file);
            }
            return null;
        } finally {
            if (!kept) {
                file.close();
            }
        }
    }

    /// @return what to note of it; null if somebody else has it
    private static @Nullable String lock(RandomAccessFile file) {
        try {
            return file.getChannel().tryLock(OWNER_AT, 1, false) == null ? null : LOCKED;
        } catch (IOException _) {
            return WITHOUT;
        }
    }

    /// Tells that this process uses a directory, until it ends. Does nothing where that cannot be told.
    static void use(Path directory) {
        try {
            var file = new RandomAccessFile(directory.resolve(NAME).toFile(), "r");
            HELD.add(file);
            file.getChannel().tryLock(USERS_AT, 1, true);
        } catch (IOException | OverlappingFileLockException _) {
            // Then it may be removed under us once its owner is dead.
        }
    }

    /// Takes the whole lock if that proves that nobody has to do with a directory any more. It must not be one of this
    /// process.
    ///
    /// @return null if it is in use, or that cannot be told
    /// @throws NoSuchFileException if there is no such file
    static @Nullable LockFile seize(Path directory) throws IOException {
        Path path = directory.resolve(NAME);
        FileChannel channel = FileChannel.open(path, Set.of(READ, WRITE, LinkOption.NOFOLLOW_LINKS));
        boolean kept = false;
        try {
            if (isFree(channel) && isProof(channel, directory)) {
                kept = true;
                return new LockFile(channel);
            }
            return null;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /// Whether nobody else has a lock, as is the case where there are none.
    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, false) != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// Whether the owner would have a lock if it lived; or else would be seen, since the names of those that are seen
    /// are not asked about. Not if that was under another kernel, which may be another machine's and not one that ran
    /// here before, on a file system that several machines may have.
    private static boolean isProof(FileChannel channel, Path directory) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until it is read
        }
        String[] lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).split("\n");
        if (lines.length < 3) {
            // Whoever has not written it yet will find that it has lost it.
            return true;
        }
        boolean sameKernel = lines[1].equals(Boot.ID);
        return lines[0].equals(LOCKED) ? sameKernel || Boot.isLocal(directory)
                : sameKernel && ProcessIdentity.areShown() && lines[2].equals(Long.toString(ProcessStamp.namespace()));
    }

    @Override
    public void close() throws IOException {
        HELD.remove(file);
        file.close();
    }
}
