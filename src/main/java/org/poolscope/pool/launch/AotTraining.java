package org.poolscope.pool.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.poolscope.worker.WorkerMain;

/// Makes an AOT cache: a worker JVM rehearses and writes down what it has loaded; another then must start with it.
final class AotTraining {

    private static final int PATIENCE_SECONDS = 120;

    /// Any will do: the heap's size and the processors make no difference to the cache.
    private static final FleetSizing SIZING = new FleetSizing(256, 1);

    /// Which methods a rehearsal calls most is nothing to go by: a worker would compile them first thing, while it
    /// should be saying hello.
    private static final String NO_PROFILES = "-XX:-AOTRecordTraining";

    private final String classPath;

    AotTraining(String classPath) {
        this.classPath = classPath;
    }

    /// @return whether the cache has been made and a worker starts with it
    boolean run(Path output) throws IOException {
        try (RunDirectory directory = RunDirectory.create()) {
            Path folder = directory.rehearsal("training");
            return status(directory, List.of("-XX:AOTCacheOutput=" + output, NO_PROFILES),
                            WorkerMain.TRAIN, folder.toString()) == 0
                    && Files.exists(output)
                    && status(directory, List.of("-XX:AOTCache=" + output, "-XX:AOTMode=on"), WorkerMain.WORK)
                            == WorkerMain.REFUSED;
        } finally {
            Files.deleteIfExists(output.resolveSibling(output.getFileName() + ".config"));
        }
    }

    private int status(RunDirectory directory, List<String> more, String... mode) throws IOException {
        var options = new ArrayList<>(SIZING.jvmOptions());
        options.addAll(more);
        Process process = WorkerJvm.with(options, classPath, directory.arguments())
                .start(directory.temporary("training"), directory.stdout("training"), directory.stderr("training"), mode);
        try {
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        return -1;
    }
}
