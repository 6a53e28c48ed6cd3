package org.poolscope.workload.images;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Lets big pictures take turns: of all workers of a run, one at a time has one in memory. Otherwise as many as there
/// are workers could together take more than the machine has, and what becomes of them would depend on chance.
///
/// The lock is of a file, so that the system takes it from a worker that dies. For one thread.
final class Turns {

    private final Path file;
    /// Whether there is one already, for the same picture.
    private boolean taken;

    /// @param ofRun a folder that is there as long as the run, for all its workers
    /// @param what  is taken turns for
    Turns(Path ofRun, String what) {
        this.file = ofRun.resolve(what);
    }

    /// The right to have a picture in memory, until it is closed.
    interface Turn extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /// Waits for the turn of a picture.
    ///
    /// @param big whether it has to wait at all
    /// @throws InterruptedIOException if this thread was interrupted
    Turn take(boolean big) throws IOException {
        if (!big || taken) {
            return () -> { };
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            taken = true;
            return () -> {
                taken = false;
                channel.close();
            };
        } catch (FileLockInterruptionException e) {
            channel.close();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting for memory")
                    .initCause(e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
