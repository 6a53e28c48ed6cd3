package org.poolscope.cli.output;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Whoever reads standard output, where that is a pipe: that it has gone is told to those who write. Who writes nothing
/// has to ask the kernel, by `poll`. Where that cannot be asked, nobody has gone. For one thread at a time.
public final class OutputReader {

    private static final int STDOUT = 1;

    /// What it leads to, where Linux shows that. Windows and macOS have no such file.
    private static final Path STDOUT_FILE = Path.of("/proc/self/fd/1");
    private static final Path NULL_DEVICE = Path.of("/dev/null");

    /// `struct pollfd`: the descriptor in 32 bits, and 16 bits each for what is asked and what is told.
    private static final long POLLFD_BYTES = 8;
    private static final long EVENTS_OFFSET = 4;
    private static final long TOLD_OFFSET = 6;
    private static final short POLLERR = 0x8;
    private static final short POLLHUP = 0x10;

    /// Linking takes longer than many a run does, and nobody waits for less than this.
    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier clock;
    private Optional<MethodHandle> poll = Optional.empty();
    private boolean bound;
    private boolean gone;
    private long next;

    /// Asks for the first time a second from now.
    public OutputReader() {
        this(System::nanoTime);
    }

    OutputReader(LongSupplier clock) {
        this.clock = clock;
        this.next = clock.getAsLong() + EVERY_NANOS;
    }

    /// Whether it has gone, as far as was asked: once a second at most.
    public boolean hasGone() {
        long now = clock.getAsLong();
        if (!gone && now - next >= 0) {
            next = now + EVERY_NANOS;
            bind();
            gone = poll.map(OutputReader::ask).orElse(false);
        }
        return gone;
    }

    /// Whether it need be asked at all: nobody goes who reads a file, or nothing.
    static boolean canHaveReader(Path output) {
        try {
            Path real = output.toRealPath();
            return !Files.isRegularFile(real) && !real.equals(NULL_DEVICE);
        } catch (IOException _) {
            // A pipe has no path.
            return true;
        }
    }

    @SuppressWarnings("restricted")
    private void bind() {
        if (!bound && !System.getProperty("os.name").startsWith("Windows") && canHaveReader(STDOUT_FILE)) {
            Linker linker = Linker.nativeLinker();
            var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
            poll = linker.defaultLookup().find("poll").map(address -> linker.downcallHandle(address, signature));
        }
        bound = true;
    }

    private static boolean ask(MethodHandle handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment descriptor = arena.allocate(POLLFD_BYTES, Integer.BYTES);
            descriptor.set(ValueLayout.JAVA_INT, 0, STDOUT);
            descriptor.set(ValueLayout.JAVA_SHORT, EVENTS_OFFSET, (short) 0);
            int told = (int) handle.invokeExact(descriptor, 1L, 0);
            return told > 0 && (descriptor.get(ValueLayout.JAVA_SHORT, TOLD_OFFSET) & (POLLERR | POLLHUP)) != 0;
        } catch (Throwable e) {
            throw new IllegalStateException("poll cannot be called", e);
        }
    }
}
