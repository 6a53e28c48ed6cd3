package org.poolscope.pool;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.CodecException;
import org.poolscope.function.Pair;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskFunction;
import org.poolscope.pool.launch.Initializers;
import org.poolscope.pool.process.ProcessPlan;
import org.poolscope.pool.process.RunningProcess;
import org.poolscope.pool.process.Target;
import org.poolscope.protocol.ProcessBootstrap;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.telemetry.ProcessExit;
import org.poolscope.workload.InvalidSettingException;

/// One function in a JVM of its own, as Python's `multiprocessing.Process` runs it.
///
/// ```java
/// WorkerProcess process = WorkerProcess.of(Examples::count, 10_000_000).name("P1");
/// process.start();
/// process.join();
/// System.out.println(process.exitCode());
/// ```
///
/// The target is a method reference or a lambda of a class on the class path, with at most two arguments; they are
/// encoded at once, so what cannot be sent is refused here, and what becomes of an argument later makes no difference.
/// The process has this JVM's class path, encoding, directory and environment, and its stdout and stderr; it inherits
/// what [PoolBuilder] lists of its options; it has an empty stdin. It ends when its target and all its non-daemon
/// threads have: with status 0, or with 1 and the trace on its stderr when the target has thrown, or with what it says
/// to `System.exit`.
///
/// No process outlives the JVM that started it: when that ends in whatever way, its processes are interrupted, run
/// their exit hooks, and are gone within 2 seconds, and so are theirs. But a JVM whose threads have all ended first
/// waits for its processes, as Python does, except for [daemons][#daemon].
///
/// A process is told what it is to be like, then started, once. All methods are for any thread; what is asked at the
/// wrong time is refused with an [IllegalStateException].
public final class WorkerProcess implements AutoCloseable {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    /// Started and not ended; guarded by itself.
    private static final Set<WorkerProcess> ACTIVE = new LinkedHashSet<>();

    private final Target target;
    private final Class<?> function;
    private final JvmChoices jvm = new JvmChoices();
    private String name = "Process-" + SEQUENCE.incrementAndGet();
    private boolean daemon;
    private @Nullable Path stdout;
    private @Nullable Path stderr;
    private @Nullable RunningProcess running;
    private boolean closed;

    private WorkerProcess(Serializable function, @Nullable Object argument) {
        this.function = function.getClass();
        target = Target.of(function, argument);
    }

    /// @throws CodecException if the target cannot be sent
    public static WorkerProcess of(TaskAction target) {
        return new WorkerProcess(target, null);
    }

    /// A process whose target is called with an argument. What it gives back is dropped.
    ///
    /// @throws CodecException if the target or the argument cannot be sent
    public static <T extends @Nullable Object> WorkerProcess of(TaskFunction<T, ?> target, T argument) {
        return new WorkerProcess(target, argument);
    }

    /// A process whose target is called with two arguments. What it gives back is dropped.
    ///
    /// @throws CodecException if the target or an argument cannot be sent
    public static <A extends @Nullable Object, B extends @Nullable Object> WorkerProcess of(
            TaskBiFunction<A, B, ?> target, A first, B second) {
        return new WorkerProcess(target, Pair.of(first, second));
    }

    // ---- what it is to be like

    /// What it is called, and its main thread with it; `Process-1` and so on if not said.
    public synchronized WorkerProcess name(String name) {
        unstarted("be named");
        this.name = name;
        return this;
    }

    /// Whether this JVM may end before it, and take it along; not if not said.
    public synchronized WorkerProcess daemon(boolean daemon) {
        unstarted("be made a daemon");
        this.daemon = daemon;
        return this;
    }

    /// The file its stdout goes to, written anew; this process's stdout if not said.
    public synchronized WorkerProcess stdout(Path file) {
        unstarted("be redirected");
        stdout = file;
        return this;
    }

    /// The file its stderr goes to, written anew; this process's stderr if not said.
    public synchronized WorkerProcess stderr(Path file) {
        unstarted("be redirected");
        stderr = file;
        return this;
    }

    /// Sets a system property in its JVM; it prevails over one that is inherited.
    ///
    /// @throws InvalidSettingException if the name or the value cannot be one
    public synchronized WorkerProcess property(String name, String value) {
        unstarted("be given properties");
        jvm.property(name, value);
        return this;
    }

    /// Adds options of its JVM, each in one word, as in `-Xss4m`; they prevail over those that are inherited.
    ///
    /// @throws InvalidSettingException if one is none, or none for a process of a program
    public synchronized WorkerProcess jvmOptions(String... options) {
        unstarted("be given options");
        jvm.options(options);
        return this;
    }

    /// How large its heap may become, 16 MB to 1 TB; as Java decides if not said.
    ///
    /// @throws InvalidSettingException if it is out of these bounds
    public synchronized WorkerProcess heap(int megabytes) {
        unstarted("be given a heap");
        jvm.heap(megabytes);
        return this;
    }

