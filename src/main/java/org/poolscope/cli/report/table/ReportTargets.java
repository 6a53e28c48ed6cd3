package org.poolscope.cli.report.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// The files that a command's reports go to: no two are the same, and none is one that the run reads. To be looked at
/// before anything is opened or run. For any thread.
public final class ReportTargets {

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
