package org.poolscope.pool.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.pool.launch.jvm.Offspring;
import org.poolscope.protocol.ParentPage;
import org.poolscope.shared.process.ProcessIdentity;

/// The operating system's side of one worker: its process, its telemetry page and what it printed.
///
/// @param number   its place in the pool, from 1
/// @param restarts how many workers have had this place before it
/// @param token    what its first frame must carry
/// @param stdout   the file its stdout goes to
/// @param stderr   the file its stderr goes to
/// @param cpuNanos what its process had used of a processor before it was this worker, standing by
/// @param cached   whether its JVM was told to use the AOT cache
public record LaunchedWorker(int number, int restarts, Process process, ParentPage page, String token, Path stdout,
                     Path stderr, long cpuNanos, boolean cached) {

    private static final int TAIL_BYTES = 4096;

    public long pid() {
        return process.pid();
    }

    /// Whether others have the same process, as the slots of one have: then what the system tells of that is not this
    /// worker's alone.
    public boolean sharesProcess() {
        return process instanceof SharedProcess;
    }

    /// Its connection is closed. If it has left, and is a slot, that is its end.
    public void disconnected() {
        if (process instanceof SharedProcess shared) {
            shared.disconnected();
        }
    }

    /// Whether it was ended for the sake of another that has the same process.
    public boolean isInnocent() {
        return process instanceof SharedProcess shared && shared.isInnocent();
    }

    /// Whether another has ended by the end of the same process: then it is the same death, and counts once.
    public boolean diedWith(LaunchedWorker other) {
        return process instanceof SharedProcess shared && shared.diedWith(other.process);
    }

    /// SIGTERM where there are signals.
    public void terminate() {
        process.destroy();
    }

    /// SIGKILL where there are signals; to the processes it has started as well, which not every system shows
    /// afterwards.
    public void kill() {
        List<ProcessHandle> started = ProcessIdentity.areShown() ? process.descendants().toList() : List.of();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /// Waits for its end. Of a worker that did not leave in order no process stays: whatever it had begun with them,
    /// nobody ends it any more.
    public void awaitEnd() throws InterruptedException {
        if (process.waitFor() != 0) {
            Offspring.kill(pid());
        }
    }

    /// Ends it at once and waits until it is gone. What its page said is gone, too.
    public void bury() {
        kill();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        page.close();
    }

    /// The last it wrote to stderr, at most some 4 KB, whole lines; empty if nothing.
    public String stderrTail() {
        return tail(stderr);
    }

    /// The last that its JVM said which did not come up, on either.
    public String lastWords() {
        return (tail(stdout) + "\n" + stderrTail()).strip();
    }

    /// Whether the JVM says that it put itself down for want of heap. It says so on stdout.
    public boolean ranOutOfMemory() {
        return tail(stdout).contains("OutOfMemoryError") || stderrTail().contains("OutOfMemoryError");
    }

    private static String tail(Path printed) {
        try (var file = new RandomAccessFile(printed.toFile(), "r")) {
            long skip = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - skip)];
            file.seek(skip);
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return (skip > 0 ? text.substring(text.indexOf('\n') + 1) : text).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
