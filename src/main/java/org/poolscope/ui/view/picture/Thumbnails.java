package org.poolscope.ui.view.picture;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Makes thumbnails, one after another on a thread of low priority that ends when there is nothing to do for a while,
/// and keeps the last of them. Asked on the event dispatch thread, and answers there.
final class Thumbnails {

    private static final int KEPT = 24;
    private static final int IDLE_SECONDS = 5;

    /// A thread that rests so many times as long as it has worked takes half a percent of a core.
    private static final int REST = 199;

    private final int box;
    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("thumbnails").daemon()
                    .priority(Thread.MIN_PRIORITY).factory());
    private final AtomicInteger decoded = new AtomicInteger();

    /// The reader's alone.
    private final Map<Key, Thumbnail> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Thumbnail> eldest) {
            return size() > KEPT;
        }
    };
    private int underway;
    private long restUntil = System.nanoTime();

    /// A file as it is now.
    private record Key(Path file, FileTime changed, long bytes) {}

    /// @param box how many pixels wide and high thumbnails may be
    Thumbnails(int box) {
        this.box = box;
        reader.allowCoreThreadTimeOut(true);
    }

    /// Asks for the thumbnail of a file.
    ///
    /// @param then told, unless nobody wants it any more by then
    Request request(Path file, Consumer<Thumbnail> then) {
        var request = new Request(file, then);
        underway++;
        reader.execute(request);
        return request;
    }

    /// Whether nothing is asked for, and the reader has rested long enough to keep to its share while a run is on.
    boolean isRested() {
        return underway == 0 && System.nanoTime() - restUntil >= 0;
    }

    /// How many files were read so far, whether they were pictures or not.
    int decoded() {
        return decoded.get();
    }

    /// What was asked for.
    final class Request implements Runnable {

        private final Path file;
        private final Consumer<Thumbnail> then;
        private volatile boolean wanted = true;

        private Request(Path file, Consumer<Thumbnail> then) {
            this.file = file;
            this.then = then;
        }

        /// Nobody wants it any more: who runs through a list by the arrow keys asks for many.
        void cancel() {
            wanted = false;
        }

        /// On the reader's thread.
        @Override
        public void run() {
            long before = cpuNanos();
            Thumbnail thumbnail = wanted ? thumbnail(file) : Thumbnail.MISSING;
            long took = cpuNanos() - before;
            EventQueue.invokeLater(() -> answer(thumbnail, took));
        }

        private void answer(Thumbnail thumbnail, long took) {
            underway--;
            restUntil = Math.max(restUntil, System.nanoTime()) + REST * took;
            if (wanted) {
                then.accept(thumbnail);
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private Thumbnail thumbnail(Path file) {
        Key key;
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            key = new Key(file, now.lastModifiedTime(), now.size());
        } catch (IOException _) {
            return Thumbnail.MISSING;
        }
        return kept.computeIfAbsent(key, _ -> {
            decoded.incrementAndGet();
            return ThumbnailReader.read(file, box);
        });
    }
}
