package org.poolscope.workload.command;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.ProgramEnd;
import org.poolscope.process.RunningProgram;
import org.poolscope.process.usage.TreeNow;
import org.poolscope.workload.ProgramUse;

/// What the programs use that one place of the pool runs, one after another. For any thread.
final class SlotUse implements Supplier<ProgramUse> {

    private long cpuNanos;
    private long readBytes;
    private long writtenBytes;
    private @Nullable RunningProgram running;

    synchronized void begin(RunningProgram program) {
        running = program;
    }

    /// Nothing counts twice: from here on it is among those that have ended.
    synchronized void end(ProgramEnd end) {
        running = null;
        cpuNanos += end.usage().cpuNanos();
        readBytes += end.usage().readBytes().value();
        writtenBytes += end.usage().writtenBytes().value();
    }

    /// Nobody knows what it has used in all: what was seen last.
    synchronized void lose() {
        if (running != null) {
            TreeNow last = running.usage();
            running = null;
            cpuNanos += last.cpuNanos();
            readBytes += last.readBytes();
            writtenBytes += last.writtenBytes();
        }
    }

    @Override
    public synchronized ProgramUse get() {
        TreeNow now = running == null ? null : running.usage();
        if (now == null || now.nanos() == 0) {
            return new ProgramUse(System.nanoTime(), cpuNanos, 0, readBytes, writtenBytes, 0, 0,
                    ProgramUse.NONE.members());
        }
        return new ProgramUse(now.nanos(), cpuNanos + now.cpuNanos(), now.residentBytes(), readBytes + now.readBytes(),
                writtenBytes + now.writtenBytes(), now.processes(), now.threads(),
                now.members().stream().map(SlotUse::member).toList());
    }

    private static ProgramUse.Member member(TreeNow.Member of) {
        return new ProgramUse.Member(of.pid(), of.parent(), of.name(), of.cpuNanos(), of.residentBytes(),
                of.threads());
    }
}
