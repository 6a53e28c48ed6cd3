package org.poolscope.pool.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.Guards;

/// Looks once a second whether a run has to pause, on a thread of its own: a disk may take its time to answer.
public final class GuardWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 1000;
    private static final long MEGABYTE = 1_000_000;
    private static final double GIGABYTE = 1e9;

    /// Of a small disk no more is asked for than a part of it.
    private static final int PART_OF_DISK = 10;

    private static final Texts TEXTS = Texts.of(GuardWatch.class);

    private final Guards guards;
    private final List<Path> folders;
    private final MachineState machine;
    private final Consumer<Optional<String>> told;
    private final Thread thread;
    private Optional<String> last = Optional.empty();

    /// @param folders where there must be room
    /// @param told    why the run has to pause, in words, whenever that changes; empty once it may go on
    public GuardWatch(Guards guards, List<Path> folders, Consumer<Optional<String>> told) {
        this(guards, folders, new ThisMachine(), told);
    }

    GuardWatch(Guards guards, List<Path> folders, MachineState machine, Consumer<Optional<String>> told) {
        this.guards = guards;
        this.folders = List.copyOf(folders);
        this.machine = machine;
        this.told = told;
        this.thread = Thread.ofPlatform().name("poolscope-guards").daemon().unstarted(this::watch);
    }

    /// Begins to look.
    public void start() {
        if (!guards.areNone()) {
            thread.start();
        }
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            // It is over.
        }
    }

    /// Looks once, and tells what has changed.
    void look() {
        Optional<String> why = reason();
        if (!why.equals(last)) {
            last = why;
            told.accept(why);
        }
    }

    /// The first reason to pause, if there is one.
    private Optional<String> reason() {
        return disk().or(this::memory).or(this::battery);
    }

    private Optional<String> disk() {
        for (Path folder : guards.freeDiskMegabytes() == 0 ? List.<Path>of() : folders) {
            try {
                MachineState.Room room = machine.room(folder);
                long wanted = Math.min(guards.freeDiskMegabytes() * MEGABYTE, room.total() / PART_OF_DISK);
                if (room.free() < wanted) {
                    return Optional.of(TEXTS.format("guard.disk", amount(room.free()), folder, amount(wanted)));
                }
            } catch (IOException _) {
                // Whoever writes there will say so.
            }
        }
        return Optional.empty();
    }

    private Optional<String> memory() {
        OptionalLong available = guards.freeMemoryMegabytes() == 0 ? OptionalLong.empty() : machine.availableMemory();
        long wanted = guards.freeMemoryMegabytes() * MEGABYTE;
        return available.isEmpty() || available.getAsLong() >= wanted ? Optional.empty()
                : Optional.of(TEXTS.format("guard.memory", amount(available.getAsLong()), amount(wanted)));
    }

    private Optional<String> battery() {
        OptionalInt percent = guards.batteryPercent() == 0 ? OptionalInt.empty() : machine.battery();
        return percent.isEmpty() || percent.getAsInt() >= guards.batteryPercent() ? Optional.empty()
                : Optional.of(TEXTS.format("guard.battery", percent.getAsInt(), guards.batteryPercent()));
    }

    /// In megabytes below a gigabyte: what is free of a small disk is to be told from what it waits for.
    private static String amount(long bytes) {
        return bytes < GIGABYTE ? TEXTS.format("megabytes", (double) bytes / MEGABYTE)
                : TEXTS.format("gigabytes", bytes / GIGABYTE);
    }

    /// Looks no more.
    @Override
    public void close() {
        thread.interrupt();
    }
}
