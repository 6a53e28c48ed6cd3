package org.poolscope.pool.launch.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The directory of AOT caches, which does not grow, as those least recently used are evicted: every build of a program
/// has one of some 20 MB for its workers, one of 30 for its command line and one of 50 for its window, and the builds
/// of last week are not going to run any more. Those that were used last stay.
final class AotShelf {

    /// What the names of a cache begin with; they end with what is in the file.
    static final String PREFIX = "workers-";
    static final String CACHE = ".aot";
    static final String RECORD = ".made";
    static final String CONFIGURATION = ".rehearsed";
    static final String UNFINISHED = ".unfinished";

    private static final int MOST = 6;
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final String LINKS = "start-*" + CACHE;

    private final Path directory;

    AotShelf(Path directory) {
        this.directory = directory;
    }

    /// A cache, in one or more files.
    private record Kept(String stem, List<Path> files, Instant used) {}

    /// Makes room for a cache. Only for whoever has the lock: what is not finished is somebody's who has died.
    void makeRoomFor(String stem) throws IOException {
        delete(files("*" + UNFINISHED + "*"));
        List<Kept> others = kept();
        others.removeIf(kept -> kept.stem().equals(stem));
        others.sort(Comparator.comparing(Kept::used).reversed());
        Instant limit = Instant.now().minus(LONGEST);
        int left = MOST - 1;
        for (Kept other : others) {
            if (left > 0 && isKnown(other.stem()) && other.used().isAfter(limit)) {
                left--;
            } else {
                delete(other.files());
            }
        }
        List<Path> leadNowhere = files(LINKS);
        leadNowhere.removeIf(Files::exists);
        delete(leadNowhere);
    }

    /// Deletes all there is.
    void clear() throws IOException {
        delete(files(PREFIX + "*"));
        delete(files(LINKS));
    }

    /// A program before this one wrote other records, and nobody else can tell whether its caches are whole.
    private boolean isKnown(String stem) {
        return Files.exists(directory.resolve(stem + CONFIGURATION))
                || AotRecord.read(directory.resolve(stem + RECORD)) != null;
    }

    private List<Kept> kept() throws IOException {
        Map<String, List<Path>> byStem = new HashMap<>();
        for (Path file : files(PREFIX + "*")) {
            String name = file.getFileName().toString();
            if (name.indexOf('.') < 0 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            byStem.computeIfAbsent(name.substring(0, name.indexOf('.')), _ -> new ArrayList<>()).add(file);
        }
        List<Kept> kept = new ArrayList<>();
        for (Map.Entry<String, List<Path>> entry : byStem.entrySet()) {
            Instant used = Instant.EPOCH;
            for (Path file : entry.getValue()) {
                Instant time = Files.getLastModifiedTime(file).toInstant();
                used = time.isAfter(used) ? time : used;
            }
            kept.add(new Kept(entry.getKey(), entry.getValue(), used));
        }
        return kept;
    }

    private List<Path> files(String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
            files.forEach(found::add);
        }
        return found;
    }

    private static void delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
