package org.poolscope.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import org.poolscope.call.Results;
import org.poolscope.file.DiskSync;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.WorkerPool;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.images.SamplePhotos;

/// A folder of [SamplePhotos], painted by as many workers as fit this machine.
public final class SampleFolder {

    private SampleFolder() {}

    /// Makes the photographs, and the folder if it is not there. Those of the same seed that are in it already are left
    /// as they are. Returns when all are there; blocks for seconds, so not for the event dispatch thread.
    ///
    /// @param count how many, 1 to [SamplePhotos#MAX_COUNT]
    /// @param seed  the same seed makes the same photographs; not negative
    /// @param made  told, on this thread, how many there are already, after each
    /// @return the photographs, in the order of their names
    /// @throws InvalidSettingException if the folder cannot be written or holds anything else, or the count is out of
    ///                                 bounds
    /// @throws IOException             if a photograph cannot be written to it, in words
    /// @throws InterruptedException    if this thread was interrupted; what is made by then stays
    public static List<Path> make(Path folder, int count, long seed, IntConsumer made)
            throws IOException, InterruptedException {
        SamplePhotos photos = SamplePhotos.in(folder, count, seed);
        List<Integer> missing = photos.missing();
        if (!missing.isEmpty()) {
            paint(photos, missing, there -> made.accept(count - missing.size() + there));
            var sync = new DiskSync();
            photos.paths().forEach(sync::add);
            Optional<IOException> trouble = sync.finish();
            if (trouble.isPresent()) {
                throw trouble.get();
            }
        }
        return photos.paths();
    }

    private static void paint(SamplePhotos photos, List<Integer> missing, IntConsumer painted)
            throws IOException, InterruptedException {
        String folder = photos.folder().toString();
        long seed = photos.seed();
        int workers = Math.min(missing.size(), BatchRun.defaultWorkers());
        try (var pool = WorkerPool.builder().workers(workers).silent().start()) {
            try {
                Results<Integer> done =
                        pool.imapUnordered(index -> SamplePhotos.paint(Path.of(folder), seed, index), missing);
                for (int there = 1; done.hasNext(); there++) {
                    done.next();
                    painted.accept(there);
                }
            } catch (CompletionException e) {
                end(pool);
                if (e.getCause() instanceof IOException trouble) {
                    throw trouble;
                }
                throw new IOException("a photograph cannot be painted: " + e.getCause().getMessage(), e.getCause());
            } catch (CancellationException e) {
                if (!Thread.interrupted()) {
                    throw e;
                }
                end(pool);
                throw new InterruptedException("interrupted while painting");
            }
        }
    }

    /// Nothing is written to the folder any more once this returns.
    private static void end(WorkerPool pool) throws InterruptedException {
        pool.terminate();
        pool.join();
    }
}
