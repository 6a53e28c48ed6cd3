package org.poolscope.workload.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// Counts how often each item of a run was tried, by all its workers together: a byte for each item, in a file that is
/// there as long as the run. An item is tried by one worker at a time.
/// For one thread.
final class ItemAttempts {

    private static final String FILE = "attempts";
    private static final int MOST = 255;

    /// Asked and told once for each item, and so without the buffers that a channel takes.
    private final RandomAccessFile counts;

    /// @param ofRun a folder that is there as long as the run, for all its workers
    ItemAttempts(Path ofRun) throws IOException {
        counts = new RandomAccessFile(ofRun.resolve(FILE).toFile(), "rw");
    }

    /// Counts one more.
    ///
    /// @param position the item's, from 0
    /// @return which one it is, from 1; it stays at 255
    int next(long position) throws IOException {
        counts.seek(position);
        int before = Math.max(0, counts.read());
        int now = Math.min(MOST, before + 1);
        counts.seek(position);
        counts.write(now);
        return now;
    }
}
