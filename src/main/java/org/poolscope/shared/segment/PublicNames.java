package org.poolscope.shared.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names by which other programs find blocks of memory: a file's path below the system's folder for them, with
/// dots, as these names have no slashes. A block has its second name for as long as its file has its first.
public final class PublicNames {

    /// Where the system's shared memory has its names, on Linux.
    public static final Path FOLDER = Path.of("/dev/shm");

    private static final Pattern NAME = Pattern.compile("([^.]+\\.\\d+)\\..+");

    private PublicNames() {}

    /// Where a file is found under its public name; empty if it is not in memory.
    public static Optional<Path> of(Path file) {
        return file.startsWith(FOLDER) ? Optional.of(FOLDER.resolve(name(file))) : Optional.empty();
    }

    private static String name(Path file) {
        return FOLDER.relativize(file).toString().replace('/', '.');
    }

    /// Removes the public names of what was in directories that are gone, as are their owners.
    static void removeOrphans() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(PublicNames::isOrphan).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // There is no such folder here, or it is not ours to tidy.
        }
    }

    private static boolean isOrphan(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(file)
                && OwnedDirectory.owner(matcher.group(1)).filter(owner -> !owner.isAlive()).isPresent();
    }

    /// Removes the public names of all that is, or was, in a directory.
    static void removeAllOf(Path directory) throws IOException {
        if (!directory.startsWith(FOLDER) || directory.equals(FOLDER)) {
            return;
        }
        String prefix = name(directory) + ".";
        List<Path> names;
        try (Stream<Path> files = Files.list(FOLDER)) {
            names = files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path name : names) {
            Files.deleteIfExists(name);
        }
    }
}
