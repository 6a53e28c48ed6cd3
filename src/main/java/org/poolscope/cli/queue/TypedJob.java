package org.poolscope.cli.queue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.poolscope.cli.compare.CompareCommand;
import org.poolscope.cli.each.EachCommand;
import org.poolscope.cli.option.KeptCommand;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.run.RunCommand;
import org.poolscope.job.JobSpec;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// A job that is typed as the command line that would run it.
final class TypedJob {

    /// What says where to write, or to do something else; nobody is there for it when the job is run.
    private static final Set<String> FOR_NOW = Set.of("--json", "--items-csv", "--joblog", "--md", "--try", "--go-on",
            "--dry-run", "--html", "--svg", "--csv", "--save", "--help");

    private TypedJob() {}

    /// @param words the command with its arguments
    /// @param asked what asks for it
    /// @return empty if they begin with no command that can be kept
    /// @throws ParameterException      if the command is wrong usage, or cannot be kept
    /// @throws InvalidSettingException if what it says cannot be taken
    static Optional<JobSpec> of(List<String> words, CommandLine asked, Output output) throws IOException {
        String[] all = words.toArray(String[]::new);
        CommandLine command;
        String[] arguments;
        switch (words.getFirst()) {
            case RunCommand.NAME -> {
                command = new CommandLine(new RunCommand(output, null));
                arguments = all;
            }
            case CompareCommand.NAME -> {
                command = new CommandLine(new CompareCommand(output));
                arguments = all;
            }
            case EachCommand.NAME -> {
                command = EachCommand.commandLine(output, null, all);
                arguments = EachCommand.withoutItems(all);
            }
            default -> {
                return Optional.empty();
            }
        }
        command.setExpandAtFiles(false);
        try {
            requireToBeKept(command.parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length)));
        } catch (ParameterException e) {
            throw new ParameterException(asked, words.getFirst() + ": " + e.getMessage(), e);
        }
        return Optional.of(command.<KeptCommand>getCommand().job());
    }

    private static void requireToBeKept(ParseResult parsed) {
        for (String option : FOR_NOW) {
            if (parsed.hasMatchedOption(option)) {
                throw new ParameterException(parsed.commandSpec().commandLine(),
                        option + " is for a run that begins now; leave it out of what waits");
            }
        }
    }
}
