package org.poolscope.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One process on this machine, told apart from a later one that was given the same pid.
///
/// Where there is a `/proc`, the start is the kernel's own count of clock ticks since boot and not
/// [ProcessHandle.Info#startInstant]: that adds the boot time as each JVM reads it, so after a step of the wall clock
/// two JVMs disagree about the start of a third, and a live owner would be taken for dead.
///
/// @param start when it started: in clock ticks since boot, or in milliseconds since 1970 where there is no `/proc`; 0
///              where neither can be learned
public record ProcessIdentity(long pid, long start) {

    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /// This process.
    public static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElse(new ProcessIdentity(pid, 0));
    }

    /// The process that has a pid now; empty if none has, or if it has ended and only waits to be reaped.
    public static Optional<ProcessIdentity> of(long pid) {
        Optional<String[]> stat = stat(pid);
        if (stat.isPresent()) {
            String[] fields = stat.get();
            return "ZXx".contains(fields[STATE])
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_TIME])));
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(p -> new ProcessIdentity(pid, p.info().startInstant().map(Instant::toEpochMilli).orElse(0L)));
    }

    /// Whether it is still there, and its pid not that of a later process. Where a start cannot be learned, as by a process
    /// that can open no more files, the pid has to do.
    public boolean isAlive() {
        return of(pid).filter(found -> found.start == start || found.start == 0 || start == 0).isPresent();
    }

    /// What `/proc` says of a process, from its state on: the name before it is in brackets and may hold anything.
    private static Optional<String[]> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"),
                    StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
            return fields.length > START_TIME ? Optional.of(fields) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
