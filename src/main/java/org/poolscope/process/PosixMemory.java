package org.poolscope.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The memory in which the C library is told what to start, and tells what became of it: of one program, from its start
/// to its end, and then of another. To ask for each piece of it takes longer than to start a program. For one thread at
/// a time.
final class PosixMemory {

    /// Room for a `posix_spawn_file_actions_t`, which has 80 bytes; then come single figures, and a `struct rusage` of
    /// 144.
    private static final long PID_AT = 256;
    private static final long STATUS_AT = 264;
    private static final long POLL_AT = 272;
    private static final long STATE_AT = 288;
    private static final long USAGE_AT = 320;
    private static final long SIZE = 512;

    /// The field of the `struct rusage` that has the peak, in kibibytes.
    static final int PEAK = 4;

    private static final int USUAL_BYTES = 4096;
    private static final int READABLE = 1;
    private static final int SHORT_BITS = 16;

    private static final Queue<PosixMemory> UNUSED = new ConcurrentLinkedQueue<>();

    final MemorySegment fixed = Arena.ofAuto().allocate(SIZE, 16);
    final MemorySegment state = fixed.asSlice(STATE_AT, PosixCalls.CALL_STATE);
    private MemorySegment texts = Arena.ofAuto().allocate(USUAL_BYTES, Long.BYTES);
    private byte[] bytes = new byte[USUAL_BYTES];
    private long[] pointers = new long[0];
    private int size;
    private int count;
    private int words;
    private int environment;

    private PosixMemory() {}

    static PosixMemory take() {
        PosixMemory unused = UNUSED.poll();
        return unused == null ? new PosixMemory() : unused;
    }

    void giveBack() {
        UNUSED.add(this);
    }

    // ---- what is to be started

    /// Writes down a program.
    ///
    /// @param files names of files, told by [#file]
    void write(Program program, PosixEnvironment base, String mark, String... files) {
        List<String> arguments = program.words();
        byte[][] before = base.before();
        environment = files.length + arguments.size() + 1;
        count = environment + before.length + base.entries().length + 1;
        size = 0;
        words = files.length;
        if (pointers.length < count) {
            pointers = new long[count];
        }
        int at = 0;
        for (String file : files) {
            at = add(at, file);
        }
        for (String word : arguments) {
            at = add(at, word);
        }
        pointers[at++] = 0;
        for (int i = 0; i < before.length; i++) {
            long begin = size;
            append(before[i]);
            add(at, i < before.length - 1 ? program.values().get(i) : mark);
            pointers[at++] = begin;
        }
        System.arraycopy(base.entries(), 0, pointers, at, base.entries().length);
        pointers[count - 1] = 0;
        settle(at);
    }

    private int add(int at, String text) {
        pointers[at] = size;
        append(ByteText.bytes(text));
        bytes[size++] = 0;
        return at + 1;
    }

    /// With room for what ends it.
    private void append(byte[] more) {
        if (bytes.length <= size + more.length) {
            bytes = Arrays.copyOf(bytes, 2 * (size + more.length + 1));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /// @param ours so many pointers are places among the bytes, but for the one between arguments and environment
    private void settle(int ours) {
        long room = (long) count * Long.BYTES;
        if (texts.byteSize() < room + size) {
            texts = Arena.ofAuto().allocate(2 * (room + size), Long.BYTES);
        }
        long base = texts.address() + room;
        for (int i = 0; i < ours; i++) {
            if (i != environment - 1) {
                pointers[i] += base;
            }
        }
        MemorySegment.copy(pointers, 0, texts, JAVA_LONG, 0, count);
        MemorySegment.copy(bytes, 0, texts, JAVA_BYTE, room, size);
    }

    boolean hasFile(int number) {
        return number < words;
    }

    /// The address of a file's name.
    long file(int number) {
        return pointers[number];
    }

    /// The address of the program's name.
    long program() {
        return pointers[words];
    }

    long words() {
        return texts.address() + (long) words * Long.BYTES;
    }

    long environment() {
        return texts.address() + (long) environment * Long.BYTES;
    }

    long actions() {
        return fixed.address();
    }

    long pid() {
        return fixed.address() + PID_AT;
    }

    int startedPid() {
        return fixed.get(JAVA_INT, PID_AT);
    }

    // ---- what became of it

    /// A `struct pollfd` that waits until something can be read.
    long poll(int descriptor) {
        fixed.set(JAVA_INT, POLL_AT, descriptor);
        fixed.set(JAVA_INT, POLL_AT + Integer.BYTES, READABLE);
        return fixed.address() + POLL_AT;
    }

    /// Whether that is so.
    boolean isReadable() {
        return fixed.get(JAVA_INT, POLL_AT + Integer.BYTES) >> SHORT_BITS != 0;
    }

    int error() {
        return state.get(JAVA_INT, 0);
    }

    long status() {
        return fixed.address() + STATUS_AT;
    }

    int endStatus() {
        return fixed.get(JAVA_INT, STATUS_AT);
    }

    long usage() {
        return fixed.address() + USAGE_AT;
    }

    /// A field of the `struct rusage`.
    long used(int field) {
        return fixed.get(JAVA_LONG, USAGE_AT + (long) field * Long.BYTES);
    }
}
