package org.poolscope.cli.report.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.ItemPaths;
import org.poolscope.workload.run.RunConfiguration;

/// The files that a command's reports go to: no two are the same, and none is one that the run reads. To be looked at
/// before anything is opened or run. For any thread.
public final class ReportTargets {

    private static final Items NOTHING = new Items.Names(List.of());

    private ReportTargets() {}

    /// @param targets what the options name, in their order
    /// @throws InvalidSettingException if two name the same file: the last that is written would be all that is left
    public static void requireDistinct(Map<String, Optional<String>> targets) {
        Map<Path, String> options = new HashMap<>();
        targets.forEach((option, target) -> target.flatMap(name -> file(option, name)).ifPresent(file -> {
            String other = options.putIfAbsent(file, option);
            if (other != null) {
                throw new InvalidSettingException(option, "names the same file as --" + other);
            }
        }));
    }

    /// The same of the targets of a run.
    ///
    /// @param job a job file that says what is run
    /// @throws InvalidSettingException also if one is that file or one that the settings name: it would be written over
    public static void require(RunConfiguration run, Optional<String> job, Map<String, Optional<String>> targets) {
        requireDistinct(targets);
        List<Path> read = Stream.concat(job.stream(), Workloads.named(run.workload()).parameters().stream()
                        .filter(Parameter.FilePath.class::isInstance)
                        .map(parameter -> run.settings().texts().get(parameter.name())))
                .flatMap(name -> file("workload", name).stream())
                .toList();
        targets.forEach((option, target) -> target.flatMap(name -> file(option, name)).filter(read::contains)
                .ifPresent(_ -> {
                    throw new InvalidSettingException(option, "'" + target.get()
                            + "' is a file that this reads, and would be written over; name another one");
                }));
    }

    /// The same of files that items are made from, as their names say. Looks at the items only if there is such a file:
    /// one that is not there yet is none of them.
    ///
    /// @throws InvalidSettingException if a report would be written over one
    public static void requireNoItem(RunConfiguration run, Supplier<Items> items,
                                     Map<String, Optional<String>> targets) {
        Map<Path, String> options = new HashMap<>();
        targets.forEach((option, target) -> target.flatMap(name -> file(option, name))
                .filter(Files::isRegularFile).ifPresent(file -> options.put(file, option)));
        Items all = options.isEmpty() ? NOTHING : items.get();
        if (all instanceof Items.Range) {
            return;
        }
        List<String> names = options.keySet().stream().map(file -> file.getFileName().toString()).toList();
        ItemPaths paths = ItemPaths.of(run);
        for (long item = 0; item < all.size(); item++) {
            String label = all.label(item);
            if (names.stream().anyMatch(label::endsWith)) {
                paths.input(label, "").map(file -> behindLinks(file.toAbsolutePath().normalize()))
                        .filter(options::containsKey).ifPresent(file -> refuse(options.get(file), file));
            }
        }
    }

    private static void refuse(String option, Path file) {
        throw new InvalidSettingException(option, "'" + file
                + "' is one of the items, and would be written over; name another file");
    }

    /// @return empty for standard input and output, and for devices, which take what several write
    private static Optional<Path> file(String option, String name) {
        if (name.isBlank() || name.equals("-")) {
            return Optional.empty();
        }
        Path file = TypedPath.read(option, name).toAbsolutePath().normalize();
        return file.startsWith("/dev") ? Optional.empty() : Optional.of(behindLinks(file));
    }

    private static Path behindLinks(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException _) {
            // It is not there yet, and neither is another one of that name.
            return file;
        }
    }
}
