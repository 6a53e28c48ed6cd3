package org.poolscope.cli.option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.schedule.TrialSize;
import org.poolscope.schedule.TryFirst;
import org.poolscope.workload.Batch;
import org.poolscope.workload.command.CommandLineText;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.Option;

/// Whether a few items are tried first, and what comes after that.
public final class TryOptions {

    @Option(names = "--" + TrialSize.OPTION, paramLabel = "N|P%",
            description = "Runs so many items first, or so many percent of them, drawn at random, and tells what they "
                    + "say of the rest: how long it will take, how much it will write, how many will fail. On a "
                    + "terminal it asks whether to go on, and elsewhere ends.")
    @Nullable String size;

    @Option(names = "--go-on", description = "Goes on after that without asking.")
    boolean goesOn;

    /// @return empty if none are
    public Optional<TryFirst> of(RunConfiguration configuration, Batch batch) {
        return Optional.ofNullable(size).map(TrialSize::parse).map(parsed ->
                TryFirst.of(parsed, configuration, batch));
    }

    /// Asks on a terminal, and elsewhere does what the options say.
    ///
    /// @param say says a line beside the progress
    public TryFirst.Asking asking(Consumer<String> say) {
        return (words, answer) -> {
            say.accept(words);
            if (goesOn || !canAsk()) {
                if (!goesOn) {
                    say.accept("--go-on goes on with the rest at once");
                }
                answer.accept(goesOn);
                return;
            }
            say.accept("Go on with the rest? y or n");
            Thread.ofPlatform().daemon().name("answer").start(() -> answer.accept(ask()));
        };
    }

    private static boolean canAsk() {
        try {
            return CommandLineText.isTyped();
        } catch (IOException e) {
            return false;
        }
    }

    /// Whatever else is typed, or that nothing more is, is a no.
    private static boolean ask() {
        try {
            // Not closed: standard input is not ours to close.
            String line = new BufferedReader(new InputStreamReader(CommandLineText.standardInput(),
                    StandardCharsets.UTF_8)).readLine();
            return line != null && line.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            return false;
        }
    }
}
