package org.poolscope.shared.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where files of a directory in memory are for which there was no room there. The directory has a link to that place,
/// made by whoever made it, so that all processes find it; and for every such file a link to where it is. Any thread of
/// any process may use it.
public final class Overflow {

    private static final String LINK = "overflow";

    private Overflow() {}

    /// Has what does not fit in a directory made elsewhere; where there can be no links, as for most users of Windows,
    /// it has to fit.
    ///
    /// @param elsewhere need not exist; it is made when it is needed
    public static void provide(Path elsewhere, Path directory) {
        try {
            Files.createSymbolicLink(directory.resolve(LINK), elsewhere);
        } catch (IOException | UnsupportedOperationException _) {
            // Then what does not fit is refused, with the reason.
        }
    }

    /// Where files are for which there was no room in a directory; empty if there are none.
    public static Optional<Path> of(Path directory) {
        return Optional.ofNullable(provided(directory)).filter(Files::exists);
    }

    /// @return null if there is no such place
    static @Nullable Path provided(@Nullable Path directory) {
        try {
            return directory == null ? null : Files.readSymbolicLink(directory.resolve(LINK));
        } catch (IOException | UnsupportedOperationException _) {
            return null;
        }
    }

    /// Where to make a file for which there is no room, before a link to that is made in its stead.
    ///
    /// @throws IOException if there is no such place
    public static Path placeFor(Path file) throws IOException {
        Path elsewhere = provided(file.getParent());
        if (elsewhere == null) {
            throw new NoSuchFileException("nowhere else than " + file);
        }
        Files.createDirectories(elsewhere, OwnedDirectory.permissions(elsewhere, "rwx------"));
        return elsewhere.resolve(file.getFileName());
    }

    /// Deletes a file if it is there, wherever it is.
    public static void delete(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            Files.deleteIfExists(Files.readSymbolicLink(file));
        }
        Files.deleteIfExists(file);
    }
}
