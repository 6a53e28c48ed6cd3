package org.poolscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells a person what was wrong with the input and what to do, in two lines; a stack trace is for errors of ours alone.
final class ProblemReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Set<String> OPTIONS = Set.of("workers", "chunk", "beats", "sizes", "repeat", "json", "set", "count");
    private static final Set<String> POSITIONS = Set.of("workload", "folder");

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().getFirst();
            err.println("poolscope: " + unknown(argument, command.getCommandSpec()));
            err.println(Closest.to(argument, known(argument, command.getCommandSpec()))
                    .map(ProblemReport::didYouMean)
                    .orElse(seeHelp(command)));
        } else {
            err.println("poolscope: " + problem.getMessage());
            err.println(seeHelp(command));
        }
        return ExitCode.USAGE;
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
                err.println("poolscope: " + spelled(invalid.field()) + " " + invalid.reason());
                err.println(advice(invalid, command));
                yield ExitCode.USAGE;
            }
            case IOException failed -> {
                err.println("poolscope: " + failed.getMessage());
                yield ExitCode.FAILED;
            }
            default -> {
                err.println("poolscope: this is an error in Poolscope itself; please report it with these lines:");
                problem.printStackTrace(err);
                yield ExitCode.FAILED;
            }
        };
    }

    private static String spelled(String field) {
        if (OPTIONS.contains(field)) {
            return "--" + field;
        }
        return POSITIONS.contains(field) ? field : "setting '" + field + "'";
    }

    private static String advice(InvalidSettingException invalid, CommandLine command) {
        if (OPTIONS.contains(invalid.field())) {
            return seeHelp(command);
        }
        ParseResult parsed = command.getParseResult();
        Optional<String> meant = invalid.field().equals("workload")
                ? parsed.matchedPositionals().stream().findFirst().flatMap(p -> nearestWorkload(p.getValue()))
                : nearestSetting(invalid.field(), parsed);
        return meant.map(ProblemReport::didYouMean)
                .orElse("'poolscope workloads' lists the workloads, their settings and the bounds of each.");
    }

    private static Optional<String> nearestWorkload(String typed) {
        return Closest.to(typed, Workloads.all().stream().map(Workload::name).toList());
    }

    /// The name of a setting that was meant; empty if the name was right and the value was not.
    private static Optional<String> nearestSetting(String typed, ParseResult parsed) {
        List<String> names = parsed.matchedPositionals().stream()
                .findFirst()
                .map(position -> Workloads.named(position.getValue()).parameters().stream().map(Parameter::name).toList())
                .orElse(List.of());
        return names.contains(typed) ? Optional.empty() : Closest.to(typed, names);
    }

    private static String didYouMean(String name) {
        return "Did you mean '" + name + "'?";
    }

    private static String seeHelp(CommandLine command) {
        return "Try '" + command.getCommandSpec().qualifiedName() + " --help'.";
    }
}
