package org.poolscope.pool.launch.jvm;

import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.folder.WorkingFolder;
import org.poolscope.worker.WorkerMain;

/// Starts worker JVMs of one kind, which then wait on their stdin for what is theirs to do. Nothing on their command
/// line belongs to a run.
public final class WorkerJvm {

    /// The last word is the file of all that is the same for all of them.
    private final List<String> command;

    /// Empty if they are to do without.
    private volatile List<String> cacheOptions;

    private WorkerJvm(List<String> command, List<String> cacheOptions) {
        this.command = command;
        this.cacheOptions = cacheOptions;
    }

    /// The JVM for workers of a sizing.
    ///
    /// @param cacheOptions by which it uses an AOT cache; none if there is none for it
    /// @param arguments    the file to write the command line to, for it may be long
    /// @throws IOException if there is no `java` to launch, or the argument file cannot be written
    public static WorkerJvm of(FleetSizing sizing, JvmSetup setup, List<String> cacheOptions, Path arguments)
            throws IOException {
        var options = new ArrayList<>(commonOptions());
        options.addAll(sizing.jvmOptions());
        // What they print is shown among what this JVM prints.
        options.add("-Dstdout.encoding=" + System.getProperty("stdout.encoding"));
        options.add("-Dstderr.encoding=" + System.getProperty("stderr.encoding"));
        return of(JavaCommand.nicer(sizing.nicer()), setup.commandLine(options, WorkerMain.class),
                cacheOptions, arguments);
    }

    /// The same with any options, any cache and any class path, as a cache is made by: inherits only what matters to
    /// it.
    public static WorkerJvm with(List<String> options, List<String> cacheOptions, String classPath, Path arguments)
            throws IOException {
        var words = new ArrayList<>(Inherited.optionsOfCache());
        words.addAll(commonOptions());
        words.addAll(options);
        words.addAll(List.of("-cp", classPath, WorkerMain.class.getName()));
        return of(List.of(), words, cacheOptions, arguments);
    }

    private static WorkerJvm of(List<String> before, List<String> words, List<String> cacheOptions, Path arguments)
            throws IOException {
        var command = new ArrayList<>(JavaCommand.deaf());
        command.addAll(before);
        command.add(JavaCommand.java().toString());
        command.add("@" + arguments);
        JavaCommand.write(words, arguments);
        return new WorkerJvm(command, cacheOptions);
    }

    /// Whether those that are started now use the AOT cache.
    public boolean usesCache() {
        return !cacheOptions.isEmpty();
    }

    /// Starts no more with the cache.
    public void dropCache() {
        cacheOptions = List.of();
    }

    /// The options of every worker, whatever its sizing.
    ///
    /// Three are for the start alone. Who opens the first socket asks every jar of the class path whether it knows a
    /// better kind; the worker is told what that came to here. What is mapped of a class archive is not moved to a
    /// random address, which would touch all of it. And no thread looks for profiles of methods in the archive, which
    /// holds none. One is for waiting: a JVM looks four times a second whether there are monitors to let go of, which
    /// is a sixth of all wake-ups of one that has nothing to do.
    ///
    /// Tried and left out: to compile methods after 2000 calls only (`-XX:Tier3InvocationThreshold`) takes a sixth off
    /// the processor time until hello, and adds a fifth to that of the first 20 000 calls streamed through a fresh
    /// pool.
    public static List<String> commonOptions() {
        return List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:-AOTReplayTraining",
                "-XX:AsyncDeflationInterval=2000",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.nio.channels.spi.SelectorProvider=" + SelectorProvider.provider().getClass().getName(),
                "-Djava.awt.headless=true",
                "-Dfile.encoding=" + System.getProperty("file.encoding"),
                "--enable-native-access=ALL-UNNAMED");
    }

    /// Starts one. Takes a few milliseconds.
    ///
    /// @param temporary where it makes temporary files; a JVM that runs does not take another place any more
    /// @param mode      how it begins, in [WorkerMain]'s words
    public Process start(Path temporary, Path stdout, Path stderr, String... mode) throws IOException {
        return start(List.of(), temporary, stdout, stderr, mode);
    }

    /// The same, with options that not all of them have.
    public Process start(List<String> options, Path temporary, Path stdout, Path stderr, String... mode)
            throws IOException {
        List<String> words = new ArrayList<>(command);
        words.addAll(words.size() - 1, options);
        words.addAll(words.size() - 1, cacheOptions);
        words.addAll(words.size() - 1, List.of("-Djava.io.tmpdir=" + temporary, JavaCommand.errorFile(temporary)));
        words.addAll(List.of(mode));
        var builder = new ProcessBuilder(words);
        JavaCommand.clean(builder.environment());
        builder.directory(WorkingFolder.forProcess(RunDirectory.inPlaceOfWorkingFolder(temporary)));
        // Appended, so that a file which was shortened does not get a hole as long as what it had.
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(stdout.toFile()));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(stderr.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("Cannot launch a worker: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            // There is no thread to wait for its end, but the process is there, and nobody has its handle.
            kill("-Djava.io.tmpdir=" + temporary);
            throw new IOException("Cannot launch a worker: " + e.getMessage(), e);
        }
    }

    /// Kills the child that has a word on its command line.
    private static void kill(String word) {
        ProcessHandle.current().children()
                .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(word))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
