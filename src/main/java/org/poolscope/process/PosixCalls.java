package org.poolscope.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The functions of Linux's C library that start processes, wait for them and send signals.
///
/// @param environ where the pointer to the environment is
record PosixCalls(MethodHandle spawn, MethodHandle wait4, MethodHandle kill, MethodHandle getpgid, MethodHandle usage,
                  MethodHandle strerror, MethodHandle actionsInit, MethodHandle actionsDestroy,
                  MethodHandle addOpen, MethodHandle addCloseFrom, MethodHandle attributesInit, MethodHandle setFlags,
                  MethodHandle setSignalMask, MethodHandle setSignalDefaults, MethodHandle fillSet,
                  MethodHandle emptySet, MemorySegment environ) {

    private static final Linker.Option ERROR_NUMBER = Linker.Option.captureCallState("errno");
    static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();

    /// Those of this system; empty where they are not, or where this program may not call them without a warning.
    @SuppressWarnings("restricted")
    static Optional<PosixCalls> find() {
        if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != Long.BYTES
                || !PosixCalls.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        try {
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            FunctionDescriptor one = of(1);
            FunctionDescriptor two = of(2);
            return Optional.of(new PosixCalls(
                    link(linker, "posix_spawnp", of(6)),
                    linker.downcallHandle(library.findOrThrow("wait4"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS), ERROR_NUMBER),
                    link(linker, "kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)),
                    link(linker, "getpgid", FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
                    link(linker, "getrusage", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)),
                    link(linker, "strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT)),
                    link(linker, "posix_spawn_file_actions_init", one),
                    link(linker, "posix_spawn_file_actions_destroy", one),
                    link(linker, "posix_spawn_file_actions_addopen",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)),
                    link(linker, "posix_spawn_file_actions_addclosefrom_np",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
                    link(linker, "posix_spawnattr_init", one),
                    link(linker, "posix_spawnattr_setflags", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT)),
                    link(linker, "posix_spawnattr_setsigmask", two),
                    link(linker, "posix_spawnattr_setsigdefault", two),
                    link(linker, "sigfillset", one),
                    link(linker, "sigemptyset", one),
                    library.findOrThrow("environ").reinterpret(ADDRESS.byteSize())));
        } catch (NoSuchElementException | IllegalArgumentException _) {
            // Another C library, or an older one: glibc closes descriptors for us from 2.34 on.
            return Optional.empty();
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(Linker linker, String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    private static FunctionDescriptor of(int pointers) {
        var layouts = new MemoryLayout[pointers];
        Arrays.fill(layouts, ADDRESS);
        return FunctionDescriptor.of(JAVA_INT, layouts);
    }

    /// What the system calls an error.
    @SuppressWarnings("restricted")
    String words(int error) {
        try {
            var text = (MemorySegment) strerror.invokeExact(error);
            return text.reinterpret(1000, Arena.ofAuto(), null).getString(0);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// @return whether there is somebody to send it to
    boolean kill(long pid, int signal) {
        try {
            return (int) kill.invokeExact((int) pid, signal) == 0;
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// The process group of a process; below 0 if it is gone.
    int groupOf(long pid) {
        try {
            return (int) getpgid.invokeExact((int) pid);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /// Writes down what this process itself has used.
    ///
    /// @param to room for a `struct rusage`
    void ownUsage(MemorySegment to) {
        try {
            int _ = (int) usage.invokeExact(0, to);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    static AssertionError failed(Throwable thrown) {
        return new AssertionError("a call of the C library does not throw", thrown);
    }
}
