package org.poolscope.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.poolscope.codec.scalar.LargeArrays;
import org.poolscope.function.CodecException;
import org.poolscope.shared.segment.Overflow;

/// The large arrays of a message, each in a file of its own that both sides map, in the directory of the run's
/// segments. They are written and not only mapped, so that a full disk is an exception and not a signal.
///
/// The sender writes them; the parent removes them in every case: those of arguments when the task has ended, those of
/// results as soon as it has mapped them, and those of a worker that died when it is gone. For one thread at a time.
public final class LargeFiles implements LargeArrays {

    private static final String SUFFIX = ".large";
    private static final long STEP = 1 << 20;
    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final Path directory;
    private final String prefix;
    private final List<String> written = new ArrayList<>();
    private final List<MemorySegment> received = new ArrayList<>();

    private LargeFiles(Path directory, String prefix) {
        this.directory = directory;
        this.prefix = prefix;
    }

    /// For a sender.
    public static LargeFiles to(Path directory) {
        return new LargeFiles(directory, prefix(ProcessHandle.current().pid()));
    }

    /// For a receiver: maps what came with a message.
    ///
    /// @throws CodecException if it cannot, or if a name is none of ours
    public static LargeFiles from(Path directory, Attachments large) {
        var files = new LargeFiles(directory, "");
        for (String name : large.names()) {
            files.received.add(map(files.file(name)));
        }
        return files;
    }

    private static String prefix(long pid) {
        return pid + "-";
    }

    @Override
    public int put(MemorySegment array) {
        String name = prefix + SEQUENCE.incrementAndGet() + SUFFIX;
        Path file = directory.resolve(name);
        written.add(name);
        try {
            write(array, file);
        } catch (IOException e) {
            writeElsewhere(array, file, e);
        }
        return written.size() - 1;
    }

    /// Where there is no room, there may be a place that has some. What is found by its name is then a link.
    private static void writeElsewhere(MemorySegment array, Path file, IOException failure) {
        delete(file);
        try {
            Path there = Overflow.placeFor(file);
            Files.createSymbolicLink(file, there);
            write(array, there);
        } catch (IOException | UnsupportedOperationException e) {
            delete(file);
            failure.addSuppressed(e);
            throw new CodecException("an array of " + array.byteSize() + " bytes cannot be sent, since " + file
                    + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static void write(MemorySegment array, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            // By way of a buffer, since only bytes on the heap can be seen as one.
            ByteBuffer step = ByteBuffer.allocateDirect((int) Math.min(STEP, array.byteSize()));
            for (long at = 0; at < array.byteSize(); at += step.limit()) {
                step.clear().limit((int) Math.min(STEP, array.byteSize() - at));
                MemorySegment.copy(array, at, MemorySegment.ofBuffer(step), 0, step.limit());
                while (step.hasRemaining()) {
                    channel.write(step);
                }
            }
        }
    }

    /// What was put since the last time, for the message that refers to it.
    public Attachments taken() {
        if (written.isEmpty()) {
            return Attachments.NONE;
        }
        var large = new Attachments(written);
        written.clear();
        return large;
    }

    @Override
    public MemorySegment get(int index) {
        if (index < 0 || index >= received.size()) {
            throw new CodecException("a message refers to its large array " + index + " and has " + received.size());
        }
        return received.get(index);
    }

    private static MemorySegment map(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            throw new CodecException("a large array cannot be received, since " + file + " cannot be mapped: "
                    + e.getMessage(), e);
        }
    }

    /// Removes the files of a message. What is mapped stays so.
    ///
    /// @throws CodecException if a name is none of ours
    public static void remove(Path directory, Attachments large) {
        var files = new LargeFiles(directory, "");
        large.names().forEach(name -> delete(files.file(name)));
    }

    /// Removes all that a process has left, which has ended.
    public static void removeAll(Path directory, long pid) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, prefix(pid) + "*" + SUFFIX)) {
            left.forEach(LargeFiles::delete);
        } catch (IOException | UncheckedIOException _) {
            // Goes with the run's directory.
        }
    }

    private static void delete(Path file) {
        try {
            Overflow.delete(file);
        } catch (IOException _) {
            // Goes with the run's directory.
        }
    }

    /// A name from the other side must not lead out of the directory.
    private Path file(String name) {
        boolean ours = name.endsWith(SUFFIX)
                && name.chars().limit(name.length() - SUFFIX.length()).allMatch(c -> c >= '0' && c <= '9' || c == '-');
        if (!ours) {
            throw new CodecException("'" + name + "' is no name of a large array");
        }
        return directory.resolve(name);
    }
}
