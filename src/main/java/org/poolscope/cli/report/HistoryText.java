package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.read.SettingsInShort;
import org.poolscope.text.Printable;

/// Runs of the journal for a person to read.
public final class HistoryText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int SHOWN = 20;

    /// Of the columns of the list a narrow terminal goes without: command, workers, time.
    private static final int[] DISPENSABLE = {2, 8, 7};

    private final Screen screen;

    private final SettingsInShort settings = new SettingsInShort();

    public HistoryText(Screen screen) {
        this.screen = screen;
    }

    /// A list.
    public void print(List<RunEntry> runs, PrintWriter out) throws JournalException {
        if (runs.isEmpty()) {
            out.println("no runs");
            out.flush();
            return;
        }
        var table = new Table(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT,
                Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row("run", "started", "by", "workload", "state", "items", "failed", "time", "workers", "settings");
        for (RunEntry run : runs) {
            table.row(Long.toString(run.number()), local(run.started()), by(run), run.workload(),
                    run.state().word(), done(run), run.failed() == 0 ? "" : Digits.count(run.failed()), time(run),
                    Integer.toString(run.workers()), settings.of(run));
        }
        List<String> lines = table.lines(screen.room(), DISPENSABLE);
        out.println(screen.paint(Ink.HEADING, lines.getFirst()));
        lines.stream().skip(1).forEach(out::println);
        out.flush();
    }

    private static String by(RunEntry run) {
        return run.command() + (run.comparison().isEmpty() ? "" : ", comparison " + run.comparison().getAsLong());
    }

    private static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    /// All, or how many of them are done when some are not.
    private static String done(RunEntry run) {
        long ended = run.succeeded() + run.failed();
        return run.items() < 0 ? Digits.count(ended) + "/?"
                : ended == run.items() ? Digits.count(ended)
                : Digits.count(ended) + "/" + Digits.count(run.items());
    }

    private static String time(RunEntry run) {
        return run.time().map(HistoryText::inWords).orElse("");
    }

    private static String inWords(Duration time) {
        return Digits.seconds(time);
    }

    /// One of them, with what became of its items.
    ///
    /// @param failed whether only what did not succeed is listed, and all of that
    public void print(RunEntry run, JournalReader journal, boolean failed, PrintWriter out) throws JournalException {
        out.println("run " + run.number() + ": " + run.workload() + " " + screen.paint(ink(run), run.state().word())
                + (run.root() == run.number() ? "" : ", goes on with run " + run.root())
                + (run.comparison().isEmpty() ? "" : ", of comparison " + run.comparison().getAsLong()));
        var table = new Table(Side.LEFT, Side.LEFT);
        table.row("  started", local(run.started()) + ", by '" + run.command() + "', in " + run.folder());
        table.row("  workers", Integer.toString(run.workers()));
        run.time().ifPresent(time -> table.row("  time", inWords(time)));
        table.row("  items", (run.items() < 0 ? "not all known: " : Digits.count(run.items()) + ": ")
                + Digits.count(run.succeeded()) + " succeeded, " + Digits.count(run.failed()) + " failed"
                + (run.interrupted() == 0 ? "" : ", " + Digits.count(run.interrupted()) + " ended with the run"));
        table.row("  settings", settings.of(run));
        if (run.reportValues().get("result") instanceof Map<?, ?> values) {
            values.forEach((name, value) -> table.row("  " + name, String.valueOf(value)));
        }
        table.lines().forEach(out::println);
        if (run.reportValues().get("problems") instanceof List<?> problems) {
            problems.stream().limit(SHOWN).forEach(problem -> out.println("  problem: "
                    + Printable.of(String.valueOf(problem))));
        }
        items(run, journal, failed, out);
        out.flush();
    }

    private static Ink ink(RunEntry run) {
        return run.state() == JournalState.COMPLETED && run.failed() == 0 ? Ink.GOOD
                : run.state() == JournalState.RUNNING ? Ink.ACCENT : Ink.BAD;
    }

    private void items(RunEntry run, JournalReader journal, boolean failed, PrintWriter out) throws JournalException {
        List<AttemptEntry> first = new ArrayList<>();
        long[] more = {0};
        journal.attempts(run, failed, attempt -> {
            if (first.size() < SHOWN || failed) {
                first.add(attempt);
            } else {
                more[0]++;
            }
        });
        if (first.isEmpty()) {
            return;
        }
        var table = new Table(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row("item", "state", "worker", "time", "message");
        for (AttemptEntry attempt : first) {
            table.row(attempt.name(), attempt.state().word(),
                    attempt.worker() == 0 ? "" : Integer.toString(attempt.worker()), inWords(attempt.elapsed()),
                    attempt.message());
        }
        out.println();
        List<String> lines = table.lines(screen.room(), 2);
        out.println(screen.paint(Ink.HEADING, lines.getFirst()));
        lines.stream().skip(1).forEach(out::println);
        if (more[0] > 0) {
            out.println("… and " + Digits.count(more[0]) + " more; --csv, --md or --json lists all");
        }
    }
}
