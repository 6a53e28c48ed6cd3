package org.poolscope.cli.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.each.EachCommand;
import org.poolscope.cli.each.EachFiles;
import org.poolscope.cli.each.EachStyle;
import org.poolscope.cli.option.BatchOptions;
import org.poolscope.cli.option.ExportOptions;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.option.WholeNumber;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.ResumeText;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunJson;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.table.Exports;
import org.poolscope.cli.report.table.ReportTargets;
import org.poolscope.cli.run.RunCommand;
import org.poolscope.cli.run.RunView;
import org.poolscope.cli.run.RunView.Begun;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Journal;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.DryRun;
import org.poolscope.telemetry.RunReport;
import org.poolscope.workload.run.PoolOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes on with a run of the journal.
@Command(name = "resume",
        description = "Runs what is missing of a run: what is new, failed or was interrupted, what is made from a file "
                + "that has changed or by other settings, and what was written and is gone. What is done stays as it "
                + "is.")
public final class ResumeCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Mixin
    final ExportOptions exported = new ExportOptions();

    @Parameters(paramLabel = "RUN", description = RunNumber.DESCRIPTION)
    String typed = "";

    @Option(names = "--dry-run", description = "Only tells what would be run, and why each item would be.")
    boolean dryRun;

    @Option(names = "--force", description = "Runs what is done, too.")
    boolean force;

    @Option(names = "--set", paramLabel = "NAME=VALUE",
            description = "Sets one of the workload's settings in place of what the run had. Repeatable.")
    List<String> set = List.of();

    @Option(names = "--workers", paramLabel = "N", converter = WholeNumber.class,
            description = "The pool size, 1 to " + PoolOptions.MAX_WORKERS + "; that of the run by default.")
    @Nullable Integer workers;

    @Option(names = "--json", paramLabel = "FILE",
            description = "Writes the report as JSON too, or with --dry-run the reasons; - for standard output.")
    @Nullable String json;

    public ResumeCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean onStandardOutput = json != null && JsonFile.isStandardOutput(json);
        Output forPerson = onStandardOutput ? output.aside() : output;
        try (EachFiles files = EachFiles.make()) {
            Resumption resumption = prepared(files);
            ReportTargets.require(resumption.configuration(), Optional.empty(),
                    exported.targets(Optional.ofNullable(json)));
            if (dryRun) {
                try (JsonFile target = JsonFile.open(Optional.ofNullable(json), output.out())) {
                    new ResumeText(output.screen()).print(resumption.resume(), resumption.run(), forPerson.out());
                    target.write(ResumeText.json(resumption.resume(), resumption.run()));
                }
                return ExitCode.SUCCEEDED;
            }
            if (resumption.resume().missing().isEmpty()) {
                forPerson.say(ResumeText.nothing(resumption.resume(), resumption.run()));
                return ExitCode.SUCCEEDED;
            }
            return run(resumption, files, forPerson);
        }
    }

    private Resumption prepared(EachFiles files) throws IOException {
        try (JournalReader journal = JournalReader.open()) {
            var wishes = new Resumption.Wishes(BatchOptions.settings(set), workers, force, dryRun,
                    dryRun ? Path.of("") : files.logs());
            return Resumption.of(journal, RunNumber.find(typed, journal), wishes,
                    configuration -> dryRun ? DryRun.of(configuration).plan().batch()
                            : BatchRun.planned(configuration));
        }
    }

    private int run(Resumption resumption, EachFiles files, Output forPerson)
            throws IOException, InterruptedException {
        try (Interruption interruption = Interruption.awaited();
             EachFiles _ = files;
             Journal journal = Journal.open();
             JsonFile target = JsonFile.open(Optional.ofNullable(json), output.out());
             Exports exports = exported.open();
             RunLists lists = new RunLists(target, exports)) {
            forPerson.warn(ResumeText.inShort(resumption.resume(), resumption.run()));
            RunReport report = view(resumption, files, forPerson).run(
                    new Begun(resumption.configuration(), resumption.resume().rest(), journal, resumption.origin()),
                    interruption, lists, "'poolscope show last --failed' lists all");
            target.write(RunJson.of(report, lists));
            exports.finish(report, resumption.configuration().settings().texts());
            return resumption.passesOn() ? EachCommand.exitCode(report, passing(resumption, forPerson), forPerson)
                    : RunCommand.exitCode(report);
        }
    }

    private static RunView view(Resumption resumption, EachFiles files, Output forPerson) {
        if (!resumption.passesOn()) {
            return new RunView(forPerson);
        }
        return new RunView(forPerson, new EachStyle(forPerson, files.logs(), passing(resumption, forPerson)));
    }

    private static EachStyle.Passing passing(Resumption resumption, Output forPerson) {
        boolean live = resumption.configuration().settings().text("live").equals("true");
        return EachStyle.Passing.of(resumption.keepsLogs(), live, forPerson.screen());
    }
}
