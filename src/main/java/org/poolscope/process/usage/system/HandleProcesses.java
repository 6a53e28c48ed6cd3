package org.poolscope.process.usage.system;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the JDK knows of processes on every system: which there are, whose children they are, and their processor time.
/// Of memory, threads and what is read and written it knows nothing.
public final class HandleProcesses implements SystemProcesses {

    /// Nothing tells that cheaply.
    @Override
    public int begun(int[] into) {
        return -1;
    }

    @Override
    public void list(BitSet into) {
        ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid)
                .filter(pid -> pid > 0 && pid < Integer.MAX_VALUE).forEach(pid -> into.set((int) pid));
    }

    @Override
    public @Nullable ProcessView open(long pid) {
        return ProcessHandle.of(pid).map(View::new).orElse(null);
    }

    /// A handle knows when its process was started, and so takes no other one for it.
    private static final class View implements ProcessView {

        private final ProcessHandle handle;
        private long nanos;

        View(ProcessHandle handle) {
            this.handle = handle;
        }

        @Override
        public boolean hasRun() {
            return true;
        }

        @Override
        public boolean glance() {
            Optional<Duration> time = handle.info().totalCpuDuration();
            nanos = Math.max(nanos, time.map(Duration::toNanos).orElse(0L));
            return handle.isAlive();
        }

        @Override
        public boolean look() {
            return glance();
        }

        @Override
        public boolean lookClosely() {
            return glance();
        }

        @Override
        public long pid() {
            return handle.pid();
        }

        @Override
        public long parent() {
            return handle.parent().map(ProcessHandle::pid).orElse(UNKNOWN);
        }

        @Override
        public long group() {
            return UNKNOWN;
        }

        @Override
        public boolean hasEnded() {
            return !handle.isAlive();
        }

        @Override
        public String name() {
            String command = handle.info().command().orElse("");
            return command.substring(1 + Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')));
        }

        @Override
        public long ownNanos() {
            return nanos;
        }

        /// Not told apart.
        @Override
        public long userNanos() {
            return nanos;
        }

        @Override
        public long systemNanos() {
            return 0;
        }

        @Override
        public long waitedNanos() {
            return 0;
        }

        @Override
        public long residentBytes() {
            return UNKNOWN;
        }

        @Override
        public long peakBytes() {
            return UNKNOWN;
        }

        @Override
        public long readBytes() {
            return UNKNOWN;
        }

        @Override
        public long writtenBytes() {
            return UNKNOWN;
        }

        @Override
        public int threads() {
            return 0;
        }

        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
