package org.poolscope.cli.option;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.table.Exports;
import picocli.CommandLine.Option;

/// Where tables of a run go.
public final class ExportOptions {

    @Option(names = "--items-csv", paramLabel = "FILE",
            description = "Writes a table of the items as CSV: what became of each, and the processor time, memory, "
                    + "disk traffic, processes and threads of all that its program started.")
    @Nullable String csv;

    @Option(names = "--joblog", paramLabel = "FILE",
            description = "Writes a table of the items as GNU parallel does, with its columns between tabs.")
    @Nullable String joblog;

    @Option(names = "--md", paramLabel = "FILE", description = "Writes what it came to as Markdown.")
    @Nullable String markdown;

    /// What is not to be one file, or one that is read.
    ///
    /// @param json where the report goes besides
    public Map<String, Optional<String>> targets(Optional<String> json) {
        var targets = new LinkedHashMap<String, Optional<String>>();
        targets.put("json", json);
        targets.put("items-csv", Optional.ofNullable(csv));
        targets.put("joblog", Optional.ofNullable(joblog));
        targets.put("md", Optional.ofNullable(markdown));
        return targets;
    }

    public Exports open() throws IOException {
        return Exports.open(Optional.ofNullable(csv), Optional.ofNullable(joblog), Optional.ofNullable(markdown));
    }
}
