package org.poolscope.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.compare.CompareCommand;
import org.poolscope.cli.each.EachCommand;
import org.poolscope.cli.each.EarlyEach;
import org.poolscope.cli.history.ForgetCommand;
import org.poolscope.cli.history.HistoryCommand;
import org.poolscope.cli.history.OutputCommand;
import org.poolscope.cli.history.ResumeCommand;
import org.poolscope.cli.history.ShowCommand;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.queue.QueueCommand;
import org.poolscope.cli.run.EarlyRun;
import org.poolscope.cli.run.RunCommand;
import org.poolscope.pool.SpareWorkers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/// The program on the command line.
@Command(name = "poolscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Launches a batch on a pool of worker processes, shows what every process does, and tells which "
                + "pool size to use. Without arguments it opens its window; with a job file alone, too.",
        footer = {
            "",
            "Exit codes: 0 all items succeeded, 1 some failed, 2 wrong usage or input, 130 interrupted (129 by a "
                    + "closed terminal, 143 by SIGTERM, 141 since nobody reads what programs write).",
            "",
            "Examples:",
            "  poolscope each gzip -9 {} ::: *.log",
            "  poolscope workloads",
            "  poolscope run primes --workers 2 --set from=100000 --set to=100100",
            "  poolscope compare primes --sizes 1,2,4 --repeat 5 --json sizes.json"})
public final class PoolscopeCommand {

    private static final int MIN_HELP_WIDTH = 60;
    private static final int MAX_HELP_WIDTH = 110;

    private PoolscopeCommand() {}

    /// Runs a command line in this process's terminal.
    ///
    /// @return the exit code
    public static int execute(String... arguments) {
        return execute(Output.ofThisProcess(), arguments);
    }

    /// The same with any output. What was printed and got lost is a failure; of standard error nothing can be told.
    static int execute(Output output, String... arguments) {
        int exitCode;
        try (SpareWorkers early = launchEarly(arguments)) {
            exitCode = create(output, early, arguments)
                    .execute(QueueCommand.withoutItems(EachCommand.withoutItems(arguments)));
        } catch (Error e) {
            // The parser passes on what is no exception, and Java would print it as it is.
            exitCode = ProblemReport.tellOfOurs(output.err(), e);
        }
        output.out().flush();
        Optional<IOException> loss = output.loss().get();
        loss.ifPresent(why -> output.warn(
                "poolscope: standard output could not be written, so what was printed is lost: " + why.getMessage()));
        boolean lost = loss.isPresent() || output.raw().errLost().getAsBoolean();
        return lost && exitCode == ExitCode.SUCCEEDED ? ExitCode.FAILED : exitCode;
    }

    /// @return null for nothing
    private static @Nullable SpareWorkers launchEarly(String... arguments) {
        SpareWorkers ofEach = EarlyEach.launch(arguments);
        return ofEach == null ? EarlyRun.launch(arguments) : ofEach;
    }

    private static SequencedMap<String, Supplier<Object>> subcommands(Output output, @Nullable SpareWorkers early,
                                                                     String... arguments) {
        var all = new LinkedHashMap<String, Supplier<Object>>();
        all.put(EachCommand.NAME, () -> EachCommand.commandLine(output, early, arguments));
        all.put(RunCommand.NAME, () -> new RunCommand(output, early));
        all.put(CompareCommand.NAME, () -> new CompareCommand(output));
        all.put("history", () -> new HistoryCommand(output));
        all.put("show", () -> new ShowCommand(output));
        all.put("resume", () -> new ResumeCommand(output));
        all.put("forget", () -> new ForgetCommand(output));
        all.put(QueueCommand.NAME, () -> QueueCommand.commandLine(output, arguments));
        all.put("workloads", () -> new WorkloadsCommand(output));
        all.put("output", () -> new OutputCommand(output));
        all.put("make-samples", () -> new MakeSamplesCommand(output));
        return all;
    }

    /// The command line with any output, as far as these arguments need it: to read the options of all commands takes
    /// as long as much of a start.
    ///
    /// @param early what workers may come from; null for nothing
    private static CommandLine create(Output output, @Nullable SpareWorkers early, String... arguments) {
        var problems = new ProblemReport();
        var commandLine = new CommandLine(new PoolscopeCommand());
        SequencedMap<String, Supplier<Object>> all = subcommands(output, early, arguments);
        Supplier<Object> named = arguments.length == 0 ? null : all.get(arguments[0]);
        if (named == null) {
            all.forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
        } else {
            commandLine.addSubcommand(arguments[0], named.get());
        }
        return commandLine
                // A folder's name may begin with @; picocli would open it for arguments.
                .setExpandAtFiles(false)
                .setOut(output.out())
                .setErr(output.err())
                .setColorScheme(Help.defaultColorScheme(output.screen().colour() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(output.screen().columns().getAsInt(), MIN_HELP_WIDTH, MAX_HELP_WIDTH))
                .setUsageHelpLongOptionsMaxWidth(30)
                .setParameterExceptionHandler(problems)
                .setExecutionExceptionHandler(problems);
    }
}
