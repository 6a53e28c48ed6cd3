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

    private static final Pattern NAME = Pattern.compile("([^.]+\\.[0-9a-z-]+)\\..+");

    private PublicNames() {}

    /// Where a file is found under its public name; empty if it is not in memory, or there is but a link to it.
    public static Optional<Path> of(Path file) {
        return file.startsWith(FOLDER) && !Files.isSymbolicLink(file) ? Optional.of(FOLDER.resolve(name(file))) : Optional.empty();
    }

    private static String name(Path file) {
        return FOLDER.relativize(file).toString().replace('/', '.');
    }

    /// Removes the public names of what was in directories that are gone. That is proof enough: such a name is made
    /// after the directory and removed before it, and both are in one folder, in whatever namespace their owner is.
    static void removeOrphans() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.filter(PublicNames::isOrphan).toList().forEach(PublicNames::removeIfPossible);
        } catch (IOException | UncheckedIOException _) {
            // There is no such folder here.
        }
    }

    private static boolean isOrphan(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches()
                && OwnedDirectory.Name.of(matcher.group(1)).filter(name -> !name.isOwnerSeen()).isPresent()
                && Files.notExists(FOLDER.resolve(matcher.group(1)), LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Owner.isThisUser(file);
    }

    private static void removeIfPossible(Path name) {
        try {
            Files.deleteIfExists(name);
        } catch (IOException _) {
            // The others can, perhaps.
        }
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
