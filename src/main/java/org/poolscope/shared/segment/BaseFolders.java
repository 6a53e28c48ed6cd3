package org.poolscope.shared.segment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The folders in which runs have their directories: one in memory, and one for temporary files. Where one cannot be
/// used, as on a system that is read-only or has no room there, the next does, and it is said.
public final class BaseFolders {

    /// What a run needs at least: with less it would fail at its beginning.
    private static final long LEAST_BYTES = 1 << 20;

    /// Where the JDK has temporary files on Linux if nobody says otherwise. It does not heed the variable below.
    private static final Path USUAL = Path.of("/tmp");
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /// Where users say where their temporary files are to be.
    private static final String VARIABLE = WINDOWS ? "TMP" : "TMPDIR";

    private BaseFolders() {}

    /// A directory, and what is to be said of where it is; empty if it is where it should be.
    public record Placed(OwnedDirectory directory, Optional<String> notice) {}

    /// Makes a directory in memory.
    ///
    /// @throws IOException that says in words why there can be none
    public static Placed inMemory() throws IOException {
        List<Path> bases = new ArrayList<>(ofDisk());
        if (LINUX) {
            bases.remove(PublicNames.FOLDER);
            bases.addFirst(PublicNames.FOLDER);
        }
        return place(bases, "", "shared memory");
    }

    /// Makes a directory for temporary files.
    ///
    /// @throws IOException that says in words why there can be none
    public static Placed onDisk() throws IOException {
        return place(List.copyOf(ofDisk()), "-disk", "temporary files");
    }

    /// Makes a directory for a file whose path must be short.
    ///
    /// @param most of how many bytes the directory's path may be
    /// @throws IOException that says in words why there can be none
    public static OwnedDirectory withShortPath(String part, int most) throws IOException {
        Set<Path> bases = all();
        for (Path base : bases) {
            OwnedDirectory made = null;
            try {
                made = OwnedDirectory.make(base, part);
            } catch (IOException _) {
                // Perhaps the next.
            }
            if (made != null && bytes(made.path()) <= most) {
                return made;
            } else if (made != null) {
                made.close();
            }
        }
        throw new IOException("there is no folder of a short path that can be written to among " + bases
                + "; set " + VARIABLE + " to one");
    }

    /// How many bytes the path of a socket is for the system. On Windows the JDK hands it over in UTF-8, though other
    /// paths have two bytes a letter.
    public static int bytes(Path path) {
        Charset charset = WINDOWS ? StandardCharsets.UTF_8
                : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return path.toString().getBytes(charset).length;
    }

    /// All in which a run of this user's may have a directory, whatever for: those of which its own are chosen, and
    /// those where it looks for what others have left.
    static Set<Path> all() {
        Set<Path> bases = new LinkedHashSet<>(List.of(PublicNames.FOLDER));
        bases.addAll(ofDisk());
        add(VARIABLE, bases);
        bases.addAll(others());
        return bases;
    }

    /// Where there are temporary files, the first that can be used. If somebody has said where, that is not for us to
    /// better.
    static Set<Path> ofDisk() {
        Path told = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        if (!LINUX || !told.equals(USUAL)) {
            return Set.of(told);
        }
        Set<Path> bases = new LinkedHashSet<>();
        add(VARIABLE, bases);
        bases.addAll(others());
        return bases;
    }

    /// On Windows those of the user's own folders that have the shorter paths: nothing made elsewhere is his alone.
    private static Set<Path> others() {
        if (WINDOWS) {
            Set<Path> own = new LinkedHashSet<>();
            add("LOCALAPPDATA", own);
            add("USERPROFILE", own);
            return own;
        }
        Set<Path> bases = new LinkedHashSet<>(List.of(USUAL, Path.of("/var/tmp")));
        absolute(System.getenv("XDG_RUNTIME_DIR")).ifPresent(bases::add);
        bases.add(PublicNames.FOLDER);
        return bases;
    }

    /// The folder that such a variable names. A relative path in one is to be ignored, says the XDG Base Directory
    /// Specification: it would be another folder for each program.
    static Optional<Path> absolute(@Nullable String value) {
        return path(value).filter(Path::isAbsolute);
    }

    private static void add(String variable, Set<Path> bases) {
        path(System.getenv(variable)).map(Path::toAbsolutePath).ifPresent(bases::add);
    }

    private static Optional<Path> path(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException _) {
            // It has letters that there are none for in this locale.
            return Optional.empty();
        }
    }

    /// The first that has room; or if none has, the first that can be used.
    private static Placed place(List<Path> bases, String part, String what) throws IOException {
        IOException failure = null;
        Placed small = null;
        String why = null;
        for (Path base : bases) {
            try {
                OwnedDirectory made = OwnedDirectory.make(base, part);
                Placed placed = new Placed(made, notice(why, what, base));
                long free = base.toFile().getUsableSpace();
                if (free >= LEAST_BYTES) {
                    close(small);
                    return placed;
                }
                why = why == null ? base + " (" + free / 1024 + " KB are free)" : why;
                close(small == null ? null : placed);
                small = small == null ? placed : small;
            } catch (IOException e) {
                why = why == null ? base + " (" + reason(e) + ")" : why;
                failure = failure == null ? e : failure;
            }
        }
        if (small != null) {
            return small;
        }
        IOException first = Objects.requireNonNull(failure);
        throw bases.size() == 1 ? first : new IOException(first.getMessage() + ", nor in any of "
                + bases.subList(1, bases.size()) + "; set " + VARIABLE + " to a folder that can be written to", first);
    }

    private static void close(@Nullable Placed placed) {
        if (placed != null) {
            placed.directory().close();
        }
    }

    private static Optional<String> notice(@Nullable String why, String what, Path base) {
        return why == null ? Optional.empty()
                : Optional.of("There can be no " + what + " in " + why + ", so this run has its files in " + base);
    }

    private static String reason(IOException failure) {
        return failure.getCause() instanceof IOException cause ? OwnedDirectory.inWords(cause) : failure.getMessage();
    }
}
