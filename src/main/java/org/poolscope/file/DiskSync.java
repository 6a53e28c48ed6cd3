package org.poolscope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Has finished files written through to the disk, behind the back of whoever writes them, so that they outlast a
/// power cut. Several at a time, since a disk takes as long for eight of them as for one: 200 files of 300 KB took it
/// 75 ms, and 400 ms one after another; before each gets its name it would have been 4 ms of every file, in which its
/// worker does nothing. For one thread; what it starts ends by itself.
public final class DiskSync {

    private static final int AT_A_TIME = 8;
    private static final long IDLE_MILLIS = 100;

    private final AtomicReference<IOException> trouble = new AtomicReference<>();
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(AT_A_TIME, AT_A_TIME, IDLE_MILLIS,
            TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("poolscope-sync-", 1).factory());

    public DiskSync() {
        threads.allowCoreThreadTimeOut(true);
    }

    /// A file has its name. Returns at once.
    public void add(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folders.add(folder);
        }
        threads.execute(() -> through(file));
    }

    private void through(Path file) {
        // To open a pipe would wait for somebody who writes to it.
        if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException _) {
            // Somebody has taken it away by now.
        } catch (IOException e) {
            trouble.compareAndSet(null, e);
        }
    }

    /// Waits until all files, and the names that they have in their folders, are on the disk.
    ///
    /// @return why not all are; empty if they are, as far as the system tells
    /// @throws InterruptedException if this thread was interrupted; the rest is written through all the same
    public Optional<IOException> finish() throws InterruptedException {
        folders.forEach(folder -> threads.execute(() -> folder(folder)));
        threads.shutdown();
        while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
            // A disk that slow is still to be waited for.
        }
        return Optional.ofNullable(trouble.get());
    }

    /// Has what was given a name in a folder written through, where the system can do that for folders.
    static void folder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Not every system opens folders, nor every disk; the files themselves are written through.
        }
    }
}
