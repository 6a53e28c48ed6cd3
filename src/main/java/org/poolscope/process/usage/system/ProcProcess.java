package org.poolscope.process.usage.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One process of `/proc`; see proc(5) for what stands where.
final class ProcProcess implements ProcessView {

    /// Linux tells times in hundredths of a second, whatever its clock does.
    private static final long NANOS_PER_TICK = 10_000_000;

    // What stands where in `stat`, counted from the word behind the name, which may be anything.
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int WAITED_USER = 13;
    private static final int WAITED_SYSTEM = 14;
    private static final int THREADS = 17;
    private static final int START = 19;
    private static final int RESIDENT = 21;

    /// To get some megabytes of memory takes a process about as long. To ask for it takes longer than all else, and too
    /// long where hundreds wake up for a moment each.
    private static final long LITTLE_NANOS = 1_000_000;
    private static final int MOST_UNASKED = 20;

    private static final byte[] PEAK_KEY = ProcText.key("VmHWM:");
    private static final byte[] READ_KEY = ProcText.key("read_bytes:");
    private static final byte[] WRITTEN_KEY = ProcText.key("write_bytes:");

    private final long pid;
    private final Path folder;
    private final ProcText text;
    private final Supplier<@Nullable LongUnaryOperator> clock;
    private final long pageBytes;
    private final boolean keep;
    private final Runnable whenClosed;
    private final ProcFile stat;
    private final ProcFile memory;
    private final ProcFile status;
    private final ProcFile transfer;
    private final @Nullable ProcFile children;

    private long start = UNKNOWN;
    private long parent;
    private long group;
    private boolean ended;
    private byte[] nameBytes = new byte[0];
    private String name = "";
    private long clockNanos;
    private long memoryNanos;
    private int unasked;
    private long ownNanos;
    private long userNanos;
    private long systemNanos;
    private long waitedNanos;
    private long residentBytes;
    private long peakBytes = UNKNOWN;
    private long readBytes = UNKNOWN;
    private long writtenBytes = UNKNOWN;
    private int threads;
    private boolean closed;

    /// @param clock         tells what tells exact times by now, if anything does
    /// @param keep          whether its files stay open
    /// @param tellsChildren whether the system has files of children
    ProcProcess(long pid, Path folder, ProcText text, Supplier<@Nullable LongUnaryOperator> clock, long pageBytes,
                boolean keep, boolean tellsChildren, Runnable whenClosed) {
        this.pid = pid;
        this.folder = folder;
        this.text = text;
        this.clock = clock;
        this.pageBytes = pageBytes;
        this.keep = keep;
        this.whenClosed = whenClosed;
        this.stat = new ProcFile(folder, "stat", keep);
        this.memory = new ProcFile(folder, "statm", keep);
        this.status = new ProcFile(folder, "status", keep);
        this.transfer = new ProcFile(folder, "io", keep);
        this.children = tellsChildren ? new ProcFile(folder, "task/" + pid + "/children", keep) : null;
    }

    /// Without files that stay open it has to be seen that it is still this one.
    @Override
    public boolean hasRun() {
        LongUnaryOperator exact = clock.get();
        if (exact == null || !keep) {
            return true;
        }
        clockNanos = exact.applyAsLong(pid);
        return clockNanos == 0 || clockNanos != ownNanos;
    }

    @Override
    public boolean glance() {
        if (clock.get() == null || !keep) {
            return look();
        }
        ownNanos = Math.max(ownNanos, clockNanos);
        if (clockNanos > 0 && ownNanos - memoryNanos < LITTLE_NANOS && unasked++ < MOST_UNASKED) {
            return true;
        }
        memoryNanos = ownNanos;
        unasked = 0;
        if (!text.read(memory)) {
            return false;
        }
        residentBytes = text.number(text.first(' ') + 1) * pageBytes;
        return true;
    }

