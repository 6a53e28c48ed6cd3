package org.poolscope.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

/// The files of one `each`: its items, and what the programs write until it is passed on. All are this user's alone,
/// and gone at the end; of one that was killed, at the start of the next but a minute later.
///
/// @param folder where they are
/// @param alive  open and locked as long as this one is
record EachFiles(Path folder, FileChannel alive) implements AutoCloseable {

    private static final String NAME = "poolscope-each";
    private static final String LOCK = "lock";
    private static final String LOGS = "logs";

    /// One that is younger may be about to lock its file.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/0");

    static EachFiles make() throws IOException {
        Path folder = Files.createTempDirectory(NAME);
        sweep(Path.of(System.getProperty("java.io.tmpdir")), Files.getOwner(folder), Instant.now().minus(YOUNG));
        FileChannel alive = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        alive.lock();
        return new EachFiles(folder, alive);
    }

    /// Deletes what those have left that were killed. Where everybody may make files, one of that name may be somebody
    /// else's, and lead to what is ours.
    ///
    /// @param owner  whose folders they are; those of others stay
    /// @param before what was made later stays
    static void sweep(Path temporary, UserPrincipal owner, Instant before) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, NAME + "*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    sweep(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Another time, then.
        }
    }

    /// The lock ends with the process that had it, however that ended, and whatever namespace it was in.
    private static void sweep(Path folder) {
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                delete(folder);
            }
        } catch (IOException | OverlappingFileLockException _) {
            // It is somebody else's, or in use.
        }
    }

    /// Where the output of the programs goes; not there before the first.
    Path logs() {
        return folder.resolve(LOGS);
    }

    /// Writes down the items.
    ///
    /// @return the file, in which NUL bytes end them
    Path items(List<String> items) throws IOException {
        return Files.write(folder.resolve("items"), CommandLineText.items(items));
    }

    /// Writes down what standard input gives until its end.
    ///
    /// @param name what it is called where it is refused
    /// @param nul  whether NUL bytes end the items in it
    Path standardInput(String name, boolean nul) throws IOException {
        if (Files.isSymbolicLink(DESCRIPTOR) && Files.readSymbolicLink(DESCRIPTOR).startsWith("/dev/pts")) {
            throw new InvalidSettingException(name, "is a terminal; give the items after "
                    + EachCommand.SEPARATOR + ", or let another program write them, as in: ls | poolscope each …");
        }
        Path file = folder.resolve("items");
        try (InputStream in = new FileInputStream(FileDescriptor.in)) {
            Files.copy(in, file);
        }
        if (CommandLineText.isEmpty(file, nul)) {
            throw new InvalidSettingException(name, "has no items in it");
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        delete(folder);
        alive.close();
    }

    private static void delete(Path folder) throws IOException {
        for (Path of : List.of(folder.resolve(LOGS), folder)) {
            if (Files.isDirectory(of, LinkOption.NOFOLLOW_LINKS)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(of)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(of);
            }
        }
    }
}
