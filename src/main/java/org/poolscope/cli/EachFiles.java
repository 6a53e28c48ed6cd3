package org.poolscope.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

/// The files of one `each`: its items, and what the programs write until it is passed on. All are this user's alone,
/// and gone at the end.
///
/// @param folder where they are
record EachFiles(Path folder) implements AutoCloseable {

    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/0");

    static EachFiles make() throws IOException {
        return new EachFiles(Files.createTempDirectory("poolscope-each"));
    }

    /// Where the output of the programs goes; not there before the first.
    Path logs() {
        return folder.resolve("logs");
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
        for (Path of : List.of(logs(), folder)) {
            if (Files.isDirectory(of)) {
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
