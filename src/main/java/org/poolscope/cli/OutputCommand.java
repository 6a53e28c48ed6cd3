package org.poolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.command.output.pack.PackFolder;
import org.poolscope.workload.command.output.pack.PackFolder.LaidOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lays out what a run of very many programs has kept of their output.
@Command(name = "output",
        description = "Lays out what the programs of a run of many items wrote, from the folder that --logs named, as "
                + "files by the numbers of the items: 12.out and 12.err, or 12.2.out of a second try.")
final class OutputCommand implements Callable<Integer> {

    static final String RUN = "RUN";

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = RUN, description = "The folder of logs.")
    String typedRun = "";

    @Parameters(index = "1", paramLabel = "DIR",
            description = "Where the files are made; made if missing. One that is there already stays as it is.")
    String typedFolder = "";

    OutputCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Path run = TypedPath.read(RUN, typedRun);
        Path folder = TypedPath.read("folder", typedFolder);
        if (!Files.isDirectory(run)) {
            throw new InvalidSettingException(RUN, "must be a folder of logs, and there is none at " + run);
        }
        if (!PackFolder.hasOutput(run)) {
            throw new InvalidSettingException(RUN, "must be a folder of logs, as --logs makes it; in " + run
                    + " nothing is of one");
        }
        LaidOut laidOut = PackFolder.layOut(run, folder);
        laidOut.troubles().forEach(output::warn);
        output.say(laidOut.inWords(folder));
        return laidOut.isWhole() ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }
}
