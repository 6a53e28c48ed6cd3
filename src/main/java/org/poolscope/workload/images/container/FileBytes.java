package org.poolscope.workload.images.container;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// The bytes of a picture's file, outside of Java's heap: how large that is depends on how many workers there are, and
/// what becomes of a picture must not. For one thread. As long-lived as its memory; to be closed.
///
/// They are read, and not mapped: a mapped file that somebody cuts short meanwhile would end the process as soon as a
/// native decoder came to what is gone.
public final class FileBytes implements AutoCloseable {

    /// How many pieces of a file are looked at: ten times as many as an honest one has. With more, a list of them would
    /// have room in the heaps of some workers only.
    static final int MOST_PIECES = 1 << 18;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    /// Behind the file, for what a picture may lack at its end.
    private static final int SPARE = 16;
    private static final int WINDOW = 1 << 14;
    private static final int MEGABYTE_BITS = 20;

    private final MemorySegment memory;
    private final int length;
    private final Runnable end;
    /// A part of it in the heap: to read single bytes takes long otherwise, as long as nothing is compiled.
    private byte[] window = {};
    private int from;

    private FileBytes(MemorySegment memory, int length, Runnable end) {
        this.memory = memory;
        this.length = length;
        this.end = end;
    }

    /// The content of a file.
    ///
    /// @param buffer where to; what was read there before is overwritten
    /// @throws PictureException       if it alone is more than one picture may take
    /// @throws InterruptedIOException if this thread was interrupted
    public static FileBytes read(Path file, Buffer buffer) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return read(channel, channel.size(), buffer);
        } catch (ClosedByInterruptException e) {
            throw (InterruptedIOException) new InterruptedIOException("interrupted while reading").initCause(e);
        } catch (PictureException e) {
            throw e;
        } catch (IOException e) {
            // Systems differ in whether it can be opened, and in what they call that.
            throw Files.isDirectory(file) ? new PictureException(Flaw.FOLDER) : e;
        }
    }

    /// @param bytes how many there are, unless somebody cuts them short just now
    static FileBytes read(ReadableByteChannel channel, long bytes, Buffer buffer) throws IOException {
        long most = Math.min(Memory.most(), Integer.MAX_VALUE - SPARE);
        if (bytes > most) {
            throw new PictureException(Flaw.FILE_TOO_LARGE, bytes >> MEGABYTE_BITS, most >> MEGABYTE_BITS);
        }
        Arena arena = Arena.ofConfined();
        try {
            MemorySegment memory = buffer.of(bytes + SPARE, arena);
            ByteBuffer content = memory.asSlice(0, bytes).asByteBuffer();
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // On to the next piece.
            }
            return new FileBytes(memory, content.position(), arena::close);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// A copy of bytes that are in the heap.
    public static FileBytes of(byte[] content) {
        MemorySegment memory = Arena.ofAuto().allocate((long) content.length + SPARE);
        MemorySegment.copy(content, 0, memory, ValueLayout.JAVA_BYTE, 0, content.length);
        return new FileBytes(memory, content.length, () -> { });
    }

    /// Bytes that are in the heap, to be looked at there.
    public static FileBytes within(byte[] content) {
        return within(MemorySegment.ofArray(content));
    }

    /// Bytes that are in memory, to be looked at there.
    public static FileBytes within(MemorySegment content) {
        return new FileBytes(content, Math.toIntExact(content.byteSize()), () -> { });
    }

    /// How many there are.
    public int length() {
        return length;
    }

    /// How many there are up to the last one that is not zero.
    int lengthWithoutZeros() {
        byte[] piece = new byte[Math.min(WINDOW, length)];
        for (int end = length; end > 0; end -= piece.length) {
            int start = Math.max(0, end - piece.length);
            copy(start, piece, end - start);
            for (int i = end - start - 1; i >= 0; i--) {
                if (piece[i] != 0) {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }

    /// One of them.
    public byte get(int at) {
        int place = at - from;
        if (place < 0 || place >= window.length) {
            place = move(at);
        }
        return window[place];
    }

    /// Looks at what begins there, and a little before.
    private int move(int at) {
        if (at < 0 || at >= length) {
            throw new IndexOutOfBoundsException(at + " of " + length);
        }
        from = Math.max(0, at - SPARE);
        int size = Math.min(WINDOW, length - from);
        if (window.length != size) {
            window = new byte[size];
        }
        copy(from, window, size);
        return at - from;
    }

    /// One of them, from 0 to 255.
    int unsigned(int at) {
        return get(at) & 0xFF;
    }

    /// Four of them as a number, the first one topmost.
    int bigEndian(int at) {
        return unsigned(at) << 24 | unsigned(at + 1) << 16 | unsigned(at + 2) << 8 | unsigned(at + 3);
    }

    /// Four of them as a number, the last one topmost.
    int littleEndian(int at) {
        return Integer.reverseBytes(bigEndian(at));
    }

    /// Some of them, at the beginning of an array.
    void copy(int from, byte[] to, int count) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, to, 0, count);
    }

    /// Some of them in an array of their own.
    public byte[] copy(int from, int to) {
        byte[] copy = new byte[to - from];
        copy(from, copy, copy.length);
        return copy;
    }

    /// Its first bytes; fewer than asked if there are no more.
    public byte[] head(int most) {
        return copy(0, Math.min(most, length));
    }

    /// Letters that are there.
    String letters(int at, int count) {
        return new String(copy(at, at + count), StandardCharsets.ISO_8859_1);
    }

    /// All of them, as they are in memory.
    public MemorySegment memory() {
        return memory.asSlice(0, length);
    }

    /// Some of them, as they are in memory.
    public ByteBuffer buffer(int from, int to) {
        return memory.asSlice(from, to - from).asByteBuffer();
    }

    /// Where the next byte of a kind is; after the last place to look at if there is none.
    int next(byte wanted, int from, int last) {
        int at = from;
        while (at <= last) {
            get(at);
            int end = Math.min(window.length, last + 1 - this.from);
            for (int place = at - this.from; place < end; place++) {
                if (window[place] == wanted) {
                    return this.from + place;
                }
            }
            at = this.from + end;
        }
        return last + 1;
    }

    /// Where the next byte of 255 is, which is looked for in eight bytes at a time; `to` if there is none.
    int next255(int from, int to) {
        int at = from;
        while (at < to) {
            get(at);
            int last = Math.min(window.length, to - this.from);
            int place = next255(window, at - this.from, last);
            at = this.from + place;
            if (place < last) {
                return at;
            }
        }
        return Math.min(at, to);
    }

    static int next255(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long zeros = ~(long) LONG.get(bytes, at);
            long found = zeros - ONES & ~zeros & ONES << 7;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (at < to && bytes[at] != -1) {
            at++;
        }
        return Math.min(at, to);
    }

    /// The same without what is behind, in the same memory.
    ///
    /// @param more a few bytes in the place of that; nobody is to need it any more
    FileBytes upTo(int end, byte... more) {
        MemorySegment.copy(more, 0, memory, ValueLayout.JAVA_BYTE, end, more.length);
        return new FileBytes(memory, end + more.length, this.end);
    }

    /// Moves some of them to the front. Nobody is to need what was there any more, nor to read single ones afterwards.
    void move(int from, int to, int at) {
        MemorySegment.copy(memory, from, memory, at, to - from);
    }

    /// Gives back their memory. To be called once, whatever was cut off of them.
    @Override
    public void close() {
        end.run();
    }
}
