package org.poolscope.pool.print;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;

/// A file that a worker prints to, as far as it was taken, and what is kept of the rest. The worker appends to it
/// whenever it likes, and so do the processes it has started.
///
/// ```
///  given back │ taken │ waits │ left out │ waits │ ◄── the worker appends
///             └ released      └ gapFrom  └ gapTo └ length
/// ```
///
/// Two threads use it: one takes, one keeps it within bounds; both under its lock, and nobody shows anything under it.
final class PrintedFile {

    /// The last of what a worker printed stays, for its death certificate.
    static final int TAIL = 1 << 16;
    private static final int SHORTENED_AT = 1 << 20;

    /// What is to become of what comes.
    enum Wanted { ALL, LAST, NOTHING }

    private final LaunchedWorker worker;
    private final boolean error;
    private final Path path;

    /// Stays open: its name may go before its end is read. Null as soon as nobody wants all of it.
    private @Nullable RandomAccessFile file;
    private Wanted wanted = Wanted.ALL;
    private long length;
    private long measured;
    private long taken;
    private long released;
    private long gapFrom;
    private long gapTo;
    private long gapReleased;

    /// How much went before anybody took it, and was not told yet.
    private long missing;
    private boolean inALine;
    private volatile boolean ended;

    /// @throws IOException if it is gone with its directory, or there are no more descriptors
    PrintedFile(LaunchedWorker worker, boolean error, Wanted wanted) throws IOException {
        this.worker = worker;
        this.error = error;
        this.path = error ? worker.stderr() : worker.stdout();
        this.file = wanted == Wanted.ALL ? new RandomAccessFile(path.toFile(), "r") : null;
        this.wanted = wanted;
    }

    LaunchedWorker worker() {
        return worker;
    }

    boolean isError() {
        return error;
    }

    Path path() {
        return path;
    }

    /// Its worker has ended, and will print no more.
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    synchronized Wanted wanted() {
        return wanted;
    }

    /// From now on no more than so much of it is wanted.
    synchronized void want(Wanted less) {
        if (less.compareTo(wanted) > 0) {
            wanted = less;
            noGap(taken);
            close();
        }
    }

    /// Looks how long it is.
    synchronized void look() throws IOException {
        length = file == null ? path.toFile().length() : file.length();
        if (length < taken && file != null) {
            // Somebody has emptied it: to a shell, /dev/stdout is this file.
            taken = 0;
            released = 0;
            noGap(0);
        }
    }

    synchronized long length() {
        return length;
    }

    /// How much longer it is than when this was asked before.
    synchronized long grown() {
        long grown = length - measured;
        measured = length;
        return Math.max(0, grown);
    }

    /// How much of it nobody has taken yet who wants it, of all that is still there.
    synchronized long waiting() {
        return file == null ? 0 : length - taken - (gapTo - gapFrom);
    }

    // ---- for the thread that takes

    /// Tells how much is missing before what is taken next, once.
    synchronized long takeMissing() {
        if (gapTo > gapFrom && taken == gapFrom) {
            missing += gapTo - gapFrom;
            taken = gapTo;
            noGap(gapTo);
        }
        long told = wanted == Wanted.NOTHING ? 0 : missing;
        missing = 0;
        return told;
    }

    private void noGap(long at) {
        gapFrom = at;
        gapTo = at;
        gapReleased = at;
    }

    /// Takes the next whole lines; or all there is, if that is one line longer than the block, or if nothing comes
    /// after it.
    ///
    /// @param all whether nothing comes after what is there now
    /// @return how many bytes; 0 if there are none, or what is missing has to be told first
    synchronized int take(byte[] block, boolean all) throws IOException {
        if (file == null) {
            return 0;
        }
        boolean toGap = gapTo > gapFrom;
        long end = toGap ? gapFrom : length;
        int most = (int) Math.min(end - taken, block.length);
        if (most <= 0) {
            return 0;
        }
        file.seek(taken);
        int read = file.read(block, 0, most);
        boolean last = (all || toGap) && taken + read == end;
        int count = last ? read : wholeLines(block, read);
        if (count > 0) {
            taken += count;
            inALine = block[count - 1] != '\n';
        }
        return Math.max(0, count);
    }

