package org.poolscope.workload.images.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;

/// Files that are under their name whole or not at all.
///
/// They are not forced to the disk before they get it: the promise holds against a full disk, an interrupt and the
/// death of this process, and waiting for the disk after every file would cost more than making it. What a power cut
/// may leave is in the package's description.
public final class OutputFile {

    private OutputFile() {}

    /// Makes a folder if it is missing, and makes sure that files can be written to it. Really tries: permissions alone
    /// do not tell of a read-only disk, nor of a superuser.
    ///
    /// @throws IOException if not, about the folder
    public static void prepare(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (NoSuchFileException e) {
            // Of what is not a disk, as /proc is, the system says that the folder to make is not there.
            throw new FileSystemException(folder.toString(), null, Texts.of(OutputFile.class).get("unmakeable"));
        }
        Scratch.in(folder).close();
    }

    /// Whether there is anything of a name, other than what only keeps the name for a file whose writer was killed.
    public static boolean isThere(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Scratch.isReservation(file);
    }

    /// Writes a file if there is [none][#isThere] of that name. Missing folders are made.
    ///
    /// @return whether it was written
    public static boolean create(Path target, byte[] content) throws IOException {
        Files.createDirectories(target.getParent());
        try (Scratch scratch = Scratch.in(target.getParent())) {
            scratch.write(content, target);
            if (scratch.publishNew(target)) {
                return true;
            }
            if (isThere(target)) {
                return false;
            }
            scratch.replace(target);
            return true;
        }
    }

    /// Whether the file system of a folder takes two names for one that differ in the case of letters alone.
    public static boolean ignoresCase(Path folder) throws IOException {
        try (Scratch scratch = Scratch.in(folder)) {
            return scratch.ignoresCase();
        }
    }

    /// The same as far as it can be known without making anything: by the name of the folder, or of the last one on the
    /// way to it that there is.
    public static boolean seemsToIgnoreCase(Path folder) throws IOException {
        for (Path path = folder; path != null && path.getFileName() != null; path = path.getParent()) {
            String name = path.getFileName().toString();
            String upper = name.toUpperCase(Locale.ROOT);
            String other = upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
            if (!other.equals(name) && Files.exists(path)) {
                Path same = path.resolveSibling(other);
                return Files.exists(same) && Files.isSameFile(path, same);
            }
        }
        return false;
    }

    /// Removes what processes that were killed have left half-written under a folder, as far as it can be looked into.
    /// What a living one writes stays, and so does all that is not proven ours, whatever its name.
    public static void sweep(Path folder) {
        try {
            Files.walkFileTree(folder, new Sweeper());
        } catch (IOException _) {
            // What the dead left behind hurts nobody, and the next run over this folder tries again.
        }
    }

    private static final class Sweeper extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!Scratch.isNamed(folder)) {
                return FileVisitResult.CONTINUE;
            }
            Scratch.sweep(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) {
            return FileVisitResult.CONTINUE;
        }
    }

    /// Whether a folder is one of those that files are written in: what is in it is for nobody else.
    public static boolean isScratch(Path folder) {
        return Scratch.isNamed(folder);
    }
}
