package org.poolscope.protocol;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.poolscope.workload.ProgramUse;

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
///   128  steps            long   done so far by all tasks, the running one among them; outside the seqlock
///   136  opening at       long   monotonic nanoseconds at which the workload began to be opened; outside the seqlock,
///                                as are those that follow
///   144  opening          long   nanoseconds it took
///   152  waited           long   nanoseconds waited for tasks that came
///   160  idle since       long   monotonic nanoseconds at which the last wait for a task began; 0: it has one
///   168  sent             long   nanoseconds of encoding and sending results
///   176  decoded          long   nanoseconds of decoding commands that were waited for; the control thread writes it
///   184  shared           long   nanoseconds that tasks have waited at shared objects
///   192  process seqlock  long   odd while the beat thread writes the fields below
///   200  cpu              long   nanoseconds
///   208  heap             long   bytes
///   216  rss              long   bytes
///   224  peak rss         long   bytes
///   232  gc count         long
///   240  gc time          long   nanoseconds
///   248  threads          long
///   256  sampled          long   monotonic nanoseconds at which the process fields were read
///   264  programs' cpu    long   nanoseconds of the programs that its tasks have started, with all they started
///   272  programs' memory long   bytes resident now
///   280  programs' reads  long   bytes from disks
///   288  programs' writes long   bytes to disks
///   296  processes        long   of them, alive now
///   304  their threads    long
///   312  programs sampled long   monotonic nanoseconds at which these fields were read; 0: none
///   320  farewell         long   0: none; see Farewell; written last of all
///   328  farewell signal  long   the signal that asked the JVM to exit, or 0
///   384  event cursor     long   number of events ever noted
///   448  events           256 × { nanos long, code long, argument long, unused long }
///  8640  process count    long   how many of those that follow are there; with them under the process seqlock
///  8704  processes        24 × { pid, parent, cpu, memory, threads long, name 16 bytes, unused long }
/// ```
///
/// All fields are in the machine's byte order. The seqlock (Lameter, "Effective synchronization on Linux/NUMA systems",
/// 2005) lets a reader notice that it read in the middle of a write.
final class TelemetryPage implements AutoCloseable {

    static final long MAGIC = 0x706F6F6C73636F70L;
    static final int VERSION = 5;

    static final int MAGIC_AT = 0;
    static final int VERSION_AT = 8;
    static final int PID_AT = 16;
    static final int TASK_LOCK_AT = 64;
    static final int PHASE_AT = 72;
    static final int TASK_AT = 80;
    static final int TASK_START_AT = 88;
    static final int TASKS_DONE_AT = 96;
    static final int TASKS_FAILED_AT = 104;
    static final int ITEMS_DONE_AT = 112;
    static final int ITEMS_OF_TASK_AT = 120;
    static final int STEPS_AT = 128;
    static final int OPENING_AT = 136;
    static final int OPENING_NANOS_AT = 144;
    static final int WAITED_NANOS_AT = 152;
    static final int IDLE_SINCE_AT = 160;
    static final int SENT_NANOS_AT = 168;
    static final int DECODED_NANOS_AT = 176;
    static final int SHARED_NANOS_AT = 184;
    static final int PROCESS_LOCK_AT = 192;
    static final int CPU_AT = 200;
    static final int HEAP_AT = 208;
    static final int RSS_AT = 216;
    static final int PEAK_RSS_AT = 224;
    static final int GC_COUNT_AT = 232;
    static final int GC_NANOS_AT = 240;
    static final int THREADS_AT = 248;
    static final int SAMPLED_AT = 256;
    static final int PROGRAM_CPU_AT = 264;
    static final int PROGRAM_MEMORY_AT = 272;
    static final int PROGRAM_READ_AT = 280;
    static final int PROGRAM_WRITTEN_AT = 288;
    static final int PROGRAM_PROCESSES_AT = 296;
    static final int PROGRAM_THREADS_AT = 304;
    static final int PROGRAM_SAMPLED_AT = 312;
    static final int FAREWELL_AT = 320;
    static final int FAREWELL_SIGNAL_AT = 328;
    static final int EVENT_CURSOR_AT = 384;
    static final int EVENTS_AT = 448;
    static final int EVENTS = 256;
    static final int EVENT_BYTES = 32;
    static final int MEMBER_COUNT_AT = EVENTS_AT + EVENTS * EVENT_BYTES;
    static final int MEMBERS_AT = MEMBER_COUNT_AT + 64;
    static final int MEMBER_BYTES = 64;
    static final int BYTES = MEMBERS_AT + ProgramUse.MOST_MEMBERS * MEMBER_BYTES;

    // What can stand in the farewell.
    static final int LEFT = 1;
    static final int EXITED = 2;
    static final int SIGNALLED = 3;

    /// A write is a few stores, but on a busy machine its thread may lose the processor between two of them. Who has
    /// not gone on after so long has died there, or is stopped.
    static final long MAX_WAIT_NANOS = 100_000_000;

    private final Arena arena = Arena.ofShared();

    /// The mapped file as a buffer, for a var handle is linked when it is first used, and that takes longer than all
    /// else a worker does until its first task. Mapped by way of an arena all the same: a buffer that [FileChannel]
    /// maps itself is made by reflection, which takes as long.
    private final ByteBuffer memory;

    private TelemetryPage(Path file, StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            reserve(channel);
            memory = channel.map(MapMode.READ_WRITE, 0, BYTES, arena).asByteBuffer().order(ByteOrder.nativeOrder());
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
        var page = new TelemetryPage(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
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

    /// Where an event stands in the ring.
    static int eventAt(long event) {
        return EVENTS_AT + (int) (event % EVENTS) * EVENT_BYTES;
    }

    /// Reads a field. All are aligned, so that each is loaded and stored in one piece.
    long get(int at) {
        return memory.getLong(at);
    }

    void set(int at, long value) {
        memory.putLong(at, value);
    }

    /// Reads a field before all that is read after it.
    long getAcquire(int at) {
        long value = get(at);
        VarHandle.acquireFence();
        return value;
    }

    /// Writes a field after all that was written before it.
    void setRelease(int at, long value) {
        VarHandle.releaseFence();
        set(at, value);
    }

    /// Begins a write under a seqlock. One thread writes under each lock.
    void beginWrite(int lockAt) {
        set(lockAt, get(lockAt) + 1);
        VarHandle.releaseFence();
    }

    void endWrite(int lockAt) {
        setRelease(lockAt, get(lockAt) + 1);
    }

    /// Reads under a seqlock: again if a write came between. A writer that was killed in the middle of a write leaves
    /// the lock odd for ever; what stands there is then taken as it is, each field whole in itself.
    void read(int lockAt, Runnable fields) {
        long begun = System.nanoTime();
        while (!readOnce(lockAt, fields) && System.nanoTime() - begun < MAX_WAIT_NANOS) {
            Thread.yield();
        }
    }

    private boolean readOnce(int lockAt, Runnable fields) {
        long before = getAcquire(lockAt);
        fields.run();
        VarHandle.acquireFence();
        return (before & 1) == 0 && before == get(lockAt);
    }

    /// Unmaps the page. No thread may use it after.
    @Override
    public void close() {
        arena.close();
    }
}
