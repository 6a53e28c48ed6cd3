package org.poolscope.pool.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.FileHole;

/// Gives back the disk space of a part of a file by a [hole][FileHole], in a program that has native access anyhow, and
/// by `fallocate` of util-linux in others, where the JVM would warn of us.
///
/// @param tool that program, if it is needed and there
record FileHoles(@Nullable Path tool) {

    private static final Path FALLOCATE = Path.of("/usr/bin/fallocate");
    private static final long WORTH_A_CALL = 1 << 20;
    private static final long WORTH_A_PROCESS = 8 << 20;
    private static final int PATIENCE_SECONDS = 10;

    /// Takes some milliseconds: to be called only once there is something to give back.
    static FileHoles find() {
        boolean needed = System.getProperty("os.name").equals("Linux") && !FileHole.isPossible();
        return new FileHoles(needed && Files.isExecutable(FALLOCATE) ? FALLOCATE : null);
    }

    /// How many bytes are worth the effort.
    long worthwhile() {
        return tool == null ? WORTH_A_CALL : WORTH_A_PROCESS;
    }

    /// Gives back what is between two places of a file.
    ///
    /// @return false if it cannot be given back here
    boolean punch(Path file, long from, long to) {
        return tool == null ? FileHole.punch(file, from, to) : run(tool, file, from, to);
    }

    private static boolean run(Path tool, Path file, long from, long to) {
        var builder = new ProcessBuilder(tool.toString(), "--punch-hole", "--offset", Long.toString(from), "--length",
                Long.toString(to - from), file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0 || !Files.exists(file);
        } catch (IOException | InterruptedException _) {
            return false;
        }
    }
}
