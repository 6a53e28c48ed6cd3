package org.poolscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.option.WholeNumber;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.samples.SampleFolder;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.images.SamplePhotos;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes photographs to try the workload `images` on.
@Command(name = "make-samples",
        description = "Makes a folder of photograph-sized JPEGs to try the workload 'images' on. Those that are there "
                + "already are left as they are.")
final class MakeSamplesCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "DIR", description = "The folder; made if missing, and for sample photographs alone.")
    String typedFolder = "";

    @Option(names = "--count", paramLabel = "N", defaultValue = "" + SamplePhotos.DEFAULT_COUNT,
            converter = WholeNumber.class, description = "How many, 1 to " + SamplePhotos.MAX_COUNT
                    + "; ${DEFAULT-VALUE} by default.")
    int count;

    MakeSamplesCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = TypedPath.read("folder", typedFolder);
        Progress progress = Progress.on(output.screen(), output.out(), "make-samples");
        try (Interruption interruption = Interruption.awaited()) {
            interruption.stops(Thread.currentThread()::interrupt);
            List<Path> photos = SampleFolder.make(folder, count, SamplePhotos.DEFAULT_SEED,
                    made -> progress.show((double) made / count, List.of(made + "/" + count + " photographs")));
            progress.end();
            output.say("There are " + photos.size() + " sample photographs in " + folder.toAbsolutePath() + "; try:");
            output.say("  poolscope run images --set input=" + folder + " --set output=" + folder + "-done");
            return ExitCode.SUCCEEDED;
        } catch (InterruptedException e) {
            progress.end();
            output.warn("stopped; the photographs made so far are in " + folder.toAbsolutePath());
            return ExitCode.INTERRUPTED;
        }
    }
}
