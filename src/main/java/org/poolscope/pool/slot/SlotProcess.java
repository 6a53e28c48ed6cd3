package org.poolscope.pool.slot;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.poolscope.pool.launch.SharedProcess;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.SlotOrder;
import org.poolscope.protocol.WorkerBootstrap;

/// One slot, as a process that ends when it does. Its exit status is what a process of its own would have had. Any
/// thread may use it.
final class SlotProcess extends SharedProcess {

    private static final int EXITED = 1;

    private final SlotJvm jvm;
    private final int number;
    private final String token;
    private final ParentPage page;
    private final boolean first;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private volatile boolean told;

    /// Whether it had to give up before it could note anything on its page.
    private volatile boolean unable;
    private volatile boolean innocent;

    /// @param first whether it is the one that the JVM was started for
    SlotProcess(SlotJvm jvm, int number, String token, ParentPage page, boolean first) {
        this.jvm = jvm;
        this.number = number;
        this.token = token;
        this.page = page;
        this.first = first;
    }

    SlotJvm jvm() {
        return jvm;
    }

    int number() {
        return number;
    }

    String token() {
        return token;
    }

    ParentPage page() {
        return page;
    }

    boolean isFirst() {
        return first;
    }

    /// Hands over to it.
    ///
    /// @param ended called once it has ended, by whatever thread
    void begin(WorkerBootstrap bootstrap, Runnable ended) {
        jvm.tell(new SlotOrder.Begin(bootstrap));
        status.thenRun(ended);
    }

    /// Whether it does nothing any more, as its page says; its process may be there.
    boolean hasLeft() {
        Farewell farewell = page.farewell();
        return unable || !(farewell instanceof Farewell.None) && !(farewell instanceof Farewell.NotUp);
    }

    /// With what it has exited, or would have.
    ///
    /// @param ofProcess with what its process has; 0 as well if that lives
    int status(int ofProcess) {
        Farewell farewell = page.farewell();
        if (farewell instanceof Farewell.Left) {
            return 0;
        }
        if (ofProcess == 0 && farewell instanceof Farewell.Signalled(int signal)) {
            return Farewell.SIGNAL_BASE + signal;
        }
        return ofProcess == 0 && (unable || farewell instanceof Farewell.Exited) ? EXITED : ofProcess;
    }

    void ended(int its) {
        status.complete(its);
    }

    @Override
    protected void disconnected() {
        unable = page.farewell() instanceof Farewell.NotUp && jvm.isAlive();
        jvm.look(this);
    }

    void ofAnother() {
        innocent = true;
    }

    @Override
    protected boolean isInnocent() {
        return innocent;
    }

    @Override
    protected boolean diedWith(Process other) {
        return !jvm.isAlive() && other instanceof SlotProcess slot && slot.jvm == jvm;
    }

    /// Whether it was told to end at once.
    boolean isToldToEnd() {
        return told;
    }

    // ---- as a process

    @Override
    public long pid() {
        return jvm.pid();
    }

    @Override
    public void destroy() {
        jvm.terminate(this);
    }

    @Override
    public Process destroyForcibly() {
        told = true;
        jvm.kill(this);
        return this;
    }

    @Override
    public boolean isAlive() {
        return !status.isDone();
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return status.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            status.get(timeout, unit);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("slot " + number + " has not ended");
        }
        return status.join();
    }

    /// Those of the others are among the process's, and theirs are ended by what they were started for.
    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
