package org.poolscope.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.poolscope.history.write.RunRecorder;
import org.poolscope.live.BoundedLog;
import org.poolscope.live.ItemLine;
import org.poolscope.telemetry.Leftovers;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Notice;
import org.poolscope.telemetry.Telemetry.Printed;
import org.poolscope.telemetry.Telemetry.RunContinued;
import org.poolscope.telemetry.Telemetry.TaskRetried;
import org.poolscope.telemetry.Telemetry.WorkerContinued;
import org.poolscope.telemetry.Telemetry.WorkerEnded;
import org.poolscope.telemetry.Telemetry.WorkerStopped;
import org.poolscope.telemetry.WorkerExit;

/// What a person must be told while a run is on, and of items that failed.
public final class Notices {

    private static final int SHOWN = 20;

    private Notices() {}

    /// A line for what went wrong with a worker or is tried again, or is otherwise than expected; nothing for all that
    /// goes as it should.
    public static Optional<String> of(Telemetry telemetry) {
        return switch (telemetry) {
            case WorkerEnded(long _, int worker, long pid, WorkerExit exit) when diedOfItself(exit) ->
                    Optional.of("worker " + worker + " (pid " + pid + ") " + exit.inWords());
            case WorkerStopped(long _, int worker, long pid) -> Optional.of("worker " + worker + " (pid " + pid
                    + ") is stopped, by SIGSTOP or a debugger; what it has is done when it continues: kill -CONT "
                    + pid);
            case WorkerContinued(long _, int worker, long pid, long stoodNanos) -> Optional.of(String.format(
                    Locale.ROOT, "worker %d (pid %d) goes on after %.1f s", worker, pid, stoodNanos / 1e9));
            case TaskRetried(long _, long _, String label, int attempt, String why) ->
                    Optional.of(label + " is tried again, attempt " + attempt + ": " + why);
            case RunContinued(long _, long pausedNanos) -> Optional.of(String.format(
                    Locale.ROOT, "goes on after a pause of %.1f s", pausedNanos / 1e9));
            case Notice(long _, String text) -> Optional.of(text);
            default -> Optional.empty();
        };
    }

    /// That a run pauses, and why. The reason is told again and again as figures in it change, and is said once.
    public static String of(Telemetry.RunPaused paused) {
        return RunPieces.inWords(paused);
    }

    /// A line that a worker has printed, and who it was.
    public static String line(Printed printed) {
        return "worker " + printed.worker() + " | " + (printed.item().isEmpty() ? "" : printed.item() + " | ")
                + printed.line();
    }

    /// What killed programs had left behind.
    public static String of(Leftovers removed) {
        return "Removed what " + Digits.count(removed.runs(), "killed run") + " had left behind: "
                + Digits.count(removed.segments(), "segment") + ", " + Digits.count(removed.sockets(), "socket");
    }

    /// Why a run could not go on; when much went wrong, the first of it.
    ///
    /// @param whereAll where all is listed, in words
    public static List<String> problems(RunReport report, String whereAll) {
        var lines = new ArrayList<String>();
        report.problems().stream().limit(SHOWN).forEach(problem -> lines.add("problem: " + problem));
        if (report.problems().size() > SHOWN) {
            lines.add("… and more; " + whereAll);
        }
        return lines;
    }

    private static boolean diedOfItself(WorkerExit exit) {
        return exit instanceof WorkerExit.Crashed || exit instanceof WorkerExit.FailedToStart;
    }

    /// The items that had begun and were ended with the run; when there are many, the first of them.
    ///
    /// @param ended how many were
    public static List<String> interrupted(BoundedLog<ItemLine> interrupted, long ended) {
        var lines = new ArrayList<String>();
        long told = 0;
        for (int i = 0; i < Math.min(SHOWN, interrupted.size()); i++) {
            ItemLine line = interrupted.get(i);
            lines.add("ended with the run: " + line.name());
            told += line.items();
        }
        if (ended > told) {
            lines.add("… and " + Digits.count(ended - told) + " more");
        }
        return lines;
    }

    /// How what a run has left is run, if it is in the journal and has left anything.
    public static Optional<String> goingOn(RunReport report, RunRecorder.Kept kept) {
        boolean left = report.outcome() != RunReport.Outcome.COMPLETED || report.failed() > 0;
        return left && kept.named() && kept.number().isPresent()
                ? Optional.of("'poolscope resume " + kept.number().getAsLong() + "' runs what is missing")
                : Optional.empty();
    }

    /// The items that failed, with their reasons; when there are many, the first of them.
    ///
    /// @param failed   how many items failed
    /// @param whereAll where all of them are listed, in words
    public static List<String> failures(BoundedLog<ItemLine> failures, long failed, String whereAll) {
        var lines = new ArrayList<String>();
        long told = 0;
        for (int i = 0; i < Math.min(SHOWN, failures.size()); i++) {
            ItemLine line = failures.get(i);
            String name = line.items() == 1 ? line.name() : line.name() + " (" + Digits.count(line.items(), "item")
                    + ")";
            lines.add("failed: " + name + ": " + line.message());
            told += line.items();
        }
        if (failed > told) {
            lines.add("… and " + Digits.count(failed - told) + " more; " + whereAll);
        }
        return lines;
    }
}
