package org.poolscope.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

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
/// All are called as if they took six `long`: where pointers have eight bytes each argument that is an integer or a
/// pointer is in a register of its own, as wide as that, and a function leaves those alone that it has no argument for.
/// So one way to call is linked and not a dozen, each of which takes a JVM that has just started some thirty
/// milliseconds: it notes the error number, whoever asks for it.
///
/// @param caller  calls a function by its address
/// @param unasked where error numbers are noted that nobody asks for, by all threads
/// @param environ where the pointer to the environment is
record PosixCalls(MethodHandle caller, MemorySegment unasked, MemorySegment spawn, MemorySegment wait4,
                  MemorySegment kill, MemorySegment getpgid, MemorySegment usage, MemorySegment strerror,
                  MemorySegment systemCall, MemorySegment poll, MemorySegment close,
                  MemorySegment actionsInit, MemorySegment actionsDestroy, MemorySegment addOpen,
                  MemorySegment addChangeFolder, MemorySegment addCloseFrom,
                  MemorySegment attributesInit, MemorySegment setFlags,
                  MemorySegment setSignalMask, MemorySegment setSignalDefaults, MemorySegment fillSet,
                  MemorySegment emptySet, MemorySegment environ) {

    private static final int MOST_ARGUMENTS = 6;

    /// The number of the call on every kind of processor.
    private static final long OPEN_PIDFD = 434;
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
            var arguments = new MemoryLayout[MOST_ARGUMENTS];
            Arrays.fill(arguments, JAVA_LONG);
            FunctionDescriptor six = FunctionDescriptor.of(JAVA_LONG, arguments);
            return Optional.of(new PosixCalls(
                    linker.downcallHandle(six, ERROR_NUMBER),
                    Arena.ofAuto().allocate(CALL_STATE),
                    library.findOrThrow("posix_spawnp"),
                    library.findOrThrow("wait4"),
                    library.findOrThrow("kill"),
                    library.findOrThrow("getpgid"),
                    library.findOrThrow("getrusage"),
                    library.findOrThrow("strerror"),
                    library.findOrThrow("syscall"),
                    library.findOrThrow("poll"),
                    library.findOrThrow("close"),
                    library.findOrThrow("posix_spawn_file_actions_init"),
                    library.findOrThrow("posix_spawn_file_actions_destroy"),
                    library.findOrThrow("posix_spawn_file_actions_addopen"),
                    library.findOrThrow("posix_spawn_file_actions_addchdir_np"),
                    library.findOrThrow("posix_spawn_file_actions_addclosefrom_np"),
                    library.findOrThrow("posix_spawnattr_init"),
                    library.findOrThrow("posix_spawnattr_setflags"),
                    library.findOrThrow("posix_spawnattr_setsigmask"),
                    library.findOrThrow("posix_spawnattr_setsigdefault"),
                    library.findOrThrow("sigfillset"),
                    library.findOrThrow("sigemptyset"),
                    library.findOrThrow("environ").reinterpret(ADDRESS.byteSize())));
        } catch (NoSuchElementException | IllegalArgumentException _) {
            // Another C library, or an older one: glibc closes descriptors for us from 2.34 on.
            return Optional.empty();
        }
    }

    /// Calls one that gives an `int`, with as many arguments as it has, and what it does not look at after them.
    int call(MemorySegment function, long one, long two, long three, long four, long five, long six) {
        return (int) call(function, unasked, one, two, three, four, five, six);
    }

    private long call(MemorySegment function, MemorySegment error, long one, long two, long three, long four, long five,
                      long six) {
        try {
            return (long) caller.invokeExact(function, error, one, two, three, four, five, six);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    int call(MemorySegment function, long one, long two) {
        return call(function, one, two, 0, 0, 0, 0);
    }

    int call(MemorySegment function, MemorySegment one) {
        return call(function, one.address(), 0);
    }

    int call(MemorySegment function, MemorySegment one, MemorySegment two) {
        return call(function, one.address(), two.address());
    }

    /// Waits for the end of a child.
    ///
    /// @param memory where it is told how the child ended and what it has used, or else the error number
    /// @return its pid; below 0 if there is an error
    int await(int pid, PosixMemory memory) {
        return (int) call(wait4, memory.state, pid, memory.status(), 0, memory.usage(), 0, 0);
    }

    /// A descriptor that can be read when a process has ended; see pidfd_open(2).
    ///
    /// @return below 0 where there is no such thing: before Linux 5.3
    int descriptorOf(int pid) {
        return call(systemCall, OPEN_PIDFD, pid);
    }

    /// Waits until a descriptor can be read, but not for ever.
    ///
    /// @return whether it can
    boolean awaitReadable(int descriptor, int millis, PosixMemory memory) {
        return call(poll, memory.poll(descriptor), 1, millis, 0, 0, 0) == 1 && memory.isReadable();
    }

    void close(int descriptor) {
        int _ = call(close, descriptor, 0);
    }

    /// What the system calls an error.
    @SuppressWarnings("restricted")
    String words(int error) {
        long text = call(strerror, unasked, error, 0, 0, 0, 0, 0);
        return MemorySegment.ofAddress(text).reinterpret(1000, Arena.ofAuto(), null).getString(0);
    }

    /// @return whether there is somebody to send it to
    boolean kill(long pid, int signal) {
        return call(kill, pid, signal) == 0;
    }

    /// The process group of a process; below 0 if it is gone.
    int groupOf(long pid) {
        return call(getpgid, pid, 0);
    }

    /// The most that this process itself had resident, in kibibytes.
    long ownPeak() {
        PosixMemory memory = PosixMemory.take();
        int _ = call(usage, 0, memory.usage());
        long peak = memory.used(PosixMemory.PEAK);
        memory.giveBack();
        return peak;
    }

    static AssertionError failed(Throwable thrown) {
        return new AssertionError("a call of the C library does not throw", thrown);
    }
}