    @Override
    public boolean look() {
        if (!text.read(stat)) {
            return false;
        }
        int behind = text.last(')') + 2;
        int[] words = text.begins();
        if (behind < 2 || text.words(behind, words) <= RESIDENT) {
            return false;
        }
        long begun = text.number(words[START]);
        if (start != UNKNOWN && start != begun) {
            return false;
        }
        start = begun;
        ended = text.at(behind) == 'Z' || text.at(behind) == 'X';
        parent = text.number(words[PARENT]);
        group = text.number(words[GROUP]);
        readName(behind - 2);
        readTimes(words);
        threads = (int) text.number(words[THREADS]);
        residentBytes = text.number(words[RESIDENT]) * pageBytes;
        memoryNanos = ownNanos;
        return true;
    }

    /// Another program may be run in it.
    private void readName(int to) {
        int from = text.first('(') + 1;
        if (!text.is(from, to, nameBytes)) {
            nameBytes = text.copy(from, to);
            name = new String(nameBytes, StandardCharsets.UTF_8);
        }
    }

    private void readTimes(int[] words) {
        long waitedUser = text.number(words[WAITED_USER]) * NANOS_PER_TICK;
        long waitedSystem = text.number(words[WAITED_SYSTEM]) * NANOS_PER_TICK;
        long ownUser = text.number(words[USER]) * NANOS_PER_TICK;
        long ownSystem = text.number(words[SYSTEM]) * NANOS_PER_TICK;
        ownNanos = Math.max(ownNanos, clockNanos > 0 ? clockNanos : ownUser + ownSystem);
        waitedNanos = waitedUser + waitedSystem;
        userNanos = ownUser + waitedUser;
        systemNanos = ownSystem + waitedSystem;
    }

    @Override
    public boolean lookClosely() {
        if (!look()) {
            return false;
        }
        if (text.read(status)) {
            int at = text.after(PEAK_KEY);
            peakBytes = at < 0 ? peakBytes : Math.max(peakBytes, text.number(at) * 1024);
        }
        if (text.read(transfer)) {
            int read = text.after(READ_KEY);
            int written = text.after(WRITTEN_KEY);
            readBytes = read < 0 ? readBytes : Math.max(readBytes, text.number(read));
            writtenBytes = written < 0 ? writtenBytes : Math.max(writtenBytes, text.number(written));
        }
        return true;
    }

    /// Those of several threads are in as many files: a look at all processes finds them.
    @Override
    public int children(long[] into) {
        if (threads != 1 || children == null) {
            return -1;
        }
        // It has none if there is no text.
        int count = text.read(children) ? text.words(0, text.begins()) : 0;
        int put = 0;
        for (int i = 0; i < count && put < into.length; i++) {
            long child = text.number(text.begins()[i]);
            if (child > 0) {
                into[put++] = child;
            }
        }
        return put;
    }

    @Override
    public Optional<String> variable(String wanted) {
        try {
            String all = "\0" + Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
            int at = all.indexOf("\0" + wanted + "=");
            if (at >= 0) {
                String value = all.substring(at + wanted.length() + 2);
                return Optional.of(value.substring(0, Math.max(0, value.indexOf('\0'))));
            }
        } catch (IOException _) {
            // It is gone, or somebody else's.
        }
        return Optional.empty();
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public long parent() {
        return parent;
    }

    @Override
    public long group() {
        return group;
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long ownNanos() {
        return ownNanos;
    }

    @Override
    public long userNanos() {
        return userNanos;
    }

    @Override
    public long systemNanos() {
        return systemNanos;
    }

    @Override
    public long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public long residentBytes() {
        return residentBytes;
    }

    @Override
    public long peakBytes() {
        return peakBytes;
    }

    @Override
    public long readBytes() {
        return readBytes;
    }

    @Override
    public long writtenBytes() {
        return writtenBytes;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            stat.close();
            memory.close();
            status.close();
            transfer.close();
            if (children != null) {
                children.close();
            }
            if (keep) {
                whenClosed.run();
            }
        }
    }
}
