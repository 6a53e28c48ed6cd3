package org.poolscope.protocol;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The layout of a telemetry page: a mapped file in which one worker notes what it does and from which the parent reads
/// without asking. It outlives the worker, so a worker that was killed leaves a black box.
///
/// ```
///     0  magic            long   written last when the page is made
///     8  version          int
///    16  pid              long
///    24  reserved
///    64  task seqlock     long   odd while the task thread writes the fields below
///    72  phase            long   ordinal of Phase
///    80  task             long   -1: none
///    88  task start       long   monotonic nanoseconds
///    96  tasks done       long
///   104  tasks failed     long
///   112  items done       long   of ended tasks
///   120  items of task    long   done so far in the running task; outside the seqlock
///   192  process seqlock  long   odd while the beat thread writes the fields below
///   200  cpu              long   nanoseconds
///   208  heap             long   bytes
///   216  rss              long   bytes
///   224  peak rss         long   bytes
///   232  gc count         long
///   240  gc time          long   nanoseconds
///   248  threads          long
///   256  sampled          long   monotonic nanoseconds at which the process fields were read
///   320  farewell         long   0: none; see Farewell; written last of all
///   328  farewell signal  long   the signal that asked the JVM to exit, or 0
///   384  event cursor     long   number of events ever noted
///   448  events           256 × { nanos long, code long, argument long, unused long }
/// ```
///
/// All fields are in the machine's byte order. The seqlock (Lameter, "Effective synchronization on Linux/NUMA systems",
/// 2005) lets a reader notice that it read in the middle of a write.
final class TelemetryPage implements AutoCloseable {

    static final long MAGIC = 0x706F6F6C73636F70L;
    static final int VERSION = 1;

    static final long MAGIC_AT = 0;
    static final long VERSION_AT = 8;
    static final long PID_AT = 16;
    static final long TASK_LOCK_AT = 64;
    static final long PHASE_AT = 72;
    static final long TASK_AT = 80;
    static final long TASK_START_AT = 88;
    static final long TASKS_DONE_AT = 96;
    static final long TASKS_FAILED_AT = 104;
    static final long ITEMS_DONE_AT = 112;
    static final long ITEMS_OF_TASK_AT = 120;
    static final long PROCESS_LOCK_AT = 192;
    static final long CPU_AT = 200;
    static final long HEAP_AT = 208;
    static final long RSS_AT = 216;
    static final long PEAK_RSS_AT = 224;
    static final long GC_COUNT_AT = 232;
    static final long GC_NANOS_AT = 240;
    static final long THREADS_AT = 248;
    static final long SAMPLED_AT = 256;
    static final long FAREWELL_AT = 320;
    static final long FAREWELL_SIGNAL_AT = 328;
    static final long EVENT_CURSOR_AT = 384;
    static final long EVENTS_AT = 448;
    static final int EVENTS = 256;
    static final int EVENT_BYTES = 32;
    static final long BYTES = EVENTS_AT + EVENTS * EVENT_BYTES;

    /// A write is a few stores, and beats are tens of milliseconds apart: so many reads in vain mean that the writer died in
    /// one.
    private static final int MAX_READS = 10_000;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    private TelemetryPage(Path file, StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            reserve(channel);
            memory = channel.map(MapMode.READ_WRITE, 0, BYTES, arena);
        } catch (IOException e) {
            arena.close();
            throw new IOException("cannot use " + file + " as a telemetry page: " + e.getMessage(), e);
        }
    }

    /// Writes what is missing, all of it, and leaves no hole: a page that cannot be backed must fail here and not as a
    /// SIGBUS later. On a file system with a little room left, a single write takes that little and does not complain.
    private static void reserve(FileChannel channel) throws IOException {
        for (long size = channel.size(); size < BYTES; size = channel.size()) {
            channel.write(ByteBuffer.allocate((int) (BYTES - size)), size);
        }
    }

    /// Makes a page; the file must not exist.
    static TelemetryPage create(Path file) throws IOException {
        var page = new TelemetryPage(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        page.set(VERSION_AT, VERSION);
        page.set(TASK_AT, -1);
        page.setRelease(MAGIC_AT, MAGIC);
        return page;
    }

    /// Attaches to a page made by the other side.
    ///
    /// @throws IOException if the file is no telemetry page of this version
    static TelemetryPage attach(Path file) throws IOException {
        var page = new TelemetryPage(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (page.getAcquire(MAGIC_AT) != MAGIC || page.get(VERSION_AT) != VERSION) {
            page.close();
            throw new IOException(file + " is not a telemetry page of version " + VERSION);
        }
        return page;
    }

    long get(long at) {
        return (long) LONG.getOpaque(memory, at);
    }

    void set(long at, long value) {
        LONG.setOpaque(memory, at, value);
    }

    long getAcquire(long at) {
        return (long) LONG.getAcquire(memory, at);
    }

    void setRelease(long at, long value) {
        LONG.setRelease(memory, at, value);
    }

    long getAndIncrement(long at) {
        return (long) LONG.getAndAdd(memory, at, 1L);
    }

    /// Begins a write under a seqlock. One thread writes under each lock.
    void beginWrite(long lockAt) {
        set(lockAt, get(lockAt) + 1);
        VarHandle.releaseFence();
    }

    void endWrite(long lockAt) {
        setRelease(lockAt, get(lockAt) + 1);
    }

    /// Reads under a seqlock: again if a write came between. A writer that was killed in the middle of a write leaves the
    /// lock odd for ever; what stands there is then taken as it is, each field whole in itself.
    void read(long lockAt, Runnable fields) {
        for (int attempt = 0; attempt < MAX_READS; attempt++) {
            long before = getAcquire(lockAt);
            fields.run();
            VarHandle.acquireFence();
            if ((before & 1) == 0 && before == get(lockAt)) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    /// Unmaps the page. No thread may use it after.
    @Override
    public void close() {
        arena.close();
    }
}
