package org.poolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a bare start does where no window can be opened: a batch in the terminal, large enough to be worth watching.
public final class DefaultBatch {

    private static final String REPORT = "default-run.json";

    private DefaultBatch() {}

    /// Runs it in this process's terminal and says where its report is.
    ///
    /// @param why why no window can be opened
    /// @return the exit code
    public static int run(String why) {
        Output output = Output.ofThisProcess();
        output.say("No display (" + why + "), so here is a batch in the terminal; 'poolscope --help' lists what else there is.");
        try {
            Path report = folder(System.getProperty("os.name"), System.getenv()).resolve(REPORT);
            int exitCode = PoolscopeCommand.execute(output,
                    "run", "primes", "--set", "from=0", "--set", "to=10000000", "--json", report.toString());
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

    /// The platform's folder for what programs leave behind; a temporary one where that cannot be written to.
    static Path folder(String system, Map<String, String> environment) throws IOException {
        Path folder = stateFolder(system, environment);
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (IOException e) {
            // A home that is missing or read-only is no reason not to run.
        }
        String temporary = environment.getOrDefault("TMPDIR", "");
        return Files.createTempDirectory(
                Path.of(temporary.isBlank() ? System.getProperty("java.io.tmpdir") : temporary), "poolscope");
    }

    private static Path stateFolder(String system, Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        if (system.startsWith("Windows")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString()), "Poolscope");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Poolscope");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        return (state.isEmpty() ? home.resolve(".local").resolve("state") : Path.of(state)).resolve("poolscope");
    }
}
