package org.poolscope.cli.history;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.HistoryText;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.JsonList;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.report.journal.AttemptTable;
import org.poolscope.report.journal.HistoryJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a run of the journal, whether it is over or on, in whatever program.
@Command(name = "show",
        description = "Shows a run of the journal and what became of its items, also while it is on.")
public final class ShowCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "RUN", description = RunNumber.DESCRIPTION)
    String typed = "";

    @Option(names = "--failed", description = "Lists only what did not succeed.")
    boolean failed;

    @ArgGroup(exclusive = true)
    final Form form = new Form();

    /// In which form.
    static final class Form {
        @Option(names = "--json", description = "All of it as JSON on standard output.")
        boolean json;

        @Option(names = "--csv", description = "All items as CSV on standard output.")
        boolean csv;

        @Option(names = "--md", description = "All items as a Markdown table on standard output.")
        boolean markdown;
    }

    public ShowCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        try (JournalReader journal = JournalReader.open()) {
            RunEntry run = RunNumber.find(typed, journal);
            if (form.json) {
                json(run, journal);
            } else if (form.csv) {
                AttemptTable.csv(run, journal, failed, output.out());
            } else if (form.markdown) {
                AttemptTable.markdown(run, journal, failed, output.out());
            } else {
                new HistoryText(output.screen()).print(run, journal, failed, output.out());
            }
        }
        return ExitCode.SUCCEEDED;
    }

    private void json(RunEntry run, JournalReader journal) throws IOException {
        try (JsonFile target = JsonFile.open(Optional.of("-"), output.out()); JsonList items = target.list()) {
            journal.attempts(run, failed, attempt -> items.add(HistoryJson.of(attempt)));
            Map<String, Object> all = HistoryJson.whole(run, journal.events(run));
            all.put("items", items);
            target.write(all);
        }
    }
}
