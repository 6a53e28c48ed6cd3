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
import java.util.function.LongSupplier;

/// Makes thumbnails, one after another on a thread of low priority that ends when there is nothing to do for a while,
/// and keeps the last of them. Asked on the event dispatch thread, and answers there.
final class Thumbnails {

    private static final int KEPT = 24;
    private static final int IDLE_SECONDS = 5;

    /// Who works one part in so many takes half a percent of a core.
    private static final int SHARE = 200;

    /// What an item's pictures cost: the first ones, for which much of the JDK is loaded, and others.
    private static final long FIRST_NANOS = 150_000_000;
    private static final long NEXT_NANOS = 50_000_000;

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
    private final LongSupplier clock;
    private int underway;
    private long begin;
    private long spent;

    /// A file as it is now.
    private record Key(Path file, FileTime changed, long bytes) {}

    /// @param box   how many pixels wide and high thumbnails may be
    /// @param clock as [System#nanoTime]
    Thumbnails(int box, LongSupplier clock) {
        this.box = box;
        this.clock = clock;
        begin();
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

    /// From now on its share is of the time of another run.
    void begin() {
        begin = clock.getAsLong();
        spent = 0;
    }

    /// Whether the pictures of one more item would keep to the share of the run's time that there is for them. What was
    /// spent on others counts, whoever asked for them.
    boolean isAffordable() {
        long next = decoded() == 0 ? FIRST_NANOS : NEXT_NANOS;
        return isIdle() && (spent + next) * SHARE <= clock.getAsLong() - begin;
    }

    /// Whether nothing is asked for.
    boolean isIdle() {
        return underway == 0;
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
            spent += took;
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
