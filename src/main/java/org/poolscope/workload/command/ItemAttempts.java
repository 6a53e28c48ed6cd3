package org.poolscope.workload.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Counts how often each item of a run was tried, by all its workers together: a byte for each item, in a file that is
/// there as long as the run. An item is tried by one worker at a time.
final class ItemAttempts {

    private static final String FILE = "attempts";
    private static final int MOST = 255;

    private final FileChannel counts;

    /// @param ofRun a folder that is there as long as the run, for all its workers
    ItemAttempts(Path ofRun) throws IOException {
        counts = FileChannel.open(ofRun.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /// Counts one more.
    ///
    /// @param position the item's, from 0
    /// @return which one it is, from 1; it stays at 255
    int next(long position) throws IOException {
        ByteBuffer count = ByteBuffer.allocate(1);
        int before = counts.read(count, position) == 1 ? count.get(0) & 0xFF : 0;
        int now = Math.min(MOST, before + 1);
        counts.write(ByteBuffer.wrap(new byte[] {(byte) now}), position);
        return now;
    }
}
