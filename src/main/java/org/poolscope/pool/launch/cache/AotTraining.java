package org.poolscope.pool.launch.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.poolscope.pool.launch.folder.PrivateFiles;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.WorkerJvm;
import org.poolscope.worker.WorkerMain;

/// Makes an AOT cache: a worker JVM rehearses and writes down what it has loaded; a second makes the cache of that;
/// another then must start with it.
final class AotTraining {

    private static final int PATIENCE_SECONDS = 120;

    /// Any will do: the heap's size and the processors make no difference to the cache.
    private static final FleetSizing SIZING = new FleetSizing(256, 1);

    /// Which methods a rehearsal calls most is nothing to go by: a worker would compile them first thing, while it
    /// should be saying hello.
    private static final String NO_PROFILES = "-XX:-AOTRecordTraining";

    private final String classPath;
    private final List<String> rehearsals;

    /// Whether this JVM ended before the work was done.
    private volatile boolean stopped;

    /// @param rehearsals classes whose `main` is to be rehearsed, each in a folder that it is given; none for all that
    ///                   workers do
    AotTraining(String classPath, List<String> rehearsals) {
        this.classPath = classPath;
        this.rehearsals = rehearsals;
    }

    /// @param rehearsal what the first part makes and the second uses up; taken as it is if it is there
    /// @return whether the cache has been made and a worker starts with it
    boolean run(Path output, Path rehearsal) throws IOException {
        try (RunDirectory directory = RunDirectory.create().closedAtExit()) {
            if (!Files.exists(rehearsal) && !rehearse(directory, rehearsal)) {
                return false;
            }
            boolean made = status(directory, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + rehearsal,
                            "-XX:AOTCache=" + output, NO_PROFILES), WorkerMain.WORK) == 0
                    && Files.exists(output)
                    && status(directory, List.of("-XX:AOTCache=" + output, "-XX:AOTMode=on"), WorkerMain.WORK)
                            == WorkerMain.REFUSED;
            if (!stopped) {
                // Used up; or no good, and then the next one begins anew.
                Files.deleteIfExists(rehearsal);
            }
            return made;
        }
    }

    private boolean rehearse(RunDirectory directory, Path rehearsal) throws IOException {
        Path unfinished = rehearsal.resolveSibling(rehearsal.getFileName() + AotShelf.UNFINISHED);
        var mode = new ArrayList<>(List.of(WorkerMain.TRAIN, directory.rehearsal("training").toString()));
        mode.addAll(rehearsals);
        if (status(directory, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + unfinished, NO_PROFILES,
                        AotCache.OFF), mode.toArray(String[]::new)) != 0 || !Files.exists(unfinished)) {
            Files.deleteIfExists(unfinished);
            return false;
        }
        PrivateFiles.close(unfinished);
        Files.move(unfinished, rehearsal, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private int status(RunDirectory directory, List<String> more, String... mode) throws IOException {
        var options = new ArrayList<>(SIZING.jvmOptions());
        options.addAll(more);
        Process process = WorkerJvm.with(options, List.of(), classPath, directory.arguments())
                .start(directory.temporary("training"), directory.stdout("training"), directory.stderr("training"),
                mode);
        var atExit = new Thread(() -> stop(process), "training");
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            forget(atExit);
        }
        return -1;
    }

    private void stop(Process process) {
        stopped = true;
        process.destroyForcibly();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // It is running: this JVM ends.
        }
    }
}
