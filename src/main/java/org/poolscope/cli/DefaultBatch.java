package org.poolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.file.UserFolder;

/// What a bare start does where no window can be opened: a batch in the terminal, large enough to be worth watching.
public final class DefaultBatch {

    private static final String REPORT = "default-run.json";
    private static final int NUMBERS = 10_000_000;

    private DefaultBatch() {}

    /// Runs it in this process's terminal and says where its report is.
    ///
    /// @param why why no window can be opened
    /// @return the exit code
    public static int run(String why) {
        return run(why, NUMBERS);
    }

    /// @param numbers how many numbers it looks at
    static int run(String why, int numbers) {
        Output output = Output.ofThisProcess();
        output.say("No display (" + why
                + "), so here is a batch in the terminal; 'poolscope --help' lists what else there is.");
        try {
            Optional<Path> kept = UserFolder.STATE.ofThisUser().filter(DefaultBatch::canBeWritten);
            if (kept.isEmpty()) {
                output.say("There is no home folder to write to, so the report goes into a temporary one.");
            }
            Path report = (kept.isPresent() ? kept.get() : temporary(System.getenv())).resolve(REPORT);
            int exitCode = PoolscopeCommand.execute(output,
                    "run", "primes", "--set", "from=0", "--set", "to=" + numbers, "--json", report.toString());
            if (exitCode != ExitCode.USAGE) {
                output.say("");
                output.say("The report is in " + report);
            }
            return exitCode;
        } catch (IOException e) {
            output.warn("poolscope: there is no folder to write the report to: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    /// Makes a folder if it is missing. A home that is missing or read-only is no reason not to run.
    static boolean canBeWritten(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    static Path temporary(Map<String, String> environment) throws IOException {
        String temporary = environment.getOrDefault("TMPDIR", "");
        return Files.createTempDirectory(
                Path.of(temporary.isBlank() ? System.getProperty("java.io.tmpdir") : temporary), "poolscope");
    }
}
