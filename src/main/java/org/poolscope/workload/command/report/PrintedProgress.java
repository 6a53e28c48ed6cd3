package org.poolscope.workload.command.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.poolscope.workload.TaskLog;

/// Looks at the end of what a program that knows nothing of us prints for how much is done. For one thread at a time.
final class PrintedProgress {

    /// No more is read at one look: what was printed before that says no more how it is.
    private static final int MOST_BYTES = 4096;

    /// So much of what was read last is read again, for what had not come as a whole.
    private static final int OVERLAP = 128;

    private final Path file;
    private final TaskLog log;
    private final long begin;
    private long position;
    private double part = -1;

    /// Whether it says it to terminals: then a percentage in its lines means something else.
    private boolean tells;

    /// @param file  what it goes to
    /// @param begin where in it the program's own begins
    PrintedProgress(Path file, long begin, TaskLog log) {
        this.file = file;
        this.log = log;
        this.begin = begin;
        this.position = begin;
    }

    void look() {
        try {
            byte[] news = news();
            PrintedPart last = news.length == 0 ? null : PrintedPart.last(news);
            if (last != null && (last.told() || !tells) && last.part() != part) {
                part = last.part();
                log.part(part);
            }
            tells |= last != null && last.told();
        } catch (IOException _) {
            // It is gone, and nobody is to know.
        }
    }

    private byte[] news() throws IOException {
        BasicFileAttributes there = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long size = there.size();
        if (size == position || !there.isRegularFile()) {
            return new byte[0];
        }
        long from = size < position ? 0 : Math.max(begin, position - OVERLAP);
        from = Math.max(from, size - MOST_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate((int) (size - from));
        // To write, too: then not even a pipe that was put there a moment ago keeps anybody waiting.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // until it is full, or the file ends
            }
        }
        position = size;
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
