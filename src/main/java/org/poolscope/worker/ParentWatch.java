package org.poolscope.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.protocol.PageEvent;
import org.poolscope.protocol.ProcessBootstrap;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.Received;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.segment.OwnedDirectory;

/// Takes what a process's parent says, and notices that it is gone: by the end of what it says, or else by looking once
/// a second. The process then leaves: the target is interrupted, the exit hooks run, and whatever is not done after
/// that ends too.
final class ParentWatch {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /// How long the target may take to end, and the exit hooks after it. Together with the second above, an orphan is
    /// gone within two.
    private static final Duration GRACE = Duration.ofMillis(400);

    private final ProcessIdentity parent;
    private final Path home;
    private final InputStream stdin;
    private final WorkerPage page;
    private final Thread target;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread control = Thread.ofPlatform().name("control").daemon().unstarted(this::listen);
    private volatile boolean gone;

    /// @param stdin  what comes after the hand-over; a read from it ends when its thread is interrupted
    /// @param target the thread that runs the target
    ParentWatch(ProcessBootstrap bootstrap, InputStream stdin, WorkerPage page, Thread target) {
        this.parent = new ProcessIdentity(bootstrap.parentPid(), bootstrap.parentStart());
        this.home = bootstrap.page().getParent();
        this.stdin = stdin;
        this.page = page;
        this.target = target;
    }

    void start() {
        control.start();
        Thread.ofPlatform().name("parent").daemon().start(this::look);
    }

    /// An interrupt that comes later is for nobody.
    void targetEnded() {
        ended.countDown();
    }

    /// To be called when the process ends: the JVM gives a thread that is in a system call 0.3 s to come back from it,
    /// and reading would take them all. Windows cannot call anybody back. Not when the parent is gone, for then that
    /// thread is the one that sees to the end.
    void stopListening() {
        if (!gone && File.separatorChar == '/') {
            control.interrupt();
        }
    }

    /// Whether that is why the target was interrupted.
    boolean isGone() {
        return gone;
    }

    private void listen() {
        try {
            for (int said = stdin.read(); said >= 0; said = stdin.read()) {
                if (said == ProcessBootstrap.INTERRUPT && ended.getCount() > 0) {
                    page.event(PageEvent.INTERRUPTED, 0);
                    target.interrupt();
                }
            }
        } catch (ClosedByInterruptException _) {
            return;
        } catch (IOException _) {
            // Then nobody can say anything any more.
        }
        leave();
    }

    private void look() {
        OwnedDirectory.use(home);
        while (parent.isAlive()) {
            Received.letGo();
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        leave();
    }

    /// Does not return.
    private void leave() {
        page.event(PageEvent.PARENT_GONE, 0);
        gone = true;
        target.interrupt();
        try {
            ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            Thread.ofPlatform().name("leave").daemon().start(() -> System.exit(1)).join(GRACE);
        } catch (InterruptedException _) {
            // Nobody interrupts these threads; if somebody does, leaving at once is right too.
        }
        Runtime.getRuntime().halt(1);
    }
}
