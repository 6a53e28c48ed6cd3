package org.poolscope.pool.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.folder.WorkingFolder;
import org.poolscope.pool.launch.jvm.JavaCommand;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.ProcessBootstrap;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.telemetry.ProcessExit;

/// A process that was launched, until it has ended and after. All methods are for any thread.
///
/// One thread of ours attends to it: hands over what it is to run, which takes until it reads, and waits for its end.
/// That thread is what this JVM waits for when its other threads have ended, unless the process is a daemon.
public final class RunningProcess {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final ParentPage page;
    private final CompletableFuture<ProcessExit> exit = new CompletableFuture<>();
    private volatile Process process;

    /// Those that others wait with. Guarded by itself.
    private final List<CompletableFuture<ProcessExit>> observers = new ArrayList<>();

    /// Guarded by this, like all that follows.
    private OutputStream stdin;
    private boolean handedOver;
    private boolean interruptDue;
    private boolean killed;
    private boolean terminated;

    private RunningProcess(Process process, ParentPage page) {
        this.process = process;
        this.page = page;
        this.stdin = process.getOutputStream();
    }

    /// Launches one. Takes a few milliseconds.
    ///
    /// @param ended called with its end, before [#onExit] tells it
    public static RunningProcess launch(ProcessPlan plan, Target target, Runnable ended) throws IOException {
        RunDirectory home = ProcessHome.directory();
        String files = "process-" + SEQUENCE.incrementAndGet();
        ProcessIdentity parent = ProcessIdentity.current();
        Path arguments = home.arguments(files);
        var bootstrap = new ProcessBootstrap(plan.name(), plan.daemon(), home.page(files), home.segments(),
                parent.pid(), parent.start(), target.large(), target.bytes());
        ParentPage page = ParentPage.create(bootstrap.page());
        try {
            var running = new RunningProcess(start(plan, arguments), page);
            running.attend(plan, bootstrap, arguments, () -> {
                delete(bootstrap.page());
                delete(arguments);
                target.discard();
                ended.run();
            });
            return running;
        } catch (IOException e) {
            page.close();
            delete(bootstrap.page());
            delete(arguments);
            throw e;
        }
    }

    private static Process start(ProcessPlan plan, Path arguments) throws IOException {
        JavaCommand.write(plan.arguments(), arguments);
        var command = new ArrayList<>(JavaCommand.deafJava());
        command.add(JavaCommand.errorFile(arguments.getParent()));
        command.add("@" + arguments);
        var builder = new ProcessBuilder(command).directory(WorkingFolder.forProcess(
                        arguments.resolveSibling("working-folder-was-deleted")))
                .redirectOutput(plan.output()).redirectError(plan.errors());
        JavaCommand.clean(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("Cannot start the process " + plan.name() + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // Goes with the directory.
        }
    }

    /// By a platform thread: a virtual one does not run while others keep its carriers.
    private void attend(ProcessPlan plan, ProcessBootstrap bootstrap, Path arguments, Runnable ended)
            throws IOException {
        if (!start(plan.daemon(), "poolscope-process-" + pid(), () -> attended(plan, bootstrap, arguments, ended))) {
            process.destroyForcibly();
            throw new IOException("Cannot start the process " + plan.name()
                    + ": there can be no more threads, and one must wait for its end");
        }
    }

    /// Whatever goes wrong in here, whoever waits for the end is told it.
    private void attended(ProcessPlan plan, ProcessBootstrap bootstrap, Path arguments, Runnable ended) {
        int status = run(bootstrap);
        if (status != 0 && startsAgain(plan, arguments)) {
            status = run(bootstrap);
        }
        ProcessExit how = new ProcessExit.Status(status);
        try {
            how = told(page.farewell(), status);
            page.close();
            ended.run();
        } finally {
            tell(how, plan.daemon());
        }
    }

    /// Those who wait first, for others may keep this thread for as long as they like; of these each has a thread, as
    /// this one is the last's.
    private void tell(ProcessExit how, boolean daemon) {
        List<CompletableFuture<ProcessExit>> others;
        synchronized (observers) {
            exit.complete(how);
            others = List.copyOf(observers);
        }
        // On a thread of its own, since the last of those may keep this one.
        start(true, "poolscope-prepare", AotCache::prepareLater);
        for (int i = 0; i < others.size(); i++) {
            CompletableFuture<ProcessExit> other = others.get(i);
            if (i == others.size() - 1 || !start(daemon, "poolscope-exit-" + pid(), () -> other.complete(how))) {
                other.complete(how);
            }
        }
    }

    private int run(ProcessBootstrap bootstrap) {
        try {
            hand(bootstrap);
        } catch (RuntimeException | Error e) {
            // It would wait for the rest for ever.
            kill();
        }
        return awaitStatus();
    }

    private static boolean start(boolean daemon, String name, Runnable work) {
        try {
            Thread.ofPlatform().daemon(daemon).name(name).start(work);
            return true;
        } catch (OutOfMemoryError _) {
            return false;
        }
    }

    /// A JVM that did not come up with a damaged AOT cache does without.
    private synchronized boolean startsAgain(ProcessPlan plan, Path arguments) {
        if (!(page.farewell() instanceof Farewell.NotUp) || killed || terminated || !AotCache.wasDamaged()) {
            return false;
        }
        try {
            process = start(plan, arguments);
            stdin = process.getOutputStream();
            handedOver = false;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void hand(ProcessBootstrap bootstrap) {
        OutputStream to;
        synchronized (this) {
            to = stdin;
        }
        try {
            bootstrap.write(to);
        } catch (IOException _) {
            // It is dead already; its exit says so.
        }
        synchronized (this) {
            handedOver = true;
            if (interruptDue) {
                sendInterrupt();
            }
        }
    }

    private int awaitStatus() {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException _) {
                // Nobody has this thread to interrupt it.
            }
        }
    }

    /// Only a process that is killed while its exit hooks run has said farewell before.
    private synchronized ProcessExit told(Farewell farewell, int status) {
        return killed && status == Farewell.SIGNAL_BASE + ProcessExit.SIGKILL
                ? new ProcessExit.Signal(ProcessExit.SIGKILL)
                : farewell.exit(status, terminated);
    }

    public long pid() {
        return process.pid();
    }

    /// Whether it has not ended, or nobody knows it yet.
    public boolean isAlive() {
        return !exit.isDone();
    }

    /// Completed once it has ended. Not to be completed by others.
    public CompletableFuture<ProcessExit> onExit() {
        return exit;
    }

    /// The same for others, who may do what they like when it is completed.
    public CompletableFuture<ProcessExit> observed() {
        synchronized (observers) {
            if (exit.isDone()) {
                return exit.copy();
            }
            var other = new CompletableFuture<ProcessExit>();
            observers.add(other);
            return other;
        }
    }

    /// Interrupts the thread that runs the target, as soon as it does. A target that has ended is left alone.
    public synchronized void interrupt() {
        if (handedOver) {
            sendInterrupt();
        } else {
            interruptDue = true;
        }
    }

    private void sendInterrupt() {
        try {
            stdin.write(ProcessBootstrap.INTERRUPT);
            stdin.flush();
        } catch (IOException _) {
            // It has ended, so there is nothing to interrupt.
        }
    }

    /// SIGTERM where there are signals. Not by [Process#destroy], which also closes the process's stdin, as if this JVM
    /// were gone.
    public synchronized void terminate() {
        terminated |= process.toHandle().destroy();
    }

    /// SIGKILL where there are signals.
    public synchronized void kill() {
        if (process.toHandle().destroyForcibly()) {
            killed = true;
        }
    }
}
