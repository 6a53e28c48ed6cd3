package org.poolscope.process.usage.system;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What Linux tells in `/proc`.
public final class ProcFolder implements SystemProcesses {

    private static final int USUAL_PAGE = 4096;

    /// So the kernel names the size of its pages to every program; see getauxval(3).
    private static final long PAGE_SIZE_KEY = 6;

    /// Each has five files, and this process needs some of its own.
    private static final int MOST_KEPT = 1_000;

    private static final byte[] PROCESS_KEY = ProcText.key("Tgid:");

    private final Path folder;
    private final File root;
    private volatile @Nullable LongUnaryOperator clock;
    private volatile @Nullable CpuClock exact;
    private final boolean told;
    private final long pageBytes;
    private final boolean tellsChildren;
    private final ProcText text = new ProcText();
    private final ProcFile load;
    private long lastBegun = -1;
    private int kept;

    /// @param folder `/proc`, or what stands for it
    /// @param clock  tells exactly what processor time the process of a pid has used, 0 if it is gone; null if nothing
    ///               does, and it is taken from the folder, in hundredths of a second
    /// @param self   the pid that this process is to have in the folder: where it has another, what is there is
    ///               somebody else's
    public ProcFolder(Path folder, @Nullable LongUnaryOperator clock, long self) {
        this.folder = folder;
        this.root = folder.toFile();
        this.clock = clock;
        this.told = isOurs(folder, self);
        this.pageBytes = pageBytes(folder);
        this.tellsChildren = Files.exists(folder.resolve("self/task/" + self + "/children"));
        this.load = new ProcFile(folder, "loadavg", true);
    }

    static ProcFolder ofThisSystem() {
        return new ProcFolder(Path.of("/proc"), null, ProcessHandle.current().pid());
    }

    /// To link the call takes a process that has just been started a tenth of a second.
    @Override
    public void sharpen() {
        if (exact == null && clock == null) {
            CpuClock found = CpuClock.find().orElse(null);
            exact = found;
            clock = found == null ? null : found::nanos;
        }
    }

    /// Nothing before it is known: on a busy machine the time would be far too much.
    @Override
    public long ownNanos() {
        CpuClock now = exact;
        return now == null ? 0 : now.nanosOfThisThread();
    }

    @Nullable LongUnaryOperator clock() {
        return clock;
    }

    private static boolean isOurs(Path folder, long self) {
        try {
            return Files.readSymbolicLink(folder.resolve("self")).toString().equals(Long.toString(self));
        } catch (IOException _) {
            return false;
        }
    }

    private static long pageBytes(Path folder) {
        try {
            ByteBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("self/auxv")))
                    .order(ByteOrder.nativeOrder());
            while (pairs.remaining() >= 2 * Long.BYTES) {
                long key = pairs.getLong();
                long value = pairs.getLong();
                if (key == PAGE_SIZE_KEY) {
                    return value;
                }
            }
        } catch (IOException _) {
            // Nearly every machine has it.
        }
        return USUAL_PAGE;
    }

    /// The last number in `loadavg` is that of whoever has begun last. Threads have such numbers, too, and they are
    /// given one after another.
    @Override
    public int begun(int[] into) {
        if (!told || !text.read(load)) {
            return told ? -1 : 0;
        }
        long last = text.number(text.last(' '));
        long before = lastBegun;
        lastBegun = last;
        if (before < 0 || last < before || last - before > into.length) {
            return -1;
        }
        int count = 0;
        for (long pid = before + 1; pid <= last; pid++) {
            into[count++] = (int) pid;
        }
        return count;
    }

    /// Many of them are gone.
    @Override
    public @Nullable ProcessView openBegun(int pid) {
        return new File(root, Integer.toString(pid)).exists() ? open(pid) : null;
    }

    /// Under a thread's number are the files of its process.
    @Override
    public boolean isProcess(int pid) {
        try (var status = new ProcFile(folder.resolve(Integer.toString(pid)), "status", false)) {
            int at = text.read(status) ? text.after(PROCESS_KEY) : -1;
            return at >= 0 && text.number(at) == pid;
        }
    }

    @Override
    public void list(BitSet into) {
        String[] names = told ? root.list() : null;
        if (names == null) {
            return;
        }
        for (String name : names) {
            int pid = pid(name);
            if (pid > 0) {
                into.set(pid);
            }
        }
    }

    private static int pid(String name) {
        int pid = 0;
        for (int i = 0; i < name.length(); i++) {
            char digit = name.charAt(i);
            if (digit < '0' || digit > '9' || pid > Integer.MAX_VALUE / 100) {
                return 0;
            }
            pid = pid * 10 + (digit - '0');
        }
        return pid;
    }

    @Override
    public @Nullable ProcessView open(long pid) {
        if (!told) {
            return null;
        }
        boolean keep = kept < MOST_KEPT;
        var process = new ProcProcess(pid, folder.resolve(Long.toString(pid)), text, this::clock, pageBytes, keep,
                tellsChildren, () -> kept--);
        if (keep) {
            kept++;
        }
        // By its clock, if there is one: the time in the files may be two hundredths of a second less.
        boolean _ = process.hasRun();
        if (process.look()) {
            return process;
        }
        process.close();
        return null;
    }
}