    private static int wholeLines(byte[] block, int count) {
        int whole = count;
        while (whole > 0 && block[whole - 1] != '\n') {
            whole--;
        }
        return whole == 0 && count == block.length ? count : whole;
    }

    /// Whether the end of a line whose beginning was taken is still to come.
    synchronized boolean isInALine() {
        return inALine;
    }

    /// Whether there is anything left that a look has found.
    synchronized boolean hasMore() {
        return file != null && taken < length;
    }

    /// Of a file of which the last is wanted, that, as far as it was not taken; to be told after what is missing.
    synchronized byte[] takeLast() throws IOException {
        try (var from = new RandomAccessFile(path.toFile(), "r")) {
            byte[] tail = tail(from);
            int known = leaveOut(from.length(), tail.length);
            taken = from.length();
            return Arrays.copyOfRange(tail, known, tail.length);
        }
    }

    /// Of what nobody has taken, all but the tail is missing.
    ///
    /// @return how much of the tail was taken before
    private int leaveOut(long end, int tail) {
        long left = end - taken - tail;
        missing += Math.max(0, left);
        return Math.clamp(-left, 0, tail);
    }

    // ---- for the thread that keeps it within bounds

    /// Leaves out of the middle of what waits as much as is more than a bound, from line to line where lines are short.
    ///
    /// @param most at least a few times [#TAIL]
    synchronized void bound(long most) throws IOException {
        if (file == null || waiting() <= most) {
            return;
        }
        if (gapTo == gapFrom) {
            noGap(afterLine(taken + most / 2));
        }
        gapTo = Math.max(gapTo, afterLine(length - (most - (gapFrom - taken))));
    }

    /// Where the next line begins.
    private long afterLine(long from) throws IOException {
        byte[] block = new byte[(int) Math.min(TAIL, length - from)];
        file.seek(from);
        int read = file.read(block);
        for (int i = 0; i < read; i++) {
            if (block[i] == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    /// How much of its disk space nobody needs any more.
    synchronized long spare() {
        return file == null ? 0
                : Math.max(0, Math.min(taken, length - TAIL) - released) + gapTo - Math.max(gapFrom, gapReleased);
    }

    /// Gives that back.
    ///
    /// @return false if that cannot be done here; then what was to be left out waits again
    synchronized boolean release(FileHoles holes) {
        long to = Math.min(taken, length - TAIL);
        boolean done = to <= released || holes.punch(path, released, to);
        if (done) {
            released = Math.max(released, to);
            done = gapTo <= gapReleased || holes.punch(path, gapReleased, gapTo);
            gapReleased = done ? gapTo : gapReleased;
        }
        if (!done && gapReleased > gapFrom) {
            // What was given back of the gap is not there any more.
            gapTo = gapReleased;
        } else if (!done) {
            noGap(gapFrom);
        }
        return done;
    }

    /// Of a file that nobody wants, or only the last of, empties it but for its last lines. What is printed between the
    /// two steps comes before those; what is printed between reading and emptying is gone with the rest.
    synchronized void shorten() throws IOException {
        if (wanted == Wanted.ALL || length < SHORTENED_AT) {
            return;
        }
        try (var from = new RandomAccessFile(path.toFile(), "r");
                var to = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            byte[] tail = tail(from);
            taken = leaveOut(from.length(), tail.length);
            to.truncate(0);
            to.write(ByteBuffer.wrap(tail));
            length = tail.length;
        }
    }

    /// Its last lines.
    private static byte[] tail(RandomAccessFile from) throws IOException {
        long end = from.length();
        byte[] block = new byte[(int) Math.min(end, TAIL)];
        from.seek(end - block.length);
        from.readFully(block);
        int at = 0;
        if (block.length < end) {
            while (at < block.length && block[at] != '\n') {
                at++;
            }
            at = at + 1 < block.length ? at + 1 : 0;
        }
        return Arrays.copyOfRange(block, at, block.length);
    }

    synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException _) {
            // What fails to close is closed.
        }
        file = null;
    }
}