    /// Where it looks for classes, instead of this JVM's class path: jars and folders. Poolscope itself need not be
    /// among them.
    ///
    /// @throws InvalidSettingException if one is not there
    public synchronized WorkerProcess classPath(Path... entries) {
        unstarted("be given a class path");
        jvm.classPath(List.of(entries));
        return this;
    }

    private void unstarted(String what) {
        if (running != null || closed) {
            throw new IllegalStateException(name + " can " + what + " only before start()");
        }
    }

    // ---- its life

    /// Starts the process, and returns while its JVM comes up.
    ///
    /// @throws UncheckedIOException  if it cannot be launched
    /// @throws IllegalStateException if it was started before; or by a static initializer in the process of another
    /// @throws CodecException        if it could not find the class in which its target is written
    public synchronized WorkerProcess start() {
        if (running != null || closed) {
            throw new IllegalStateException(name + " has been " + (closed ? "closed" : "started")
                    + " already; make another with of(...) to run the target again");
        }
        Initializers.whyNot("process").ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        if (!jvm.hasClassPath()) {
            FunctionOrigin.check(function);
        }
        var plan = new ProcessPlan(name, daemon, jvm.setup(), stdout, stderr);
        synchronized (ACTIVE) {
            try {
                running = RunningProcess.launch(plan, target, () -> forget(this));
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            ACTIVE.add(this);
        }
        return this;
    }

    private static void forget(WorkerProcess ended) {
        synchronized (ACTIVE) {
            ACTIVE.remove(ended);
        }
    }

    private synchronized RunningProcess started() {
        if (running == null) {
            throw new IllegalStateException(name + " has not been started; call start() first");
        }
        return running;
    }

    /// Waits until it has ended.
    public void join() throws InterruptedException {
        try {
            started().onExit().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until it has ended, but not longer than so long.
    ///
    /// @return whether it has ended
    public boolean join(Duration limit) throws InterruptedException {
        try {
            started().onExit().get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Interrupts the thread that runs the target, if it does, or as soon as it does. A target that sleeps or waits
    /// ends with an `InterruptedException`; one that computes may look at `Thread.interrupted()`.
    public void interrupt() {
        started().interrupt();
    }

    /// Ends it with SIGTERM, where there are signals: its exit hooks run.
    public void terminate() {
        started().terminate();
    }

    /// Ends it with SIGKILL, where there are signals: at once, whatever it is doing.
    public void kill() {
        started().kill();
    }

    /// Releases what it holds. A process that was started is to be [joined][#join] before.
    ///
    /// @throws IllegalStateException if it is still running
    @Override
    public synchronized void close() {
        if (isAlive()) {
            throw new IllegalStateException(name + " is still running; join() it before, or terminate() and join() it");
        }
        if (running == null && !closed) {
            target.discard();
        }
        closed = true;
    }

    // ---- what is known of it

    public synchronized String name() {
        return name;
    }

    public synchronized boolean isDaemon() {
        return daemon;
    }

    public synchronized boolean isAlive() {
        return running != null && running.isAlive();
    }

    public long pid() {
        return started().pid();
    }

    /// How it ended; empty as long as it has not.
    public synchronized Optional<ProcessExit> exit() {
        return running == null ? Optional.empty() : Optional.ofNullable(running.onExit().getNow(null));
    }

    /// How it ended as Python spells it: the status, or minus the number of the signal; empty as long as it has not.
    public OptionalInt exitCode() {
        return exit().map(exit -> OptionalInt.of(exit.code())).orElse(OptionalInt.empty());
    }

    /// Completed when it ends, by a platform thread that does nothing else: what depends on it may take its time. This
    /// JVM waits for that as it does for the process.
    public CompletableFuture<ProcessExit> onExit() {
        return started().observed();
    }

    @Override
    public synchronized String toString() {
        String state = running == null ? "not started"
                : exit().map(ProcessExit::inWords).orElse("running") + ", pid " + running.pid();
        return "WorkerProcess[" + name + ", " + state + "]";
    }

    /// Those of this JVM's processes that run, in the order in which they were started.
    public static List<WorkerProcess> active() {
        synchronized (ACTIVE) {
            return List.copyOf(ACTIVE);
        }
    }

    // ---- seen from inside

    /// What a process knows of itself.
    public record Self(String name, boolean daemon, long pid) {}

    /// The process that has started another.
    ///
    /// @param start when it was started itself: in clock ticks since boot, or in milliseconds since 1970 where there is
    ///              no `/proc`; 0 where neither can be learned
    public record Parent(long pid, long start) {

        /// Whether it is still there, and its pid not that of a later process.
        public boolean isAlive() {
            return new ProcessIdentity(pid, start).isAlive();
        }
    }

    /// This process, if it is the process of a [WorkerProcess].
    public static Optional<Self> current() {
        return ProcessBootstrap.own().map(own -> new Self(own.name(), own.daemon(), ProcessHandle.current().pid()));
    }

    /// The process that has started this one, if this is the process of a [WorkerProcess].
    public static Optional<Parent> parent() {
        return ProcessBootstrap.own().map(own -> new Parent(own.parentPid(), own.parentStart()));
    }
}
