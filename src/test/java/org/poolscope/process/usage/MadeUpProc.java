package org.poolscope.process.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.usage.system.ProcFolder;

/// A folder that stands for `/proc`, with processes that a test makes up.
final class MadeUpProc {

    static final long SELF = 10;
    private static final int PAGE = 4096;

    private final Path folder;
    private final Map<Long, Long> clock = new HashMap<>();
    private long begun;

    MadeUpProc(Path folder) throws IOException {
        this.folder = folder;
        Files.createSymbolicLink(folder.resolve("self"), Path.of(Long.toString(SELF)));
        begin();
    }

    /// Says that many processes have begun.
    void begin() throws IOException {
        begunLast(begun + 1000);
    }

    /// Says whose number was given last.
    void begunLast(long pid) throws IOException {
        begun = pid;
        Files.writeString(folder.resolve("loadavg"), "0.10 0.20 0.30 1/100 " + pid + "\n");
    }

    /// Without exact times.
    ProcFolder table() {
        return new ProcFolder(folder, null, SELF);
    }

    /// With times that [#time] sets.
    ProcFolder tableWithClock() {
        return new ProcFolder(folder, pid -> clock.getOrDefault(pid, 0L), SELF);
    }

    void time(long pid, long nanos) {
        clock.put(pid, nanos);
    }

    Process process(long pid, long parent) {
        return new Process(pid, parent);
    }

    /// What is open of its files says nothing any more, as with real ones.
    void gone(long pid) throws IOException {
        for (String file : new String[] {"stat", "statm", "status", "io", "environ"}) {
            Files.writeString(file(pid, file), "");
            Files.delete(file(pid, file));
        }
        Files.delete(folder.resolve(Long.toString(pid)));
    }

    /// Has files of children, too.
    MadeUpProc withChildren() throws IOException {
        children(SELF);
        return this;
    }

    void children(long pid, long... pids) throws IOException {
        Path file = folder.resolve(pid + "/task/" + pid + "/children");
        Files.createDirectories(file.getParent());
        Files.writeString(file, LongStream.of(pids).mapToObj(child -> child + " ").collect(Collectors.joining()));
    }

    void hide(long pid, String file) throws IOException {
        Files.writeString(file(pid, file), "");
    }

    private Path file(long pid, String name) {
        return folder.resolve(Long.toString(pid)).resolve(name);
    }

    /// What there is of one process; it is written by [#write].
    final class Process {

        private final long pid;
        private long parent;
        private long group;
        private long start = 1000;
        private long ticks;
        private long waitedTicks;
        private long bytes;
        private long peak;
        private long read;
        private int threads = 1;
        private char state = 'S';
        private boolean brief;
        private @Nullable String mark;
        private long process;

        Process(long pid, long parent) {
            this.pid = pid;
            this.parent = parent;
            this.group = pid;
            this.process = pid;
        }

        /// Says that it is a thread of another one.
        Process threadOf(long of) {
            process = of;
            return this;
        }

        Process parent(long now) {
            parent = now;
            return this;
        }

        Process group(long of) {
            group = of;
            return this;
        }

        Process start(long ticksSinceBoot) {
            start = ticksSinceBoot;
            return this;
        }

        /// In hundredths of a second.
        Process used(long own, long waited) {
            ticks = own;
            waitedTicks = waited;
            return this;
        }

        Process memory(long now, long most) {
            bytes = now;
            peak = most;
            return this;
        }

        Process read(long count) {
            read = count;
            return this;
        }

        Process threads(int count) {
            threads = count;
            return this;
        }

        /// Without the files that are read last.
        Process brief() {
            brief = true;
            return this;
        }

        Process ended() {
            state = 'Z';
            bytes = 0;
            return this;
        }

        Process marked(String value) {
            mark = value;
            return this;
        }

        void write() throws IOException {
            Files.createDirectories(folder.resolve(Long.toString(pid)));
            write("stat", pid + " (a (name) of) " + state + " " + parent + " " + group + " " + group
                    + " 0 -1 4194560 1 2 3 4 " + ticks + " 0 " + waitedTicks + " 0 20 0 " + threads + " 0 " + start
                    + " 9999999 " + bytes / PAGE + " 18446744073709551615 1 1 0\n");
            write("statm", 2000 + " " + bytes / PAGE + " 10 5 0 20 0\n");
            if (brief) {
                return;
            }
            write("status", "Name:\ta\nTgid:\t" + process
                    + "\nVmPeak:\t  1 kB\nVmHWM:\t " + peak / 1024 + " kB\nThreads:\t" + threads + "\n");
            write("io", "rchar: 7\nwchar: 8\nread_bytes: " + read + "\nwrite_bytes: " + 2 * read
                    + "\ncancelled_write_bytes: 5\n");
            write("environ", "A=1\0POOLSCOPE_PROGRAM=" + (mark == null ? "other" : mark) + "\0B=2\0");
        }

        private void write(String name, String text) throws IOException {
            Files.writeString(file(pid, name), text, StandardCharsets.US_ASCII);
        }
    }
}
