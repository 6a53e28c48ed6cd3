package org.poolscope.pool.launch.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files that nobody but the user of this JVM can have made, changed or put in place of others: what is loaded as code
/// has to be such. Any thread may use it.
///
/// That takes more than the owner of a file: whoever may write in a folder above it can put another folder in its place
/// between the look and the use. So all of them are looked at: each belongs to this user or to whoever owns the root,
/// and nobody else may write there, unless everybody's own names are his alone, as in `/tmp` (the sticky bit). A group
/// that is called like its folder's owner is the owner's own, as many systems give one to each user.
///
/// Where files have no such owners there is nothing to look at.
public final class PrivateFiles {

    private static final String ATTRIBUTES = "unix:uid,mode,nlink,ino,size,ctime,lastModifiedTime";
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int STICKY = 01000;
    private static final int OF_OTHERS = 0077;
    private static final int WRITTEN_BY_GROUP = 0020;
    private static final int WRITTEN_BY_ALL = 0002;

    private PrivateFiles() {}

    /// What is seen of a file without reading it. Whatever is done to the file changes it: nobody sets its last two but
    /// the system.
    public record Look(long size, FileTime modified, FileTime changed, long number) {

        public String inWords() {
            return size + " " + modified + " " + changed + " " + number;
        }
    }

    /// Makes a directory for this user alone, with what is missing above it, or makes one that is there so.
    ///
    /// @return whether it was so before, or was not there
    /// @throws IOException if it cannot be made, or would not be this user's alone
    public static boolean make(Path directory) throws IOException {
        boolean isThere = Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        if (hasOwners() && !isSafe(nearest(directory.getParent()))) {
            throw new IOException("others can write above " + directory);
        }
        if (!isThere) {
            Files.createDirectories(directory, permissions("rwx------"));
        }
        if (!hasOwners()) {
            return true;
        }
        Map<String, Object> seen = look(directory);
        if (!isOfThisUser(seen) || type(seen) != DIRECTORY) {
            throw new IOException(directory + " is no directory of this user's");
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return !isThere || (mode(seen) & OF_OTHERS) == 0;
    }

    /// The first folder on the way up that is there; null if there is none.
    private static @Nullable Path nearest(@Nullable Path folder) throws IOException {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null ? null : there.toRealPath();
    }

    /// What makes a new file or directory have these permissions, where there are such.
    public static FileAttribute<?>[] permissions(String permissions) {
        return hasOwners()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    /// Lets only this user read and write a file.
    public static void close(Path file) throws IOException {
        if (hasOwners()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// Whether a directory is there and nobody else can do anything in it.
    public static boolean isPrivate(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!hasOwners()) {
            return true;
        }
        try {
            Map<String, Object> seen = look(directory);
            return isOfThisUser(seen) && (mode(seen) & OF_OTHERS) == 0 && isSafe(directory.toRealPath().getParent());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isSafe(@Nullable Path above) throws IOException {
        for (Path folder = above; folder != null; folder = folder.getParent()) {
            Map<String, Object> seen = look(folder);
            boolean ours = isOfThisUser(seen) || uid(seen) == OfSystem.ROOT;
            boolean alone = (mode(seen) & WRITTEN_BY_ALL) == 0
                    && ((mode(seen) & WRITTEN_BY_GROUP) == 0 || isGroupOfOwner(folder));
            if (!ours || !alone && (mode(seen) & STICKY) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGroupOfOwner(Path folder) throws IOException {
        Map<String, Object> names = Files.readAttributes(folder, "posix:owner,group");
        return names.get("owner").toString().equals(names.get("group").toString());
    }

    /// A look at a file of this user's alone, which has no other name; null if it is no such file.
    public static @Nullable Look lookAt(Path file) {
        try {
            if (!hasOwners()) {
                return new Look(Files.size(file), Files.getLastModifiedTime(file), FileTime.fromMillis(0), 0);
            }
            Map<String, Object> seen = look(file);
            boolean ours = isOfThisUser(seen) && type(seen) == REGULAR && (mode(seen) & OF_OTHERS) == 0
                    && ((Number) seen.get("nlink")).longValue() == 1;
            return !ours ? null : new Look((Long) seen.get("size"), (FileTime) seen.get("lastModifiedTime"),
                    (FileTime) seen.get("ctime"), ((Number) seen.get("ino")).longValue());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static Map<String, Object> look(Path path) throws IOException {
        return Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOfThisUser(Map<String, Object> seen) {
        return uid(seen) == OfSystem.USER && OfSystem.USER != OfSystem.NOBODY;
    }

    private static int uid(Map<String, Object> seen) {
        return (Integer) seen.get("uid");
    }

    private static int mode(Map<String, Object> seen) {
        return (Integer) seen.get("mode");
    }

    private static int type(Map<String, Object> seen) {
        return mode(seen) & TYPE;
    }

    private static boolean hasOwners() {
        return OfSystem.HAS_OWNERS;
    }

    /// Who this user is, and who may do everything anyhow; looked up once.
    private static final class OfSystem {
        static final int NOBODY = -1;
        static final boolean HAS_OWNERS = Path.of("").getFileSystem().supportedFileAttributeViews().contains("unix");
        static final int USER = owner(Path.of("/proc/self"), Path.of(System.getProperty("java.io.tmpdir", "")));
        static final int ROOT = owner(Path.of("/"), null);

        private OfSystem() {}

        /// By the process's own entry in the process table; where there is none, by a file made for the purpose.
        private static int owner(Path first, @Nullable Path folder) {
            try {
                return (Integer) Files.getAttribute(first, "unix:uid");
            } catch (IOException | RuntimeException e) {
                return folder == null ? NOBODY : ownerOfNewFileIn(folder);
            }
        }

        private static int ownerOfNewFileIn(Path folder) {
            try {
                Path made = Files.createTempFile(folder, "poolscope", null);
                try {
                    return (Integer) Files.getAttribute(made, "unix:uid");
                } finally {
                    Files.deleteIfExists(made);
                }
            } catch (IOException | RuntimeException e) {
                return NOBODY;
            }
        }
    }
}
