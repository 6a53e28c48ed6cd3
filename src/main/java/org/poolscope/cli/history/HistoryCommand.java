package org.poolscope.cli.history;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.option.WholeNumber;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.HistoryText;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.report.journal.HistoryJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the runs of the journal.
@Command(name = "history",
        description = "Lists the runs of window and command line, the newest first.")
public final class HistoryCommand implements Callable<Integer> {

    private static final int EVERY = Integer.MAX_VALUE;

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "WORDS", arity = "0..*",
            description = "Only runs that have all of these in workload, state, settings or folder.")
    List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N", converter = WholeNumber.class, defaultValue = "20",
            description = "So many at most, 0 for all; ${DEFAULT-VALUE} by default.")
    int limit;

    @Option(names = "--json", paramLabel = "FILE",
            description = "Writes the list as JSON; - for standard output, and nothing else then.")
    @Nullable String json;

    public HistoryCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        try (JsonFile target = JsonFile.open(Optional.ofNullable(json), output.out());
             JournalReader journal = JournalReader.open()) {
            List<RunEntry> runs = journal.runs(words, limit <= 0 ? EVERY : limit);
            if (json == null || !JsonFile.isStandardOutput(json)) {
                new HistoryText(output.screen()).print(runs, output.out());
            }
            target.write(Map.of("runs", HistoryJson.of(runs)));
        }
        return ExitCode.SUCCEEDED;
    }
}
