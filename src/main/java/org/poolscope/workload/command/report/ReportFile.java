package org.poolscope.workload.command.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.FileHole;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Texts;

/// The file to which one program writes how far it is, read as it grows. Whoever writes to it is never kept waiting, as
/// all that is done to it is to be read; and whatever else becomes of it, nothing here waits or fails.
///
/// A file that was written anew, be it shorter or not, is read from its beginning, and what it counts counts from
/// nothing.
///
/// Any thread.
public final class ReportFile implements AutoCloseable {

    /// So much is read at one look; the rest at the next.
    static final int MOST_BYTES = 64 << 10;

    /// So much of what was read last is compared: where it has changed, the file was written anew.
    private static final int OVERLAP = 32;

    /// What was read for so long takes no memory any more.
    private static final int KEPT_BYTES = 1 << 20;

    private static final int MEBIBYTE_BITS = 20;

    /// What is left when the program has ended may take so long.
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private static final Texts TEXTS = Texts.of(ReportFile.class);

    private final Path path;
    private final ReportLines lines;

    /// The beat thread must not wait for whoever reads all the rest.
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private FileChannel channel;
    private @Nullable Object key;
    private @Nullable FileTime written;
    private byte[] last = new byte[0];
    private long position;
    private long given;
    private boolean strange;
    private boolean closed;

    /// Whether it had ended, and nothing had ever been done to the file.
    private boolean unused;

    private ReportFile(Path path, FileChannel channel, TaskLog log) {
        this.path = path;
        this.channel = channel;
        this.lines = new ReportLines(log);
    }

    /// Makes an empty one.
    ///
    /// @param log told what is in it
    /// @throws IOException if there is no room for it, or one of its name
    public static ReportFile create(Path path, TaskLog log) throws IOException {
        return new ReportFile(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE), log);
    }

    /// The same file for the next program, if the one before has left it alone: to make one and delete it takes longer
    /// than all else that is done with most of them. This one is closed then.
    ///
    /// @param next told what is in it
    /// @return empty if another file has to be made
    Optional<ReportFile> again(TaskLog next) {
        lock.lock();
        try {
            if (!unused || closed) {
                return Optional.empty();
            }
            closed = true;
            var again = new ReportFile(path, channel, next);
            again.key = key;
            return Optional.of(again);
        } finally {
            lock.unlock();
        }
    }

    /// Whether it has ended with nothing done to the file.
    boolean isUnused() {
        lock.lock();
        try {
            return unused && !closed;
        } finally {
            lock.unlock();
        }
    }

    /// As a program finds it.
    public Path path() {
        return path;
    }

    /// Whether a part that is done was among what was read.
    boolean hasToldPart() {
        return lines.hasToldPart();
    }

    /// Reads what has come since the last look, as far as that is not much.
    public void look() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                readSome();
            }
        } catch (IOException e) {
            noteStrange(String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    /// Reads all the rest, as its program has ended.
    ///
    /// @return what is to be said of what could not be read
    public Optional<String> end() {
        long begin = System.nanoTime();
        lock.lock();
        try {
            unused = isUntouched();
            while (!unused && !closed && readSome()) {
                if (System.nanoTime() - begin > LONGEST_END.toNanos()) {
                    lines.noteUnread(TEXTS.format("too-much", channel.size() - position >> MEBIBYTE_BITS));
                    break;
                }
            }
        } catch (IOException e) {
            noteStrange(String.valueOf(e.getMessage()));
        }
        try {
            lines.end();
            return lines.remark();
        } finally {
            lock.unlock();
        }
    }

    /// @return whether there may be more
    private boolean readSome() throws IOException {
        BasicFileAttributes file = follow();
        long size = channel.size();
        if (size < position || size == position && isRewritten(file)) {
            beginAnew();
        }
        written = file == null || file.size() != size ? null : file.lastModifiedTime();
        int fresh = (int) Math.min(MOST_BYTES, size - position);
        if (fresh == 0) {
            return false;
        }
        byte[] bytes = read(position - last.length, last.length + fresh);
        if (bytes.length < last.length || !Arrays.equals(last, 0, last.length, bytes, 0, last.length)) {
            beginAnew();
            return true;
        }
        byte[] news = Arrays.copyOfRange(bytes, last.length, bytes.length);
        lines.add(news, news.length);
        position += news.length;
        last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - OVERLAP), bytes.length);
        giveBack();
        return position < size;
    }

    /// Whether nothing is in it or ever was, and nobody has put anything else in its place.
    private boolean isUntouched() {
        if (position > 0 || strange || closed) {
            return false;
        }
        try {
            BasicFileAttributes there =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean same = key == null || key.equals(there.fileKey());
            key = same ? there.fileKey() : key;
            return same && there.isRegularFile() && there.size() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// At the same length; nobody can tell once a part of it was given back.
    private boolean isRewritten(@Nullable BasicFileAttributes file) {
        return position > 0 && given == 0 && file != null && written != null
                && !file.lastModifiedTime().equals(written);
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until it is full, or the file ends
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void beginAnew() {
        lines.beginAnew();
        position = 0;
        given = 0;
        last = new byte[0];
    }

    /// Of a program that writes on and on; the file keeps its length.
    private void giveBack() {
        if (position - given >= KEPT_BYTES && !strange) {
            FileHole.punch(path, given, position - OVERLAP);
            given = position;
        }
    }

    /// Looks at what is there by the name now: somebody may have put another file in its place, or what is none. A pipe
    /// must not be opened, and what was opened is read on.
    ///
    /// @return null if it is gone, or no file
    private @Nullable BasicFileAttributes follow() throws IOException {
        BasicFileAttributes there;
        try {
            there = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException _) {
            return null;
        }
        if (!there.isRegularFile()) {
            noteStrange(TEXTS.get("no-file"));
            return null;
        }
        if (key != null && !key.equals(there.fileKey())) {
            // To write, too: then not even a pipe that was put there a moment ago keeps anybody waiting.
            FileChannel next = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            channel.close();
            channel = next;
            beginAnew();
        }
        key = there.fileKey();
        return there;
    }

    private void noteStrange(String what) {
        if (!strange) {
            strange = true;
            lines.noteUnread(what);
        }
    }

    /// Deletes it, unless something else is there that cannot be deleted. From now on there is nothing to be seen of
    /// it.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // It goes with the run's folder.
        } finally {
            lock.unlock();
        }
    }
}
