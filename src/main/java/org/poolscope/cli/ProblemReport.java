package org.poolscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.poolscope.cli.compare.CompareCommand;
import org.poolscope.cli.each.EachCommand;
import org.poolscope.cli.history.OutputCommand;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.run.RunCommand;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobFileException;
import org.poolscope.text.Printable;
import org.poolscope.text.StackText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells a person what was wrong with the input and what to do, in two lines; a stack trace is for errors of ours
/// alone.
final class ProblemReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Map<String, String> POSITIONS = Map.of("workload", "workload", "folder", "DIR", "file", "FILE",
            OutputCommand.RUN, OutputCommand.RUN,
            EachCommand.PROGRAM, "the command", EachCommand.SEPARATOR, EachCommand.SEPARATOR,
            EachCommand.STANDARD_INPUT, EachCommand.STANDARD_INPUT);

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            tell(err, "poolscope: " + unknown(argument, command.getCommandSpec()));
            tell(err, Closest.to(argument, known(argument, command.getCommandSpec()))
                    .map(ProblemReport::didYouMean)
                    .orElse(seeHelp(command)));
        } else {
            tell(err, "poolscope: " + inWords(problem));
            tell(err, seeHelp(command));
        }
        return ExitCode.USAGE;
    }

    /// What was typed may be anything, and comes back in what is said of it.
    private static void tell(PrintWriter err, String line) {
        err.println(Printable.of(line));
    }

    /// The parser puts its own words before those of our converters; the option's name is enough.
    private static String inWords(ParameterException problem) {
        return problem.getArgSpec() instanceof OptionSpec option
                && problem.getCause() instanceof TypeConversionException wrong
                ? option.longestName() + " " + wrong.getMessage()
                : problem.getMessage();
    }

    private static String unknown(String argument, CommandSpec spec) {
        if (argument.startsWith("-")) {
            return "there is no option '" + argument + "'";
        }
        return spec.subcommands().isEmpty()
                ? "'" + argument + "' is one argument too many"
                : "there is no command '" + argument + "'";
    }

    private static Set<String> known(String argument, CommandSpec spec) {
        return argument.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (problem) {
            case InvalidSettingException invalid -> {
                tell(err, "poolscope: " + spelled(invalid.field(), command) + " " + invalid.reason());
                tell(err, advice(invalid, command));
                yield ExitCode.USAGE;
            }
            case JobFileException wrong -> {
                tell(err, "poolscope: " + wrong.getMessage());
                yield ExitCode.USAGE;
            }
            case IOException failed -> {
                tell(err, "poolscope: " + (failed.getMessage() == null ? failed.toString() : failed.getMessage()));
                yield ExitCode.FAILED;
            }
            default -> tellOfOurs(err, problem);
        };
    }

    /// Tells of an error that is no person's: a message in it may be anything, too, and stays within its line.
    static int tellOfOurs(PrintWriter err, Throwable problem) {
        tell(err, "poolscope: this is an error in Poolscope itself; please report it with these lines:");
        StackText.of(problem).lines().forEach(line -> tell(err, line.replace("\t", "    ")));
        err.flush();
        return ExitCode.FAILED;
    }

    private static String spelled(String field, CommandLine command) {
        // To the workload a table is one of the files that items are in.
        if (field.equals(EachCommand.ITEMS) && command.getParseResult().hasMatchedOption("--" + EachCommand.TABLE)) {
            return "--" + EachCommand.TABLE;
        }
        if (isOption(field, command)) {
            return "--" + field;
        }
        return POSITIONS.getOrDefault(field, "setting '" + field + "'");
    }

    private static boolean isOption(String field, CommandLine command) {
        return command.getCommandSpec().optionsMap().containsKey("--" + field);
    }

    private static String advice(InvalidSettingException invalid, CommandLine command) {
        if (isOption(invalid.field(), command) || !isOption("set", command)) {
            return seeHelp(command);
        }
        Optional<String> typed = command.getParseResult().matchedPositionals().stream()
                .findFirst()
                .map(position -> position.getValue().toString())
                .filter(_ -> command.getCommandSpec().userObject() instanceof RunCommand
                        || command.getCommandSpec().userObject() instanceof CompareCommand)
                .filter(name -> !JobFile.isNamedSo(name));
        return typed.flatMap(workload -> invalid.field().equals("workload")
                        ? Closest.to(workload, Workloads.all().stream().map(Workload::name).toList())
                                .map(ProblemReport::didYouMean)
                        : adviceOnSetting(invalid.field(), Workloads.named(workload), command))
                .orElse("'poolscope workloads' lists the workloads, their settings and the bounds of each.");
    }

    private static Optional<String> adviceOnSetting(String name, Workload workload, CommandLine command) {
        List<Parameter> parameters = workload.parameters();
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> meant(parameter, command).map(ProblemReport::didYouMean)
                        .orElseGet(() -> howToSet(parameter)))
                .or(() -> Closest.to(name, parameters.stream().map(Parameter::name).toList())
                        .map(ProblemReport::didYouMean));
    }

    private static Optional<String> meant(Parameter parameter, CommandLine command) {
        List<String> set = command.getParseResult().matchedOptionValue("--set", List.of());
        return parameter instanceof Parameter.Choice choice
                ? set.stream()
                        .filter(pair -> pair.startsWith(choice.name() + "="))
                        .findFirst()
                        .flatMap(pair -> Closest.to(pair.substring(choice.name().length() + 1), choice.options()))
                        .map(option -> choice.name() + "=" + option)
                : Optional.empty();
    }

    private static String howToSet(Parameter parameter) {
        return "Write --set " + parameter.name() + "=VALUE (" + parameter.bounds()
                + "); 'poolscope workloads' lists all settings.";
    }

    private static String didYouMean(String name) {
        return "Did you mean '" + name + "'?";
    }

    private static String seeHelp(CommandLine command) {
        return "Try '" + command.getCommandSpec().qualifiedName() + " --help'.";
    }
}
