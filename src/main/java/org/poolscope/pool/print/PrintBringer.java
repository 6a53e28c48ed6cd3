package org.poolscope.pool.print;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.print.PrintedFile.Wanted;

/// Takes from files what workers have printed, as `tail -f` does, and brings it to the reader, by a thread of its own,
/// which there is only once anything was printed.
final class PrintBringer {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int BLOCK = 1 << 16;

    /// From one file at a time, so that others get their turn.
    private static final int MOST_AT_ONCE = 1 << 20;

    /// How often one that ends for want of memory, or by an error of ours, is followed by another.
    private static final int MOST_THREADS = 100;

    private final PrintedOutput.Reader reader;
    private final List<PrintedFile> files;
    private final Queue<String> sentences;
    private final PrintedOutput output;
    private final byte[] block = new byte[BLOCK];
    private @Nullable Thread thread;
    private int threads;
    private boolean shortOfMemory;
    private volatile boolean complete;
    private volatile long brought;
    private volatile int inHand;

    /// @param sentences what else is to be said
    PrintBringer(PrintedOutput.Reader reader, List<PrintedFile> files, Queue<String> sentences, PrintedOutput output) {
        this.reader = reader;
        this.files = files;
        this.sentences = sentences;
        this.output = output;
    }

    /// Sees to it that there is a thread if there is anything to bring. For the thread that keeps the files within
    /// bounds.
    ///
    /// @param closed whether nothing comes any more
    /// @return whether all is brought of what there was
    boolean isDone(boolean closed) {
        if (thread != null && thread.isAlive()) {
            return false;
        }
        if (complete || threads == MOST_THREADS) {
            return true;
        }
        boolean any = thread != null || !sentences.isEmpty();
        for (PrintedFile file : files) {
            boolean over = closed || file.hasEnded();
            if (file.wanted() == Wanted.NOTHING || file.waiting() == 0 && over && isAtItsEnd(file)) {
                if (over) {
                    retire(file);
                }
            } else {
                any |= file.waiting() > 0;
            }
        }
        if (any) {
            threads++;
            thread = Thread.ofPlatform().name("poolscope-output-reader").daemon().start(this::run);
        }
        return !any;
    }

    /// It may have printed more since it was looked at, before it ended.
    private static boolean isAtItsEnd(PrintedFile file) {
        try {
            file.look();
        } catch (IOException _) {
            // It cannot be read any more.
        }
        return file.waiting() == 0;
    }

    /// How much was shown, for whoever waits that it gets more.
    long brought() {
        return brought;
    }

    /// How much is being shown.
    int inHand() {
        return inHand;
    }

    private void run() {
        boolean last;
        do {
            last = output.isClosed() && !shortOfMemory;
            shortOfMemory = false;
            boolean more = false;
            speak();
            for (PrintedFile file : files) {
                more |= bring(file, last || file.hasEnded());
            }
            if (!last && !more) {
                output.rest(LOOK_AGAIN);
            }
        } while (!last || shortOfMemory);
        speak();
        complete = true;
    }

    private void speak() {
        for (String sentence = sentences.poll(); sentence != null; sentence = sentences.poll()) {
            reader.say(sentence);
        }
    }

    /// @param all whether nothing comes after what is there now
    /// @return whether there is more than others should wait for
    private boolean bring(PrintedFile file, boolean all) {
        boolean more = false;
        boolean over = all;
        try {
            file.look();
            if (reader.hasEnough()) {
                file.want(Wanted.LAST);
            }
            more = bringSome(file, all);
            if (all && file.wanted() == Wanted.LAST) {
                bringLast(file);
            }
        } catch (IOException _) {
            // Nobody can show it any more.
            file.want(Wanted.NOTHING);
        } catch (OutOfMemoryError _) {
            // Others have it for a moment. What was printed stays where it is.
            shortOfMemory = true;
            over = false;
        } catch (RuntimeException | Error e) {
            file.want(Wanted.NOTHING);
            sentences.add("What worker " + file.worker().number() + " prints to "
                    + (file.isError() ? "stderr" : "stdout") + " is not shown any more: " + e);
        }
        if (over) {
            retire(file);
        }
        return more;
    }

    private boolean bringSome(PrintedFile file, boolean all) throws IOException {
        int turn = 0;
        boolean any = true;
        while (any && (all || turn < MOST_AT_ONCE || file.isInALine())) {
            long missing = file.takeMissing();
            if (missing > 0) {
                reader.missing(file.worker(), file.isError(), missing);
            }
            int count = file.take(block, all);
            if (count > 0) {
                show(file, block, count);
            }
            turn += count;
            any = count > 0 || missing > 0;
        }
        return any && file.hasMore();
    }

    private void bringLast(PrintedFile file) throws IOException {
        byte[] last = file.takeLast();
        long missing = file.takeMissing();
        if (missing > 0) {
            reader.missing(file.worker(), file.isError(), missing);
        }
        if (last.length > 0) {
            show(file, last, last.length);
        }
    }

    /// For want of memory it is tried again: others have it for a moment.
    private void show(PrintedFile file, byte[] bytes, int count) throws IOException {
        inHand = count;
        try {
            for (int tries = 1; !shown(file, bytes, count, tries == MOST_THREADS); tries++) {
                output.rest(LOOK_AGAIN);
            }
            brought += count;
        } finally {
            inHand = 0;
        }
    }

    private boolean shown(PrintedFile file, byte[] bytes, int count, boolean last) throws IOException {
        try {
            reader.printed(file.worker(), file.isError(), bytes, count);
            return true;
        } catch (OutOfMemoryError e) {
            if (last) {
                throw new IOException("no memory to show it", e);
            }
            return false;
        }
    }

    private void retire(PrintedFile file) {
        files.remove(file);
        file.close();
    }
}
