package org.poolscope.workload.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.poolscope.workload.Texts;

/// Files that are under their name whole or not at all: each is written beside its place as `name.part-<pid>-<random>`
/// and then renamed.
///
/// It is not forced to the disk before that: the name's promise holds against a full disk, an interrupt and the death
/// of this process, and waiting for the disk after every file would cost more than making it.
final class OutputFile {

    /// What all temporary names have after the name proper.
    static final String PART = ".part";

    private static final Pattern TEMPORARY = Pattern.compile(".*\\" + PART + "-(\\d{1,18})-[0-9a-f]{8}");

    private static final int LONGEST_START = 50;

    private OutputFile() {}

    /// Makes a folder if it is missing, and makes sure that files can be written to it. Really tries: permissions alone
    /// do not tell of a read-only disk, nor of a superuser.
    ///
    /// @throws IOException if not, about the folder
    static void prepare(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (NoSuchFileException e) {
            // Of what is not a disk, as /proc is, the system says that the folder to make is not there.
            throw new FileSystemException(folder.toString(), null, Texts.of(OutputFile.class).get("trouble.unmakeable"));
        }
        try {
            Files.delete(Files.createTempFile(folder, "poolscope", PART));
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(folder.toString(), null, e.getReason());
        } catch (FileSystemException e) {
            throw new FileSystemException(folder.toString(), null, e.getReason());
        }
    }

    /// Writes a file, in place of the one there may be. Missing folders are made.
    static void write(Path target, byte[] content) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(temporary(target.getFileName().toString()));
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            rename(part, target);
        } catch (Throwable e) {
            delete(part, e);
            throw e;
        }
    }

    private static String temporary(String name) {
        // Cut, since a name may already be as long as a file system allows.
        String start = name.codePoints()
                .limit(LONGEST_START)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        long pid = ProcessHandle.current().pid();
        return String.format("%s%s-%d-%08x", start, PART, pid, ThreadLocalRandom.current().nextInt());
    }

    private static void rename(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            // Both are in the same folder, so at worst the old file is gone for a moment before the new one is there.
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path part, Throwable reason) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// Removes what processes that were killed have left half-written under a folder. What a living one writes stays.
    static void sweep(Path folder) throws IOException {
        List<Path> orphans;
        try (Stream<Path> files = Files.walk(folder)) {
            orphans = files.filter(OutputFile::isOrphan).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path orphan : orphans) {
            Files.deleteIfExists(orphan);
        }
    }

    private static boolean isOrphan(Path file) {
        Matcher temporary = TEMPORARY.matcher(file.getFileName().toString());
        return temporary.matches() && ProcessHandle.of(Long.parseLong(temporary.group(1))).isEmpty();
    }
}
