package org.poolscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.output.JsonFile;
import org.poolscope.cli.output.RunJson;
import org.poolscope.cli.output.Screen;
import org.poolscope.telemetry.RunReport;
import org.poolscope.workload.RunConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Launches one batch on a pool of worker JVMs and shows it live.
@Command(name = "run",
        description = "Launches one batch on a pool of worker processes and shows it live.")
final class RunCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    final HelpOption help = new HelpOption();

    @Mixin
    final BatchOptions batch = new BatchOptions();

    @Option(names = "--workers", paramLabel = "N",
            description = "The pool size; by default one worker per processor, or as many as the settings need.")
    @Nullable Integer workers;

    @Spec
    CommandSpec spec;

    RunCommand(Screen screen) {
        this.screen = screen;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RunConfiguration configuration =
                batch.configuration(workers == null ? OptionalInt.empty() : OptionalInt.of(workers));
        try (Interruption interruption = Interruption.awaited();
                JsonFile json = JsonFile.open(batch.jsonTarget(), out)) {
            var view = new RunView(screen, batch.jsonOnStandardOutput() ? err : out, err);
            RunReport report = view.run(configuration, interruption);
            json.write(RunJson.of(report));
            return exitCode(report);
        }
    }

    static int exitCode(RunReport report) {
        return switch (report.outcome()) {
            case COMPLETED -> report.failed() == 0 ? ExitCode.SUCCEEDED : ExitCode.FAILED;
            case STOPPED -> ExitCode.INTERRUPTED;
            case BROKEN -> ExitCode.FAILED;
        };
    }
}
