package org.poolscope.shared.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A reaper of what killed programs have left behind: sweeps directories that are proven to have no owner any more by
/// their [lock file][LockFile], and that no process was started for just now, with the segments and sockets in them;
/// and the names that their memory had in the system. What cannot be proven stays: what another user made, or an
/// earlier version that had no such files.
public final class Janitor {

    /// How long a process takes to start at the most, on whatever machine.
    private static final Duration START = Duration.ofMinutes(1);

    private Janitor() {}

    /// What was swept.
    ///
    /// @param runs     of how many runs that had one of these
    /// @param segments named shared memory, the public names not counted
    public record Swept(int runs, int segments, int sockets) {

        public static final Swept NOTHING = new Swept(0, 0, 0);

        Swept plus(Swept other) {
            return new Swept(runs + other.runs, segments + other.segments, sockets + other.sockets);
        }
    }

    /// Sweeps wherever a run may have had a directory.
    public static Swept sweep() {
        Swept swept = Swept.NOTHING;
        for (Path base : BaseFolders.all()) {
            swept = swept.plus(sweep(base));
        }
        PublicNames.removeOrphans();
        return swept;
    }

    static Swept sweep(Path base) {
        Swept swept = Swept.NOTHING;
        try (Stream<Path> entries = Files.list(base)) {
            for (Path suspect : entries.filter(Janitor::isSuspect).toList()) {
                swept = swept.plus(removeIfOwnerless(suspect));
            }
        } catch (IOException | UncheckedIOException _) {
            // Not to be read: then there is nothing of ours to sweep.
        }
        return swept;
    }

    private static boolean isSuspect(Path directory) {
        Optional<OwnedDirectory.Name> name = OwnedDirectory.Name.of(directory.getFileName().toString());
        return name.isPresent() && name.get().locked() && !name.get().isOwnerSeen()
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && Owner.isThisUser(directory);
    }

    private static Swept removeIfOwnerless(Path suspect) {
        try (LockFile lock = LockFile.seize(suspect)) {
            return lock == null || mayBeStartedFor(suspect) ? Swept.NOTHING : remove(suspect);
        } catch (NoSuchFileException _) {
            return removeIfEmpty(suspect);
        } catch (IOException _) {
            return Swept.NOTHING;
        }
    }

    /// Whether there is a process that a run has started just now, and that cannot have told yet that it
    /// [uses][OwnedDirectory#use] the run's directories: each is given files in them that are new, and has a path of
    /// one of them on its command line.
    private static boolean mayBeStartedFor(Path suspect) throws IOException {
        Instant changed = Files.getLastModifiedTime(suspect).toInstant();
        if (changed.isBefore(Instant.now().minus(START))) {
            return false;
        }
        String name = suspect.getFileName().toString();
        String run = name.substring(0, name.indexOf('.') + 1);
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(run));
    }

    /// Its owner was killed before it could lock it, or is about to: then it takes another.
    private static Swept removeIfEmpty(Path suspect) {
        try {
            Files.deleteIfExists(suspect);
        } catch (IOException _) {
            // It is not empty, and nothing proves whose it is.
        }
        return Swept.NOTHING;
    }

    private static Swept remove(Path orphan) {
        int segments = count(orphan, SegmentNames.SUFFIX);
        int sockets = count(orphan, ".sock");
        OwnedDirectory.delete(orphan);
        boolean chief = OwnedDirectory.Name.of(orphan.getFileName().toString())
                .filter(OwnedDirectory.Name::chief).isPresent();
        // One without either was that of a process which stood by for a run.
        return new Swept(chief && segments + sockets > 0 ? 1 : 0, segments, sockets);
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
