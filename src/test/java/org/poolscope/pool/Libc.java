package org.poolscope.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What tests do behind everybody's back.
final class Libc {

    private static final int SIGSTOP = 19;
    private static final int RUSAGE_CHILDREN = -1;

    /// In a `struct rusage`, of which the first four are user and system time.
    private static final int RUSAGE_LONGS = 18;

    private Libc() {}

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
    }

    /// Suspends a process; nothing happens if it is gone.
    static void suspend(long pid) {
        MethodHandle kill = function("kill",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int _ = (int) kill.invokeExact((int) pid, SIGSTOP);
        } catch (Throwable e) {
            throw new AssertionError("kill does not throw", e);
        }
    }

    /// The processor time of all children that have ended, in nanoseconds.
    static long usedByEndedChildren() {
        MethodHandle getrusage = function("getrusage",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(ValueLayout.JAVA_LONG, RUSAGE_LONGS);
            int _ = (int) getrusage.invokeExact(RUSAGE_CHILDREN, usage);
            long seconds = usage.getAtIndex(ValueLayout.JAVA_LONG, 0) + usage.getAtIndex(ValueLayout.JAVA_LONG, 2);
            long micros = usage.getAtIndex(ValueLayout.JAVA_LONG, 1) + usage.getAtIndex(ValueLayout.JAVA_LONG, 3);
            return seconds * 1_000_000_000 + micros * 1000;
        } catch (Throwable e) {
            throw new AssertionError("getrusage does not throw", e);
        }
    }

    /// Writes to the control socket of this worker: to every socket it has, since the JVM keeps one of its own that is
    /// connected to nothing.
    static void say(byte[] bytes) throws Exception {
        MethodHandle write = function("write", FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        for (int socket : sockets()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
                long _ = (long) write.invokeExact(socket, memory, (long) bytes.length);
            } catch (Throwable e) {
                throw new AssertionError("write does not throw", e);
            }
        }
    }

    private static List<Integer> sockets() throws Exception {
        List<Integer> sockets = new ArrayList<>();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
                    sockets.add(Integer.parseInt(descriptor.getFileName().toString()));
                }
            }
        }
        return sockets;
    }
}
