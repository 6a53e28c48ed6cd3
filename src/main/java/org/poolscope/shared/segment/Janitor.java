package org.poolscope.shared.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Sweeps what killed programs have left behind: directories whose owner is gone, by pid and start, with the segments
/// and sockets in them, and the names that their memory had in the system.
public final class Janitor {

    private Janitor() {}

    /// What was swept.
    ///
    /// @param runs     of how many runs
    /// @param segments named shared memory, the public names not counted
    public record Swept(int runs, int segments, int sockets) {

        public static final Swept NOTHING = new Swept(0, 0, 0);

        Swept plus(Swept other) {
            return new Swept(runs + other.runs, segments + other.segments, sockets + other.sockets);
        }
    }

    /// Sweeps, where runs have their directories.
    public static Swept sweep() {
        Path memory = OwnedDirectory.memoryBase();
        Path disk = OwnedDirectory.temporaryBase();
        Swept swept = sweep(memory);
        PublicNames.removeOrphans();
        return memory.equals(disk) ? swept : swept.plus(sweep(disk));
    }

    static Swept sweep(Path base) {
        Swept swept = Swept.NOTHING;
        try (Stream<Path> entries = Files.list(base)) {
            for (Path orphan : entries.filter(Janitor::isOrphan).toList()) {
                swept = swept.plus(remove(base, orphan));
            }
        } catch (IOException | UncheckedIOException _) {
            // Not to be read: then there is nothing of ours to sweep.
        }
        return swept;
    }

    private static boolean isOrphan(Path directory) {
        return OwnedDirectory.owner(directory.getFileName().toString()).filter(owner -> !owner.isAlive()).isPresent()
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && isOurs(directory);
    }

    private static boolean isOurs(Path directory) {
        try {
            return Files.getOwner(directory).getName().equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static Swept remove(Path base, Path orphan) {
        int segments = count(orphan, SegmentNames.SUFFIX);
        int sockets = count(orphan, ".sock");
        OwnedDirectory.delete(orphan);
        boolean disk = orphan.getFileName().toString().endsWith("-disk") || !base.equals(OwnedDirectory.memoryBase());
        return new Swept(disk ? 0 : 1, segments, sockets);
    }

    private static int count(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return (int) files.filter(file -> file.getFileName().toString().endsWith(suffix)).count();
        } catch (IOException | UncheckedIOException _) {
            // Somebody else sweeps at the same time, and tells it.
            return 0;
        }
    }
}
