package org.poolscope.cli.queue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.poolscope.cli.compare.SweepView;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.table.Exports;
import org.poolscope.cli.run.RunView;
import org.poolscope.cli.run.RunView.Begun;
import org.poolscope.cli.terminal.Interruption;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.history.JournalException;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.job.Comparison;
import org.poolscope.pool.BatchRun;
import org.poolscope.schedule.queue.AllDone;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueState;
import org.poolscope.schedule.queue.QueueStep;
import org.poolscope.schedule.queue.StartTime;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Works the queue in the terminal until nothing waits any more, a stop is reached, or it is interrupted.
@Command(name = "run", description = "Runs what waits, one batch after the other, until nothing does, or a stop is "
        + "reached. What was interrupted is gone on with. One program at a time works the queue.")
final class QueueRunCommand implements Callable<Integer> {

    /// How often it is looked whether it is time: the clock may be set, and the machine may sleep meanwhile.
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Output output;
    private int done;
    private int notDone;

    @Mixin
    final HelpOption help = new HelpOption();

    QueueRunCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BatchQueue queue = QueueCommand.open()) {
            if (!queue.begin()) {
                throw new JournalException("another Poolscope works the queue");
            }
            while (true) {
                switch (queue.next(Instant.now())) {
                    case QueueStep.Begin begin -> {
                        if (run(queue, begin) == QueueState.STOPPED) {
                            output.warn("stopped; 'poolscope queue run' goes on with what waits");
                            return ExitCode.INTERRUPTED;
                        }
                    }
                    case QueueStep.Wait wait -> await(wait.until());
                    case QueueStep.Halt halt -> {
                        output.warn("a stop; " + halt.waiting() + " wait behind it");
                        return status();
                    }
                    case QueueStep.Nothing _ -> {
                        finish(queue);
                        return status();
                    }
                }
            }
        }
    }

    private int status() {
        return notDone == 0 ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }

    private QueueState run(BatchQueue queue, QueueStep.Begin begin) throws IOException, InterruptedException {
        long number = begin.entry().number();
        QueueState state;
        try {
            Optional<Resumption> past = begin.past(queue.journal(), BatchRun::planned);
            output.warn((begin.entry().comparison().isPresent() ? "comparison " : "batch ") + number + ": "
                    + begin.entry().workload() + " " + begin.entry().settings());
            if (begin.entry().comparison().isPresent()) {
                SweepResult result = compare(begin, begin.entry().comparison().get());
                state = queue.compared(number, result.stopped(), result.allCount());
            } else if (past.isPresent() && past.get().resume().missing().isEmpty()) {
                queue.settle(number, QueueState.DONE, "nothing was missing any more");
                state = QueueState.DONE;
            } else {
                boolean stopped = run(begin, past).outcome() == Outcome.STOPPED;
                QueueState known = queue.ended(number);
                state = stopped ? QueueState.STOPPED : known;
            }
        } catch (InvalidSettingException | IOException e) {
            // The next is run all the same.
            String why = String.valueOf(e.getMessage());
            queue.settle(number, QueueState.REFUSED, why);
            output.warn("batch " + number + " was not started: " + why);
            state = QueueState.REFUSED;
        }
        done += state == QueueState.DONE ? 1 : 0;
        notDone += state == QueueState.DONE ? 0 : 1;
        return state;
    }

    /// Runs a batch, as `run` does, and shows it.
    ///
    /// @param past what is gone on with; empty for a batch that begins anew
    private RunReport run(QueueStep.Begin step, Optional<Resumption> past) throws IOException, InterruptedException {
        try (Interruption interruption = Interruption.awaited();
             Journal journal = Journal.open();
             JsonFile json = JsonFile.open(Optional.empty(), output.out());
             Exports exports = Exports.open(Optional.empty(), Optional.empty(), Optional.empty());
             RunLists lists = new RunLists(json, exports)) {
            Origin origin = past.map(Resumption::origin).orElseGet(() -> Origin.of(QueueCommand.NAME));
            var begun = new Begun(past.map(Resumption::configuration).orElse(step.configuration()),
                    past.map(known -> known.resume().rest()).orElseGet(() -> BatchRun.planned(step.configuration())),
                    journal, origin.queued(step.entry().number()));
            return new RunView(output).run(begun, interruption, lists, "'poolscope show last --failed' lists all");
        }
    }

    /// Runs a comparison, as `compare` does, and shows it. One that was interrupted begins anew: runs of another day
    /// would not be fair to those of today.
    private SweepResult compare(QueueStep.Begin step, Comparison asked) throws IOException, InterruptedException {
        try (Interruption interruption = Interruption.awaited();
             Journal journal = Journal.open();
             JsonFile json = JsonFile.open(Optional.empty(), output.out());
             RunLists lists = new RunLists(json)) {
            return new SweepView(output).run(SweepJob.read(step.configuration(), asked), journal,
                    Origin.of(QueueCommand.NAME).queued(step.entry().number()), interruption, lists,
                    "'poolscope show N --failed' lists all of a run");
        }
    }

    private void await(Instant until) throws InterruptedException {
        output.warn("waiting for " + StartTime.text(until, ZoneId.systemDefault()));
        while (Instant.now().isBefore(until)) {
            Thread.sleep(TICK);
        }
    }

    private void finish(BatchQueue queue) throws JournalException {
        if (done + notDone == 0) {
            output.warn("nothing waits");
            return;
        }
        String words = "all of the queue is done: " + done + " without a failure, " + notDone + " with some";
        output.warn(words);
        AllDone.perform(queue.status(0).whenDone(), words).join().ifPresent(trouble ->
                output.warn("what was to be done then was not: " + trouble));
    }
}
