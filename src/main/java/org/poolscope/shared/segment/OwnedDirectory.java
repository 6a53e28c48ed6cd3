package org.poolscope.shared.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.process.ProcessIdentity;

/// A directory that only its user may enter, of a name that nobody can have guessed
/// (`poolscope-<pid>-<start>.<16 hex digits>`, see [ProcessIdentity]), with a [LockFile] for as long as its owner
/// lives: so that what a killed program left behind is found by the next one, and nothing else is taken for that.
public final class OwnedDirectory implements AutoCloseable {

    private static final int RANDOM_BYTES = 8;

    /// Somebody may find it before it is locked, and remove it; not as often as that.
    private static final int ATTEMPTS = 100;

    private static final class Random {
        private static final SecureRandom BYTES = new SecureRandom();

        private Random() {}
    }

    private final Path path;
    private final LockFile lock;

    private OwnedDirectory(Path path, LockFile lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes one for this user alone.
    ///
    /// @param base where
    /// @param part what it is to the run, with a hyphen before it; empty for its chief one
    /// @throws IOException that says in words why it cannot be made
    public static OwnedDirectory make(Path base, String part) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path path = base.resolve(nextName().concat(part));
            OwnedDirectory made = attempt(path);
            if (made != null) {
                return made;
            }
        }
        throw new IOException("Cannot make a run directory in " + base + ": somebody removes it at once, every time");
    }

    /// @return null if another name must be tried
    private static @Nullable OwnedDirectory attempt(Path path) throws IOException {
        try {
            Files.createDirectory(path, permissions(path, "rwx------"));
        } catch (FileAlreadyExistsException _) {
            return null;
        } catch (IOException e) {
            throw new IOException("Cannot make the run directory " + path + ": " + inWords(e), e);
        }
        try {
            LockFile lock = LockFile.own(path);
            return lock == null ? null : new OwnedDirectory(path, lock);
        } catch (IOException e) {
            delete(path);
            throw new IOException("Cannot use the run directory " + path + ": " + inWords(e), e);
        }
    }

    private static String nextName() {
        ProcessIdentity owner = ProcessIdentity.current();
        // Not put together by the operator, which takes the first time as long as all else that is done here.
        return String.join("-", "poolscope", Long.toString(owner.pid()), Long.toString(owner.start()))
                .concat(".").concat(random());
    }

    static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        Random.BYTES.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public Path path() {
        return path;
    }

    /// Makes a directory in one of these.
    ///
    /// @throws IOException that says in words why it cannot be made
    public static Path makeIn(Path directory) throws IOException {
        try {
            return Files.createDirectory(directory, permissions(directory, "rwx------"));
        } catch (IOException e) {
            throw new IOException("Cannot make the directory " + directory + ": " + inWords(e), e);
        }
    }

    /// Tells that this process, which is not the owner, has to do with a directory until it ends: it is not removed
    /// before, though the owner may be gone.
    public static void use(Path directory) {
        LockFile.use(directory);
    }

    /// What makes a new file or directory have these permissions, where there are such.
    static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /// File system exceptions carry a path for a message, and the reason only in their name.
    static String inWords(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "the folder it should be in is missing";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// What the name of a directory tells.
    ///
    /// @param locked whether it has a [LockFile]: those of earlier versions have none
    /// @param chief  whether it is the first of its run's
    record Name(ProcessIdentity owner, boolean locked, boolean chief) {

        /// What was made before there were locks has a number for its end.
        private static final Pattern NAME = Pattern.compile(
                "poolscope-(\\d{1,18})-(\\d{1,18})\\.(?:(?<random>[0-9a-f]{16})|\\d{1,9})(?<part>-[a-z]+)?");

        /// Empty if it is none of ours.
        static Optional<Name> of(String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? Optional.of(new Name(
                            new ProcessIdentity(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))),
                            matcher.group("random") != null, matcher.group("part") == null))
                    : Optional.empty();
        }

        /// Whether its owner is this process, or is seen to live; if not, it may do so where it cannot be seen.
        boolean isOwnerSeen() {
            return owner.equals(ProcessIdentity.current())
                    || owner.start() != 0 && ProcessIdentity.areShown() && owner.isAlive();
        }
    }

    /// Deletes it with all that is in it, and the public names of that, as far as it can be. Does nothing the second
    /// time.
    @Override
    public void close() {
        delete(path);
        release(lock);
        if (Files.exists(path)) {
            // There are systems that do not delete what is open.
            delete(path);
        }
    }

    static void release(LockFile lock) {
        try {
            lock.close();
        } catch (IOException _) {
            // What fails to close is closed.
        }
    }

    /// Deletes a directory with all that is in it, and the public names of that, as far as it can be. What the lock
    /// file protects goes before it.
    public static void delete(Path directory) {
        try {
            PublicNames.removeAllOf(directory);
            Path lock = directory.resolve(LockFile.NAME);
            Files.walkFileTree(directory, new Deletion(lock));
            if (isAllThatIsLeft(lock, directory)) {
                Files.deleteIfExists(lock);
                Files.deleteIfExists(directory);
            }
        } catch (IOException | UncheckedIOException _) {
            // What cannot be deleted now is swept by the next start.
        }
    }

    private static boolean isAllThatIsLeft(Path lock, Path directory) throws IOException {
        try (Stream<Path> left = Files.exists(lock) ? Files.list(directory) : Stream.empty()) {
            return left.toList().equals(List.of(lock));
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        private final Path last;

        Deletion(Path last) {
            this.last = last;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return file.equals(last) ? FileVisitResult.CONTINUE : deleteIfPossible(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return deleteIfPossible(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
            return deleteIfPossible(visited);
        }

        private static FileVisitResult deleteIfPossible(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                // The others can, perhaps; and this by the next start.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
