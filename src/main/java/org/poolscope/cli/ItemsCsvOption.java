package org.poolscope.cli;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.ItemsCsv;
import picocli.CommandLine.Option;

/// Where a table of a run's items goes.
final class ItemsCsvOption {

    @Option(names = "--" + ItemsCsv.OPTION, paramLabel = "FILE",
            description = "Writes a table of the items as CSV: what became of each, and the processor time, memory, "
                    + "disk traffic, processes and threads of all that its program started.")
    @Nullable String file;

    ItemsCsv open() throws IOException {
        return ItemsCsv.open(Optional.ofNullable(file));
    }
}
