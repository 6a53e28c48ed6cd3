package org.poolscope.pool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.batch.BatchClient;
import org.poolscope.pool.batch.BatchFeed;
import org.poolscope.pool.batch.BatchTasks;
import org.poolscope.pool.batch.InputLook;
import org.poolscope.pool.batch.PrintedLines;
import org.poolscope.pool.engine.Engine;
import org.poolscope.pool.engine.EngineOptions;
import org.poolscope.pool.guard.GuardWatch;
import org.poolscope.pool.launch.Launcher;
import org.poolscope.pool.launch.WorkerLauncher;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.slot.SlotLauncher;
import org.poolscope.pool.watch.MonitoringChannel;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.Command;
import org.poolscope.shared.Segments;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// All that works for one batch: where its files are, the clock, what watches and what brings what is printed, the
/// client that hands out tasks and the engine that has the workers. Made and started by one thread; ended by the
/// pool's, which closes whatever was made here.
final class BatchParts {

    private final RunConfiguration configuration;
    private final Batch batch;
    private final Consumer<Telemetry> listener;
    private final RunDirectory directory;
    private final Segments segments;
    private final RunClock clock;
    private final MonitoringChannel monitor;
    private final PrintedLines printed;
    private final PrintedOutput output;
    private final BatchClient client;
    private final Engine engine;
    private final GuardWatch guards;
    private final InputLook inputs;
    private final Optional<BatchFeed> feed;

    /// What was noticed before the start; the same is not told again at the end.
    private List<String> notices = List.of();

    /// Makes what the workers of a batch share, and puts all together; nothing is launched yet.
    ///
    /// @param spares null for none
    /// @throws IOException if the run directory or a shared object in it cannot be made, or there is no Java to launch
    BatchParts(RunConfiguration configuration, Batch batch, Consumer<Telemetry> listener,
               @Nullable SpareWorkers spares) throws IOException {
        Workload workload = Workloads.named(configuration.workload());
        PoolOptions options = configuration.pool();
        this.configuration = configuration;
        this.listener = oneAtATime(listener);
        this.batch = batch;
        var tasks = new BatchTasks(batch, options);
        directory = RunDirectory.create();
        segments = Segments.in(directory.segments());
        try {
            for (SharedSpec spec : batch.shared()) {
                create(spec, segments);
            }
            Launcher launcher = launcher(workload, options, spares);
            clock = RunClock.start();
            monitor = new MonitoringChannel(clock, options.beatsPerSecond(), batch.shared(), directory.segments(),
                    tasks::label, this.listener);
            printed = new PrintedLines(clock, this.listener);
            output = new PrintedOutput(printed);
            client = new BatchClient(clock, configuration, batch, tasks,
                    workload.summary(configuration.settings()), monitor, output, this.listener);
            engine = new Engine(launcher, directory.socket(), engineOptions(workload, tasks), client);
            client.attach(engine);
            guards = new GuardWatch(options.conduct().guards(), guarded(workload, configuration.settings()),
                    client::guard);
            inputs = new InputLook(configuration, batch, tasks, clock, this.listener);
            feed = batch.feed().map(items -> new BatchFeed(items, tasks, client, engine));
        } catch (IOException | RuntimeException e) {
            closeFiles();
            throw e;
        }
    }

    private Launcher launcher(Workload workload, PoolOptions options, @Nullable SpareWorkers spares)
            throws IOException {
        int niceness = options.conduct().priority().niceness();
        var jvms = new WorkerLauncher(directory, FleetSizing.forWorkers(options.workers()).nicerBy(niceness),
                options.beatsPerSecond(), spares == null ? null : spares.spares());
        return workload.sharesProcess(configuration.settings())
                ? new SlotLauncher(jvms, directory, options.beatsPerSecond()) : jvms;
    }

    private EngineOptions engineOptions(Workload workload, BatchTasks tasks) {
        PoolOptions options = configuration.pool();
        Settings settings = configuration.settings();
        var engineOptions = EngineOptions.of(tasks.feedable(options.workers()),
                new Command.Open(configuration.workload(), settings.texts()), batch.dispatch());
        if (!workload.sharesProcess(settings)) {
            engineOptions = engineOptions.startingInTurn(Runtime.getRuntime().availableProcessors());
        }
        // Whoever wants nothing more begun after a failure does not want ten begun.
        boolean mayGoOn = options.policy().halt().when() == HaltPolicy.When.NEVER;
        return workload.sharesProcess(settings) && mayGoOn ? engineOptions.ofSlots() : engineOptions;
    }

    static int processes(RunConfiguration configuration) {
        boolean one = Workloads.named(configuration.workload()).sharesProcess(configuration.settings());
        return one ? 1 : configuration.pool().workers();
    }

    /// Where there must be room: for results, and for what is temporary.
    private static List<Path> guarded(Workload workload, Settings settings) {
        Stream<Path> outputs = workload.parameters().stream()
                .filter(parameter -> parameter instanceof Parameter.Folder folder
                        && folder.use() == Parameter.Folder.Use.OUTPUT)
                .flatMap(parameter -> settings.folderIfAny(parameter.name()).stream());
        return Stream.concat(outputs, Stream.of(Path.of(System.getProperty("java.io.tmpdir")))).toList();
    }

    private static Consumer<Telemetry> oneAtATime(Consumer<Telemetry> listener) {
        var turn = new Object();
        return telemetry -> {
            synchronized (turn) {
                listener.accept(telemetry);
            }
        };
    }

    private static void create(SharedSpec spec, Segments segments) throws IOException {
        try {
            spec.create(segments);
        } catch (SegmentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void closeFiles() {
        segments.close();
        directory.close();
    }

    BatchClient client() {
        return client;
    }

    /// Says that the run has begun, and launches its workers.
    ///
    /// @param report told what the run came to, by the pool's thread, when all is closed
    void start(Consumer<RunReport> report) {
        try {
            listener.accept(new Telemetry.RunStarted(
                    0, clock.at(), configuration,
                    batch.feed().isPresent() ? Telemetry.UNKNOWN : batch.items().size(), batch.steps()));
            notices = directory.notices();
            tell(notices);
            tell(FleetSizing.shortage(processes(configuration)).stream().toList());
            engine.ended().thenApply(_ -> close()).exceptionally(client::failedReport).thenAccept(ended -> {
                tell(new Telemetry.RunEnded(clock.now(), ended));
                report.accept(ended);
            });
            client.finished().thenAccept(engine::stop);
            if (batch.items().size() == 0 && batch.feed().isEmpty()) {
                client.requestStop();
            }
            monitor.start();
            engine.start();
            guards.start();
            inputs.start();
            feed.ifPresent(BatchFeed::start);
        } catch (RuntimeException e) {
            closeFiles();
            throw e;
        }
    }

    private RunReport close() {
        guards.close();
        inputs.close();
        try (directory; segments; output) {
            feed.ifPresent(BatchFeed::close);
            monitor.close();
            output.close();
            List<String> later = directory.notices();
            later.removeAll(notices);
            tell(later);
            return client.report(segments, printed.end());
        }
    }

    private void tell(List<String> texts) {
        for (String text : texts) {
            listener.accept(new Telemetry.Notice(clock.now(), text));
        }
    }

    /// Whoever waits for the report gets it, whatever becomes of this.
    private void tell(Telemetry.RunEnded ended) {
        try {
            listener.accept(ended);
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }
}
