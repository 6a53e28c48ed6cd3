package org.poolscope.history.write;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.JournalFile;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// A run that tells what a test wants it to, and is run nowhere.
public final class ToldRun {

    static final Instant AT = Instant.ofEpochMilli(1_000_000_000_000L);

    private final Semaphore marks = new Semaphore(0);
    final List<Telemetry> passedOn = new ArrayList<>();
    private final RunConfiguration configuration;
    private final Journal.Recording recording;
    private long task;
    private long failed;
    private long done;

    public ToldRun(Journal journal, Origin origin, RunConfiguration configuration, Consumer<Telemetry> listener) {
        this.configuration = configuration;
        this.recording = journal.record(origin, RunRecorder.Passing.DURABLE, told -> {
            passedOn.add(told);
            if (told instanceof Telemetry.ObserverCost) {
                marks.release();
            }
            listener.accept(told);
        });
    }

    public ToldRun(Journal journal) {
        this(journal, Origin.of("run"), commands("true"), _ -> { });
    }

    public static RunConfiguration commands(String template) {
        return commands(template, "a");
    }

    public static RunConfiguration commands(String template, String lines) {
        return new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", template, "lines", lines)), new PoolOptions(2, OptionalInt.of(1), 10));
    }

    public void tell(Telemetry told) {
        recording.listener().accept(told);
    }

    public ToldRun start(long items) {
        tell(new Telemetry.RunStarted(0, AT, configuration, items, Optional.empty()));
        return this;
    }

    public ToldRun done(String name) {
        done++;
        return item(ItemResult.done(name, Duration.ofMillis(3)));
    }

    public ToldRun failed(String name, String why) {
        failed++;
        return item(ItemResult.failed(name, Duration.ofMillis(3), why));
    }

    /// An item that took so long.
    public ToldRun done(String name, Duration took) {
        done++;
        return item(ItemResult.done(name, took));
    }

    public ToldRun item(ItemResult result) {
        tell(new Telemetry.Completion(1000 + task, 1, task, 500, 900, 1, result.success() ? 0 : 1, result.name(), "",
                List.of(result)));
        task++;
        return this;
    }

    public ToldRun interrupted(String name) {
        tell(new Telemetry.TaskInterrupted(2000, 1, task++, 1, name));
        return this;
    }

    /// Ends it, and waits until that is on the disk.
    public RunRecorder.Kept end(RunReport.Outcome outcome, long items) {
        tell(new Telemetry.RunEnded(3000, new RunReport(configuration, outcome, items, done, failed,
                Duration.ofMillis(42), Map.of("found", 7L), "", List.of(), List.of(), List.of(), Optional.empty())));
        return kept();
    }

    /// Leaves it in the journal as the kill of its program would, once all is there that was told.
    public void kill(Path journal) throws JournalException {
        end(RunReport.Outcome.STOPPED, done);
        JournalFile.write(journal, connection -> {
            Database.execute(connection, "UPDATE runs SET state='running', owner='1-gone', ended=NULL, report=NULL",
                    "UPDATE queue SET owner='1-gone' WHERE owner IS NOT NULL");
            return this;
        });
    }

    /// Waits until all that was told is on the disk.
    public ToldRun await() {
        tell(new Telemetry.ObserverCost(0, 0));
        try {
            if (!marks.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new AssertionError("not on the disk: " + passedOn.size() + " passed on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    public RunRecorder.Kept kept() {
        return recording.ended().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
