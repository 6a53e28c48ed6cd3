package org.poolscope.shared.segment;

import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.process.ProcessIdentity;

/// Directories whose name says which process made them (`poolscope-<pid>-<start>.<n>`, see [ProcessIdentity]), so that
/// what a killed program left behind is found by the next one. Only their user may enter them.
public final class OwnedDirectory {

    private static final Pattern NAME = Pattern.compile("poolscope-(\\d{1,18})-(\\d{1,18})\\.\\d+(-disk)?");
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private OwnedDirectory() {}

    /// Where files are in memory; the temporary folder where there is no such place.
    public static Path memoryBase() {
        return Files.isWritable(PublicNames.FOLDER) ? PublicNames.FOLDER : temporaryBase();
    }

    /// The temporary folder.
    public static Path temporaryBase() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    /// A name that this process has not used yet.
    public static String nextName() {
        ProcessIdentity owner = ProcessIdentity.current();
        return "poolscope-" + owner.pid() + "-" + owner.start() + "." + SEQUENCE.incrementAndGet();
    }

    /// Makes a directory for this user alone.
    ///
    /// @throws IOException that says in words why it cannot be made
    public static Path make(Path directory) throws IOException {
        try {
            return Files.createDirectory(directory, permissions(directory, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("The run directory " + directory + " exists already and is not ours", e);
        } catch (IOException e) {
            throw new IOException("Cannot make the run directory " + directory + ": " + inWords(e), e);
        }
    }

    /// What makes a new file or directory have these permissions, where there are such.
    static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /// File system exceptions carry a path for a message, and the reason only in their name.
    private static String inWords(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "the folder it should be in is missing";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// The process whose directory it is by its name; empty if it has no such name.
    static Optional<ProcessIdentity> owner(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new ProcessIdentity(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /// Deletes a directory with all that is in it, and the public names of that, as far as it can be.
    public static void delete(Path directory) {
        try {
            PublicNames.removeAllOf(directory);
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return deleteIfPossible(file);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return deleteIfPossible(file);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
                    return deleteIfPossible(visited);
                }
            });
        } catch (IOException _) {
            // What cannot be deleted now is swept by the next start.
        }
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
