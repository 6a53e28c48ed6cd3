package org.poolscope.cli.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.read.KeptLogs;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.command.output.pack.PackFolder;
import org.poolscope.workload.command.output.pack.PackFolder.LaidOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Lays out what a run of very many programs has kept of their output, or a run with those that it went on with.
@Command(name = "output",
        description = "Lays out what the programs of a run of many items wrote, from the folder that --logs named, as "
                + "files by the numbers of the items: 12.out and 12.err, or 12.2.out of a second try. Of a run that "
                + "was resumed all that is known of its items is laid out, of each the last.")
public final class OutputCommand implements Callable<Integer> {

    public static final String RUN = "RUN";

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = RUN, description = "The folder of logs; or the number of a run in the "
            + "journal, which stands for all that is kept of it, of those that it went on with, and of those that went "
            + "on with it.")
    String typedRun = "";

    @Parameters(index = "1", paramLabel = "DIR",
            description = "Where the files are made; made if missing. One that is there already stays as it is.")
    String typedFolder = "";

    public OutputCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = TypedPath.read("folder", typedFolder);
        Path logs = TypedPath.read(RUN, typedRun);
        if (typedRun.matches("\\d{1,18}") && !Files.isDirectory(logs)) {
            return ofRun(folder);
        }
        if (!Files.isDirectory(logs)) {
            throw new InvalidSettingException(RUN, "must be a folder of logs, and there is none at " + logs);
        }
        if (!PackFolder.hasOutput(logs)) {
            throw new InvalidSettingException(RUN, "must be a folder of logs, as --logs makes it; in " + logs
                    + " nothing is of one");
        }
        return layOut(List.of(logs), folder);
    }

    private int ofRun(Path folder) throws IOException {
        KeptLogs kept;
        try (JournalReader journal = JournalReader.open()) {
            RunEntry run = RunNumber.find(typedRun, journal);
            kept = KeptLogs.of(journal, run);
        }
        if (kept.same().isEmpty()) {
            throw new InvalidSettingException(RUN, "must be a run that has kept what its programs wrote, as with "
                    + "--logs; of run " + typedRun + " nothing is there");
        }
        int code = layOut(kept.same(), folder);
        for (Map.Entry<Long, Path> other : kept.others().entrySet()) {
            code = Math.max(code, layOut(List.of(other.getValue()), folder.resolve("run-" + other.getKey())));
        }
        return code;
    }

    private int layOut(List<Path> logs, Path folder) throws IOException {
        LaidOut laidOut = PackFolder.layOut(logs, folder);
        laidOut.troubles().forEach(output::warn);
        output.say(laidOut.inWords(folder));
        return laidOut.isWhole() ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }
}
