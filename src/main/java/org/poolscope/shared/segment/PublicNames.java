package org.poolscope.shared.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
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

    /// Nobody guesses one of them, let alone so many.
    private static final int ATTEMPTS = 10;

    private PublicNames() {}

    /// Gives a file a name; none if it is not in memory, or there is but a link to it. Everybody can see what the next
    /// name would be: if somebody has taken it, it is another.
    public static void give(Path file) throws IOException {
        if (!isInMemory(file)) {
            return;
        }
        Path link = FOLDER.resolve(name(file));
        for (int attempt = 0; ; attempt++) {
            try {
                Files.createLink(link, file);
                return;
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                link = FOLDER.resolve(name(file) + "." + OwnedDirectory.random());
            }
        }
    }

    /// Where a file is found under its public name; empty if it has none.
    public static Optional<Path> of(Path file) {
        if (!isInMemory(file)) {
            return Optional.empty();
        }
        Path usual = FOLDER.resolve(name(file));
        if (isSame(usual, file)) {
            return Optional.of(usual);
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(other -> other.getFileName().toString().startsWith(name(file)) && isSame(other, file))
                    .findAny();
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    private static boolean isInMemory(Path file) {
        return file.startsWith(FOLDER) && !Files.isSymbolicLink(file);
    }

    /// What somebody else has put there is not to be told for ours.
    private static boolean isSame(Path name, Path file) {
        try {
            return !Files.isSymbolicLink(name) && Files.isSameFile(name, file);
        } catch (IOException _) {
            return false;
        }
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
        if (!matcher.matches()) {
            return false;
        }
        Optional<OwnedDirectory.Name> name = OwnedDirectory.Name.of(matcher.group(1));
        return name.isPresent() && !name.get().isOwnerSeen()
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
            names = files.filter(file -> file.getFileName().toString().startsWith(prefix)
                    && Owner.isThisUser(file)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        names.forEach(PublicNames::removeIfPossible);
    }
}
