package org.poolscope.cli.each;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.option.ExportOptions;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.option.KeptCommand;
import org.poolscope.cli.option.SaveOption;
import org.poolscope.cli.option.TaskOptions;
import org.poolscope.cli.option.WholeNumber;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunJson;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.table.Exports;
import org.poolscope.cli.report.table.ReportTargets;
import org.poolscope.cli.run.RunCommand;
import org.poolscope.cli.run.RunView;
import org.poolscope.cli.run.RunView.Begun;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.history.write.Journal;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.telemetry.RunReport;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a program once for each item, several at the same time, as `xargs` and GNU parallel do: what they write goes to
/// the output of this command, of each in one piece; what there is to say of the run goes to standard error.
@Command(name = EachCommand.NAME,
        description = "Runs a program once for each item, several at the same time.",
        footer = {
            "",
            "In the arguments {} stands for the item, which is put at the end if no placeholder is there; {.} for it "
                    + "without its ending, {/} for its name, {//} for its folder, {/.} for its name without the "
                    + "ending, {#} for its number, {%%} for the place it runs in, {threads} for its processors, "
                    + "{attempt} for the try, {out} for the folder of results.",
            "",
            "Examples:",
            "  poolscope each gzip -9 {} ::: *.log",
            "  find . -name '*.wav' -print0 | poolscope each -0 flac --silent {}",
            "  poolscope each --input wav --output mp3 ffmpeg -i {} {out}/{/.}.mp3"})
public final class EachCommand implements Callable<Integer>, KeptCommand {

    public static final String NAME = "each";
    public static final String PROGRAM = "template";
    public static final String ITEMS = "items";
    static final String INPUT = "input";
    public static final String TABLE = "csv";
    public static final String SEPARATOR = ":::";
    public static final String STANDARD_INPUT = "standard input";

    static final String WORKLOAD = "commands";

    private static final String FOLDER = "folder";

    /// How much of what a program writes is kept where it is passed on to nobody.
    private static final String KEPT = "64MB";

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Mixin
    final TaskOptions options = new TaskOptions();

    @Mixin
    final ExportOptions exported = new ExportOptions();

    @Option(names = "--workers", paramLabel = "N", converter = WholeNumber.class,
            description = "How many run at the same time, 1 to " + PoolOptions.MAX_WORKERS
                    + "; by default one for each processor as far as there is memory.")
    @Nullable Integer workers;

    @Option(names = "--dry-run",
            description = "Only tells the first command lines and what would be left out, and runs nothing.")
    boolean dryRun;

    @Mixin
    final SaveOption saved = new SaveOption();

    @Option(names = {"-0", "--null"},
            description = "NUL bytes end the items, as find -print0 writes them, and not line ends.")
    boolean nul;

    @Option(names = "--" + ITEMS, paramLabel = "FILE",
            description = "Reads the items from a file, one in each line.")
    @Nullable String items;

    @Option(names = "--" + TABLE, paramLabel = "FILE",
            description = "Reads the items from a table, CSV or TSV, whose first row names its columns: {name} stands "
                    + "for what is in one, and {} for the first; - for standard input.")
    @Nullable String table;

    @Option(names = "--" + INPUT, paramLabel = "DIR", description = "Takes the files below a folder for the items.")
    @Nullable String input;

    @Option(names = "--glob", paramLabel = "PATTERN", defaultValue = "**",
            description = "Takes of those only some, as in '**/*.wav'.")
    String glob = "";

    @Option(names = "--output", paramLabel = "DIR",
            description = "The folder that {out} stands for; made if missing, as are the folders of the input in it.")
    @Nullable String results;

    @Option(names = "--" + FOLDER, paramLabel = "DIR",
            description = "The folder that programs are started in, and relative names in their arguments and in items "
                    + "lead from; by default this one.")
    @Nullable String folder;

    @Option(names = "--success", paramLabel = "STATUSES", defaultValue = "0",
            description = "The exit statuses that count as success, as in 0,3.")
    String success = "";

    @Option(names = "--logs", paramLabel = "DIR",
            description = "Keeps what programs write in a folder, by the numbers of the items as 12.out and 12.err, "
                    + "and passes nothing on; made if missing, and to be empty. Of more than 10,000 items it has a few "
                    + "large files, of which 'poolscope output' makes these.")
    @Nullable String logs;

    @Option(names = "--keep", paramLabel = "SIZE",
            description = "How much is kept of what a program writes to standard output, and how much to standard "
                    + "error: 64MB, say, or all. Of more, the first half of that and the last are, and it is told what "
                    + "is missing. By default all that is passed on to a file or another program, else 64MB.")
    @Nullable String keep;

    @Option(names = "--live",
            description = "Shows what programs write while they run, in lines with their item before them, on standard "
                    + "error: 64 KB a second of each worker at most. To a terminal nothing else is passed on then.")
    boolean live;

    @Option(names = "--progress", paramLabel = "MODE", defaultValue = "auto",
            description = "Whether what a program prints is looked at for how far it is, where it does not tell that "
                    + "itself: auto knows percentages and what programs tell terminals, off does not look.")
    String progress = "";

    @Option(names = "--shell",
            description = "Has sh run the command, one argument with a script in it, which finds the item in \"$1\".")
    boolean shell;

    @Parameters(paramLabel = "PROGRAM ARGS... [::: ITEMS...]", arity = "1..*",
            description = "What to run, and with " + SEPARATOR + " for what; without, the items are the lines of "
                    + "standard input. Of several lists, each after a " + SEPARATOR + ", every item of one is taken "
                    + "with every one of the others: {1} is of the first, {2} of the second.")
    List<String> words = List.of();

    /// Those that were not in what was parsed.
    private final List<String> withheld;

