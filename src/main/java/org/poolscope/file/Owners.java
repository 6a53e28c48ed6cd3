package org.poolscope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/// Whose a file is. Where the system knows no owners as Unix has them, nothing is anybody else's.
final class Owners {

    private static final String UID = "unix:uid";
    private static final String GID = "unix:gid";
    private static final int ROOT = 0;
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private Owners() {}

    /// Whether somebody else may have put a file where it is: anybody may make files in its folder, and it is neither
    /// ours nor the folder's owner's nor the system's. That is what Linux holds against links and files in such folders
    /// (`fs.protected_symlinks`, `fs.protected_regular`), where it is told to; here it always holds.
    static boolean isPlanted(Path file, Path folder) throws IOException {
        if (!areKnown(file)
                || !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
            return false;
        }
        int owner = uid(file);
        return owner != ROOT && owner != ours() && owner != uid(folder);
    }

    /// Whether a file is ours alone: neither somebody else's, nor one with another name that goes on to be its own.
    static boolean isOursAlone(Path file) throws IOException {
        return !areKnown(file) || uid(file) == ours() && (int) Files.getAttribute(file, "unix:nlink") == 1;
    }

    /// Gives a file of ours the group of another.
    ///
    /// @throws IOException if that is not ours to give
    static void copyGroup(Path from, Path to) throws IOException {
        Object group = Files.getAttribute(from, GID, LinkOption.NOFOLLOW_LINKS);
        if (!group.equals(Files.getAttribute(to, GID, LinkOption.NOFOLLOW_LINKS))) {
            Files.setAttribute(to, GID, group, LinkOption.NOFOLLOW_LINKS);
        }
    }

    static boolean areKnown(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /// Root's in a container may be numbered as it likes, so the number is asked for, and not the name.
    private static int ours() throws IOException {
        Path home = UserFolder.home();
        if (home == null || Files.exists(THIS_PROCESS)) {
            return uid(THIS_PROCESS.toRealPath());
        }
        return uid(home);
    }

    private static int uid(Path file) throws IOException {
        return (int) Files.getAttribute(file, UID, LinkOption.NOFOLLOW_LINKS);
    }
}
