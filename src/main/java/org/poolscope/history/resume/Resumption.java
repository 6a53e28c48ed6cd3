package org.poolscope.history.resume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Origin;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// A run of the journal, prepared to be gone on with: its settings as they can be used now, its items from wherever
/// they can be had, and what of them is missing.
///
/// @param passesOn  whether what programs write is passed on, as `each` does
/// @param keepsLogs whether its own settings say where that is kept
public record Resumption(RunEntry run, RunConfiguration configuration, Resume resume, Origin origin, boolean passesOn,
                  boolean keepsLogs) {

    private static final String EACH = "each";
    private static final String ITEMS = "items";
    private static final String LOGS = "logs";
    private static final String STANDARD_INPUT = "-";

    /// How it is to be gone on with.
    ///
    /// @param set     settings in place of the run's own
    /// @param workers the pool size; null for the run's own
    /// @param force   whether what is done is to be done again
    /// @param dry     whether nothing may be made or changed
    /// @param logs    where a run of `each` keeps what programs write until it is passed on; an empty path for nowhere
    public record Wishes(Map<String, String> set, @Nullable Integer workers, boolean force, boolean dry, Path logs) {

        /// To be gone on with as it was run. What programs write is kept only where the run kept it.
        public static Wishes asBefore(boolean dry) {
            return new Wishes(Map.of(), null, false, dry, Path.of(""));
        }
    }

    /// Takes as long as reading the input takes.
    ///
    /// @param plan what finds the items of a run whose list the journal does not have; of a dry one without making or
    ///             changing anything
    /// @throws JournalException if it cannot be gone on with, or the journal cannot be read
    /// @throws org.poolscope.workload.InvalidSettingException if the workload is not there any more, or takes such
    ///                                                        settings no more
    public static Resumption of(JournalReader journal, RunEntry run, Wishes wishes,
                                Function<RunConfiguration, Batch> plan) throws IOException {
        Resume.requireHere(run);
        Optional<List<String>> listed = Optional.empty();
        for (RunEntry one : journal.family(run)) {
            listed = listed.or(() -> list(journal, one));
        }
        Map<String, String> kept = run.settings();
        Map<String, String> changes = new LinkedHashMap<>();
        boolean each = run.command().equals(EACH);
        boolean ownLogs = !kept.getOrDefault(LOGS, "").isEmpty();
        if (listed.isPresent() && STANDARD_INPUT.equals(kept.get(ITEMS))) {
            changes.put(ITEMS, "");
        }
        if (each && !ownLogs) {
            changes.put(LOGS, wishes.logs().toString());
        } else if (ownLogs) {
            // What those that are done have written is not touched.
            changes.put(LOGS, free(Path.of(kept.get(LOGS))).toString());
        }
        changes.putAll(wishes.set());
        RunConfiguration configuration = oneByOne(run.configuration(changes), wishes.workers());
        Batch batch = listed.isPresent() ? listed(listed.get(), configuration, wishes.dry())
                : plan.apply(configuration);
        Origin origin = new Origin(run.command(), each && !ownLogs ? Map.of(LOGS, "") : Map.of(),
                OptionalLong.of(run.number()), List.of(), Optional.empty(), 0, OptionalLong.empty());
        Resume resume = Resume.of(journal, run, configuration, batch, wishes.force());
        return new Resumption(run, configuration, resume, origin, each, ownLogs);
    }

    /// The same of a batch of the queue, written down with its number there.
    public Resumption queued(long number) {
        return new Resumption(run, configuration, resume, origin.queued(number), passesOn, keepsLogs);
    }

    /// The same, but only some of what is missing.
    public Resumption only(Predicate<Resume.Missing> wanted) {
        return new Resumption(run, configuration, new Resume(resume.batch(),
                resume.missing().stream().filter(wanted).toList(), resume.finished()), origin, passesOn, keepsLogs);
    }

    private static Optional<List<String>> list(JournalReader journal, RunEntry run) {
        try {
            return journal.list(run);
        } catch (JournalException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the journal has is what they were read from.
    private static Batch listed(List<String> names, RunConfiguration configuration, boolean dry)
            throws IOException {
        Optional<Path> logs = configuration.settings().folderIfAny(LOGS);
        if (logs.isPresent() && !dry) {
            Files.createDirectories(logs.get());
        }
        return Batch.pooledOneByOne(new Items.Names(names));
    }

    /// Those that are missing may be anywhere among the others.
    private static RunConfiguration oneByOne(RunConfiguration configuration, @Nullable Integer workers) {
        PoolOptions pool = configuration.pool();
        var options = new PoolOptions(workers == null ? pool.workers() : workers, OptionalInt.of(1),
                pool.beatsPerSecond(), pool.policy(), pool.conduct(), pool.order());
        return new RunConfiguration(configuration.workload(), configuration.settings(), options);
    }

    /// A folder beside one, that is not there.
    private static Path free(Path folder) {
        for (int number = 2; ; number++) {
            Path other = folder.resolveSibling(folder.getFileName() + "-" + number);
            if (!Files.exists(other)) {
                return other;
            }
        }
    }
}
