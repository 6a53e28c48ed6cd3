package org.poolscope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Secure temporary files: new ones that nobody can have prepared anything for, each locked as long as it is open: the
/// lock is the kernel's, so it ends with the process, however that ends, and what nobody has locked was left behind.
final class Unguessable {

    /// Fails if anything is there already, a link that leads nowhere included.
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
            StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /// What lets nobody else look into a new file, where there are permissions.
    static final FileAttribute<?>[] FOR_US = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];

    private static final Pattern NAME =
            Pattern.compile("\\.poolscope-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    /// Whoever has just made one may not have locked it yet.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /// The names of those of this process. It may not even open and close them again: on most systems that ends the
    /// lock.
    private static final Set<String> OURS = ConcurrentHashMap.newKeySet();

    private Unguessable() {}

    /// A name in a folder, of 122 random bits and the same length always: however long the name is that it stands for.
    static Path name(Path folder) {
        return folder.resolve(".poolscope-" + UUID.randomUUID() + ".part");
    }

    /// Makes a file of such a [name][#name], to be [forgotten][#forget] when it has another or none.
    static FileChannel make(Path file, FileAttribute<?>[] attributes, OpenOption... further) throws IOException {
        Set<OpenOption> options = new HashSet<>(NEW);
        options.addAll(List.of(further));
        OURS.add(file.getFileName().toString());
        FileChannel channel = FileChannel.open(file, options, attributes);
        try {
            channel.tryLock();
        } catch (IOException _) {
            // A file system without locks: nobody will get it, so nobody will remove this file.
        }
        return channel;
    }

    static void forget(Path file) {
        OURS.remove(file.getFileName().toString());
    }

    /// Removes from a folder what killed processes of this user have left there. A file that is not proven to be that
    /// stays, and so does all if it cannot be looked for.
    static void sweep(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Unguessable::isNamed)) {
            for (Path file : files) {
                if (!OURS.contains(file.getFileName().toString()) && isOurs(file)) {
                    removeIfFree(file);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // They hurt nobody, and the next that is written here tries again.
        }
    }

    private static boolean isNamed(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    private static boolean isOurs(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Owners.areKnown(file) && Owners.isOursAlone(file)
                && Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(YOUNG));
    }

    private static void removeIfFree(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.delete(file);
            }
        } catch (IOException _) {
            // It is gone, or nobody can tell whether it is free.
        }
    }
}
