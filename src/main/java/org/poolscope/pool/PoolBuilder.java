package org.poolscope.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.FunctionCodec;
import org.poolscope.function.TaskAction;
import org.poolscope.pool.engine.EngineOptions;
import org.poolscope.pool.engine.TaskAttempts;
import org.poolscope.protocol.Command;
import org.poolscope.workload.Batch.Dispatch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;

/// Says how a [WorkerPool] is to be, and [starts][#start] it. What is not said is as with [WorkerPool#ofSize]. Every
/// method refuses what is out of bounds at once, with an [InvalidSettingException] that names the bound.
///
/// Workers have this JVM's environment, working folder, class path and module path. Of the options that this JVM was
/// started with, on its command line, in `JDK_JAVA_OPTIONS` or `JAVA_TOOL_OPTIONS`, they inherit those that concern how
/// your code runs: assertions (`-ea`, `-da`, `-esa`, `-dsa`), system properties (`-D`), `--enable-preview`, those that
/// open and add modules (`--add-…`, `--patch-module`, `--limit-modules`, native access), `-Xss`, and the encodings.
/// They do not inherit what is meant for one process: debuggers and agents (`-agentlib`, `-javaagent`), JMX, logs,
/// dumps and recordings; nor heap, collector and compiler, which the pool sizes. What [System#setProperty] has set
/// since is a variable of this process and stays here; [#property] gives it to the workers.
public final class PoolBuilder {

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofDays(365);

    final JvmChoices jvm = new JvmChoices();
    int workers = PoolOptions.defaultWorkers();
    final List<Class<?>> allowed = new ArrayList<>();
    int quarantineAfter = TaskAttempts.DEATHS_IN_A_CALL;
    private boolean lazy;
    private Duration idleTimeout = Duration.ZERO;
    private int retireAfter;
    private long memoryLimit;
    private Duration startLimit = Duration.ofSeconds(60);
    private Duration unresponsiveAfter = Duration.ofSeconds(15);
    private boolean mayBeStopped = true;
    private int maxRestarts = EngineOptions.MAX_RESTARTS;
    @Nullable SpareWorkers spares;
    boolean silent;
    private byte @Nullable [] initializer;
    private byte @Nullable [] exitHook;
    private final List<Class<?>> hooks = new ArrayList<>();

    PoolBuilder() {}

    /// How many workers, 1 to [PoolOptions#MAX_WORKERS]; as many as there are usable processors if not said.
    public PoolBuilder workers(int size) {
        workers = WorkerPool.checkedSize(size);
        return this;
    }

    /// Launches workers only when there is something to do for them.
    public PoolBuilder lazy() {
        lazy = true;
        return this;
    }

    /// Lets a worker leave that had no task for so long; it comes back on demand. The pool is lazy with this.
    public PoolBuilder idleTimeout(Duration timeout) {
        idleTimeout = checked("idle timeout", timeout);
        lazy = true;
        return this;
    }

    /// Replaces a worker after so many tasks.
    public PoolBuilder retireAfter(int tasks) {
        if (tasks < 1) {
            throw new InvalidSettingException("retire after", "must be at least 1 task, not " + tasks);
        }
        retireAfter = tasks;
        return this;
    }

    /// Replaces a worker whose resident memory has grown beyond this, between two tasks.
    public PoolBuilder memoryLimit(long bytes) {
        if (bytes < 1 << 20) {
            throw new InvalidSettingException("memory limit", "must be at least 1 MB, not " + bytes + " bytes");
        }
        memoryLimit = bytes;
        return this;
    }

    /// Has something called in every worker before its first task. If it throws before any worker is ready, every
    /// call of the pool fails with that; in a worker that comes later, those that are there go on without it.
    public PoolBuilder initializer(TaskAction action) {
        initializer = FunctionCodec.encode(action);
        hooks.add(action.getClass());
        return this;
    }

    /// Has something called in every worker before it leaves; not in one that is killed.
    public PoolBuilder exitHook(TaskAction action) {
        exitHook = FunctionCodec.encode(action);
        hooks.add(action.getClass());
        return this;
    }

    /// Names records and enums that results may hold, beside those that the called functions name in their signatures.
    /// Nothing else is ever rebuilt from what a worker sends.
    public PoolBuilder allow(Class<?>... types) {
        allowed.addAll(List.of(types));
        return this;
    }

