package org.poolscope.shared.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;

/// One process on this machine, told apart from a later one that was given the same pid.
///
/// Where there is a `/proc`, the start is the kernel's own count of clock ticks since boot and not
/// [ProcessHandle.Info#startInstant]: that adds the boot time as each JVM reads it, so after a step of the wall clock
/// two JVMs disagree about the start of a third, and a live owner would be taken for dead.
///
/// A pid means something within one pid namespace: see [ProcessStamp] for what processes of several write to memory
/// that they share.
///
/// @param start when it started: in clock ticks since boot, or in milliseconds since 1970 where there is no `/proc`; 0
///              where neither can be learned
public record ProcessIdentity(long pid, long start) {

    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /// Written out, as the equality below: those that the compiler leaves to the JVM cost every new one some ten
    /// milliseconds.
    @Override
    public int hashCode() {
        return Long.hashCode(pid) * 31 + Long.hashCode(start);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProcessIdentity its && pid == its.pid && start == its.start;
    }

    /// This process.
    public static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElse(new ProcessIdentity(pid, 0));
    }

    /// The process that has a pid now; empty if none has, or if it has ended and only waits to be reaped, or if that
    /// cannot be learned.
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            return find(pid);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Whether it is still there, and its pid not that of a later process. Where a start cannot be learned the pid has
    /// to do; and a process that can open no more files, or is shown only those of another pid namespace, takes all
    /// others for alive.
    public boolean isAlive() {
        return isAlive(pid, found -> found == start || start == 0);
    }

    static boolean isAlive(long pid, LongPredicate start) {
        try {
            return find(pid)
                    .filter(found -> found.start == 0 || start.test(found.start))
                    .isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /// Whether what this system shows of processes is about those that have a pid here. It is not in a pid namespace
    /// that was given no `/proc` of its own: there the JDK, too, takes one process for another.
    public static boolean areShown() {
        return Namespace.VIEW != Namespace.View.NOTHING;
    }

    private static Optional<ProcessIdentity> find(long pid) throws IOException {
        if (Namespace.VIEW == Namespace.View.PROC) {
            return ofProc(pid);
        }
        return areShown() ? ofHandle(pid) : Optional.of(new ProcessIdentity(pid, 0));
    }

    private static Optional<ProcessIdentity> ofHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(p -> new ProcessIdentity(pid, p.info().startInstant().map(Instant::toEpochMilli).orElse(0L)));
    }

    /// Whether a process in a state that `/proc` tells has ended, and only waits to be reaped.
    private static boolean isGone(int state) {
        return state == 'Z' || state == 'X' || state == 'x';
    }

    /// From its state on: the name before it is in brackets and may hold anything.
    ///
    /// @throws IOException if it may be there, and cannot be asked
    private static Optional<ProcessIdentity> ofProc(long pid) throws IOException {
        String line;
        try {
            line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                // It ended while it was being read.
                return Optional.empty();
            }
            throw e;
        }
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length <= START_TIME) {
            throw new IOException("what /proc says of " + pid + " cannot be read: " + line);
        }
        return isGone(fields[STATE].charAt(0)) ? Optional.empty()
                : Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_TIME])));
    }
}
