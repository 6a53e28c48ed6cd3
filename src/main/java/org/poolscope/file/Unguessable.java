package org.poolscope.file;

import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// New files that nobody can have prepared anything for.
final class Unguessable {

    /// Fails if anything is there already, a link that leads nowhere included.
    static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
            StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /// What lets nobody else look into a new file, where there are permissions.
    static final FileAttribute<?>[] FOR_US = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];

    private Unguessable() {}

    /// A name in a folder, of 122 random bits and the same length always: however long the name is that it stands for.
    static Path name(Path folder) {
        return folder.resolve(".poolscope-" + UUID.randomUUID() + ".part");
    }
}
