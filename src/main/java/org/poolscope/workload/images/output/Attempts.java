package org.poolscope.workload.images.output;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// An intent log: which results the workers of one run have been about to give their names, in tasks of which the
/// parent may not have been told: who is killed between the name and its reply leaves a result that no earlier run has
/// made. For one thread.
///
/// They are in files that all workers see and that are gone with the run, each the names of one task, with a zero byte
/// behind every one. Neither the time of a result nor its mark would do: another program may make the same result at
/// the same time, and then it is that one's.
final class Attempts {

    private static final String START = "attempts-";
    private static final char END = '\0';

    private final Path folder;
    private Path file;
    private boolean written;
    private boolean told;

    /// @param folder that is there as long as the run
    Attempts(Path folder) {
        this.folder = folder;
        this.file = another();
    }

    private Path another() {
        return folder.resolve(START + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    /// A task begins: what was tried in the one before is forgotten if that has [ended][#end].
    void begin() {
        if (written && !(told && file.toFile().delete())) {
            file = another();
        }
        written = false;
        told = false;
    }

    /// The task is done, and will be told.
    void end() {
        told = true;
    }

    /// A result is about to get its name.
    void add(String name) throws IOException {
        written = true;
        try {
            Files.writeString(file, name + END, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (ClosedByInterruptException e) {
            throw new InterruptedIOException("interrupted before writing");
        } catch (IOException _) {
            // No room: then a result may be told as skipped that was made, which is better than none.
        }
    }

    /// Whether a result was tried by any worker of this run, as far as nobody knows what became of it.
    boolean have(String name) throws IOException {
        String wanted = END + name + END;
        for (Path path : all()) {
            if ((END + read(path)).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Attempts::isOne)) {
            files.forEach(all::add);
        } catch (NoSuchFileException | DirectoryIteratorException _) {
            // The run is over, and its folder gone.
        }
        return all;
    }

    private static boolean isOne(Path path) {
        return path.getFileName().toString().startsWith(START);
    }

    private static String read(Path path) throws IOException {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            // Its worker has gone on to another task.
            return "";
        }
    }
}
