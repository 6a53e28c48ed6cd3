package org.poolscope.shared.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The kernel that runs now, told apart from the one before and from those of other machines.
final class Boot {

    /// The same for all processes until the next boot; the same for ever where the system does not tell.
    static final String ID = id();

    /// Those that can be mounted by one kernel at a time.
    private static final Set<String> LOCAL = Set.of(
            "tmpfs", "ramfs", "overlay", "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "bcachefs", "jfs");

    private Boot() {}

    private static String id() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException _) {
            return "-";
        }
    }

    /// Whether no other machine can have to do with a file.
    static boolean isLocal(Path file) throws IOException {
        return LOCAL.contains(Files.getFileStore(file).type());
    }
}