    private final @Nullable SpareWorkers early;

    private EachCommand(Output output, @Nullable SpareWorkers early, List<String> withheld) {
        this.output = output;
        this.early = early;
        this.withheld = withheld;
    }

    /// The command, which leaves alone whatever follows the program's name.
    ///
    /// @param early     what its workers may come from; null for nothing
    /// @param arguments all there are
    public static CommandLine commandLine(Output output, @Nullable SpareWorkers early, String... arguments) {
        List<String> all = List.of(arguments);
        return new CommandLine(new EachCommand(output, early,
                all.subList(withoutItems(arguments).length, all.size())))
                .setStopAtPositional(true);
    }

    /// The arguments up to the first items, if they are those of this command.
    public static String[] withoutItems(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME) ? upToItems(arguments) : arguments;
    }

    /// The arguments of whatever command up to the first items: to look at an item takes the parser as long as to have
    /// done all else with it.
    public static String[] upToItems(String... arguments) {
        int items = Arrays.asList(arguments).indexOf(SEPARATOR);
        return items < 0 ? arguments : Arrays.copyOf(arguments, items + 1);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (saved.isWanted() && !dryRun) {
            return saved.write(job(), output);
        }
        try (var files = EachFiles.make()) {
            // May wait for another program, and nothing is to be stopped in order until then.
            RunConfiguration configuration = configuration(files);
            Map<String, Optional<String>> targets = exported.targets(options.jsonTarget());
            ReportTargets.require(configuration, Optional.empty(), targets);
            if (dryRun) {
                return RunCommand.plan(configuration, options, output,
                        json -> files.lasting(json, EachSources.name(words)));
            }
            // An interrupted process may end as soon as the interruption is told that all is done.
            try (Interruption interruption = Interruption.awaited();
                 EachFiles _ = files;
                 Journal journal = Journal.open();
                 JsonFile json = JsonFile.open(options.jsonTarget(), output.out());
                 Exports exports = exported.open();
                 RunLists lists = new RunLists(json, exports)) {
                Output forPerson = options.jsonOnStandardOutput() ? output.aside() : output;
                var view = new RunView(forPerson, new EachStyle(forPerson, files.logs(), passing()));
                Batch batch = BatchRun.planned(configuration);
                ReportTargets.requireNoItem(configuration, batch::items, targets);
                RunReport report = view.run(
                        new Begun(configuration, batch, journal, files.lasting(configuration, batch), early),
                        interruption,
                        lists, options.whereAll());
                Map<String, Object> lasting = files.lasting(RunJson.of(report, lists), EachSources.name(words));
                json.write(lasting);
                exports.finish(report, EachFiles.settings(lasting));
                return exitCode(report, passing(), forPerson);
            }
        }
    }

    /// What is lost on a full disk is told where all output is, and fails.
    ///
    /// @param passing what becomes of what programs write
    public static int exitCode(RunReport report, EachStyle.Passing passing, Output output) {
        output.out().flush();
        if (passing == EachStyle.Passing.NOTHING || !output.raw().takesNothing().getAsBoolean()) {
            return RunCommand.exitCode(report);
        }
        return output.loss().get().isPresent() ? ExitCode.FAILED : ExitCode.UNREAD;
    }

    private RunConfiguration configuration(EachFiles files) throws IOException, InterruptedException {
        EachWords typed = typed();
        Map<String, String> given = stated(typed);
        sources().put(typed, files, given);
        given.put("live", Boolean.toString(live));
        given.put("keep", keep != null ? keep : passing() == EachStyle.Passing.BYTES ? "all" : KEPT);
        if (logs == null) {
            // They are gone as soon as they are passed on.
            given.put("packed", "never");
        }
        if (logs != null || !dryRun) {
            given.put("logs", logs != null ? logs : files.logs().toString());
        }
        return configured(given);
    }

    /// The same as a job that can be run at another time: with its items in it, if they are in no file or folder of
    /// somebody's. Nobody takes what its programs write then, so that is shown as of any run.
    @Override
    public JobSpec job() throws IOException {
        EachWords typed = typed();
        Map<String, String> given = stated(typed);
        sources().keep(typed, given);
        given.put("keep", keep != null ? keep : KEPT);
        given.put("live", "true");
        putIfGiven("logs", logs, given);
        return new JobSpec("", configured(given), Optional.empty());
    }

    /// What is said of the programs, and of where items and results are.
    private Map<String, String> stated(EachWords typed) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put(PROGRAM, typed.template(shell));
        given.put("shell", Boolean.toString(shell));
        given.put("success", success);
        given.put("progress", progress);
        given.put("glob", glob);
        putIfGiven("output", results, given);
        putIfGiven(FOLDER, folder, given);
        return given;
    }

    private RunConfiguration configured(Map<String, String> given) {
        Workload commands = Workloads.named(WORKLOAD);
        int size = workers != null ? workers : BatchRun.defaultWorkers();
        return new RunConfiguration(WORKLOAD, Settings.parse(commands.parameters(), given),
                new PoolOptions(size, OptionalInt.of(1), options.beats, options.policy(), options.conduct(),
                        options.order()));
    }

    /// What becomes of what programs write.
    private EachStyle.Passing passing() {
        return EachStyle.Passing.of(logs != null, live, output.screen());
    }

    private static void putIfGiven(String name, @Nullable String text, Map<String, String> given) {
        if (text != null) {
            given.put(name, text);
        }
    }

    private EachWords typed() {
        words = TypedWords.exact(Stream.concat(words.stream(), withheld.stream()).toList());
        EachWords typed = EachWords.of(words);
        sources().requireOne(typed);
        return typed;
    }

    private EachSources sources() {
        return new EachSources(items, table, input, nul);
    }
}
