package org.poolscope.history.read;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.ItemPaths;
import org.poolscope.workload.run.RunConfiguration;

/// The files that an item of a run is about, as far as they are known and still there. Looks at the disk.
public final class ItemPlaces {

    private static final String LOGS = "logs";

    /// What is in a file.
    public enum Kind {
        /// What the item was made from.
        INPUT,
        /// What was made of it.
        OUTPUT,
        /// What its program wrote to stdout, where that is kept in files.
        STDOUT,
        /// What it wrote to stderr.
        STDERR
    }

    private ItemPlaces() {}

    /// @param name    what the item is called
    /// @param written what it was written to, as the run told it
    /// @param task    the number of its task
    /// @throws JournalException if nobody can read any more how the run was started
    public static Map<Kind, Path> of(RunEntry run, String name, String written, long task) throws JournalException {
        var places = new EnumMap<Kind, Path>(Kind.class);
        RunConfiguration configuration;
        try {
            configuration = run.configuration(Map.of());
        } catch (InvalidSettingException _) {
            // Its workload is not here any more.
            return places;
        }
        var files = new ItemPaths(run.workload(), configuration.settings(), run.folder());
        files.input(name, written).ifPresent(path -> put(places, Kind.INPUT, path));
        files.output(name, written).ifPresent(path -> put(places, Kind.OUTPUT, path));
        // One that went on with another has a folder of its own, and numbers them as that one's items.
        logs(run).ifPresent(logs -> {
            put(places, Kind.STDOUT, logs.resolve(task + 1 + ".out"));
            put(places, Kind.STDERR, logs.resolve(task + 1 + ".err"));
        });
        return places;
    }

    /// The folder in which a run keeps what programs write; empty if it keeps none.
    ///
    /// @throws JournalException if nobody can read any more how the run was started
    public static Optional<Path> logs(RunEntry run) throws JournalException {
        return Optional.ofNullable(run.settings().get(LOGS)).filter(logs -> !logs.isEmpty())
                .map(logs -> Path.of(run.folder()).resolve(logs));
    }

    private static void put(Map<Kind, Path> places, Kind kind, Path path) {
        if (path.toFile().exists()) {
            places.put(kind, path);
        }
    }
}