    /// How many workers a task may kill before it is given up, 1 to 100; 1 if not said, since a task may have done half
    /// of what it does: so it is run at most once, unless more is said here.
    public PoolBuilder quarantineAfter(int deaths) {
        if (deaths < 1 || deaths > 100) {
            throw new InvalidSettingException("quarantine after", "must be from 1 to 100 deaths, not " + deaths);
        }
        quarantineAfter = deaths;
        return this;
    }

    /// How many workers may die one after another, with no task ended in between, before the pool gives up. They are
    /// replaced after growing pauses.
    public PoolBuilder maxRestarts(int deaths) {
        if (deaths < 0) {
            throw new InvalidSettingException("max restarts", "must not be negative, and is " + deaths);
        }
        maxRestarts = deaths;
        return this;
    }

    /// How long a worker may take to start; it is put down and replaced if it takes longer.
    public PoolBuilder startLimit(Duration limit) {
        startLimit = checked("start limit", limit);
        return this;
    }

    /// After how long without a sign of life a worker is put down and replaced, even if somebody has only stopped it.
    /// If this is not said, it is after 15 s, and a worker that is stopped by a SIGSTOP or a native debugger (ptrace)
    /// is waited for. A Java debugger (JDWP) suspends threads and not the process, which nobody sees from outside: say
    /// more here to look at workers at leisure.
    ///
    /// @throws InvalidSettingException if it is less than a second: a worker on a busy machine is silent for as long
    public PoolBuilder unresponsiveAfter(Duration silence) {
        if (silence.compareTo(SHORTEST_SILENCE) < 0) {
            throw new InvalidSettingException("unresponsive after",
                    "must be at least " + SHORTEST_SILENCE.toSeconds() + " s, not " + silence);
        }
        unresponsiveAfter = checked("unresponsive after", silence);
        mayBeStopped = false;
        return this;
    }

    /// Shows nothing of what workers print, and keeps only the last of it, for a death certificate. Otherwise it comes
    /// to this process's stdout and stderr, in whole lines, a moment later; whoever reads them may be slow, but more
    /// than 256 MB of it, or half of what the temporary folder has room for, do not wait there: the middle is left out
    /// then, and told.
    public PoolBuilder silent() {
        silent = true;
        return this;
    }

    /// Takes workers from those that stand by, as long as there are any of this pool's size; launches the rest.
    public PoolBuilder spares(SpareWorkers standingBy) {
        spares = standingBy;
        return this;
    }

    /// Sets a system property in every worker; it prevails over one that is inherited.
    public PoolBuilder property(String name, String value) {
        jvm.property(name, value);
        return this;
    }

    /// Adds options of the workers' JVMs, each in one word, as in `-Xss4m` or `--add-modules=java.sql`. They prevail
    /// over those that are inherited and over the pool's own. A `-X` option that the JVM does not know is ignored.
    public PoolBuilder jvmOptions(String... options) {
        jvm.options(options);
        return this;
    }

    /// How large the heap of each worker may become, 16 MB to 1 TB; if not said, all together get their share of the
    /// machine's memory.
    public PoolBuilder heap(int megabytes) {
        jvm.heap(megabytes);
        return this;
    }

    /// Where workers look for classes, instead of this JVM's class path: jars and folders, each of which must be there.
    /// Poolscope itself need not be among them.
    public PoolBuilder classPath(Path... entries) {
        jvm.classPath(List.of(entries));
        return this;
    }

    private static Duration checked(String field, Duration duration) {
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException(field, "must be longer than 0 and at most a year, and is " + duration);
        }
        return duration;
    }

    EngineOptions engineOptions() {
        return EngineOptions.of(workers, new Command.OpenCalls(initializer, exitHook), Dispatch.POOLED)
                .withLaziness(lazy, idleTimeout)
                .withLimits(retireAfter, memoryLimit)
                .withPatience(startLimit, unresponsiveAfter, mayBeStopped, maxRestarts);
    }

    /// Starts the pool. Its workers are launched in the background, the first calls may be made at once.
    ///
    /// @throws UncheckedIOException if the run directory cannot be made, or there is no Java to launch
    /// @throws org.poolscope.function.CodecException if workers cannot find the class of the initializer or exit hook
    public WorkerPool start() {
        if (!jvm.hasClassPath()) {
            hooks.forEach(FunctionOrigin::check);
        }
        try {
            return new WorkerPool(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
