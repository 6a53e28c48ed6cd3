package org.poolscope.report.journal;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.text.Cells;
import org.poolscope.workload.ItemReport;

/// The items of a run of the journal as a table for other programs: CSV (RFC 4180) or Markdown, a row for each end of
/// an attempt, written as they are read.
public final class AttemptTable {

    private static final List<String> HEADING = List.of("item", "items", "state", "worker", "start_seconds", "seconds",
            "user_seconds", "system_seconds", "peak_bytes", "read_bytes", "written_bytes", "output", "message",
            "values");

    private AttemptTable() {}

    /// @param failed whether only what did not succeed
    public static void csv(RunEntry run, JournalReader journal, boolean failed, PrintWriter out)
            throws JournalException {
        out.print(line(HEADING, Cells::csv, "", ",", "\r\n"));
        journal.attempts(run, failed, attempt -> out.print(line(cells(attempt), Cells::csv, "", ",", "\r\n")));
        out.flush();
    }

    /// @param failed whether only what did not succeed
    public static void markdown(RunEntry run, JournalReader journal, boolean failed, PrintWriter out)
            throws JournalException {
        out.println(line(HEADING, cell -> cell, "| ", " | ", " |"));
        out.println(line(HEADING, _ -> "---", "| ", " | ", " |"));
        journal.attempts(run, failed, attempt ->
                out.println(line(cells(attempt), AttemptTable::inMarkdown, "| ", " | ", " |")));
        out.flush();
    }

    private static String line(List<String> cells, UnaryOperator<String> form, String before, String between,
                               String after) {
        return cells.stream().map(form).collect(Collectors.joining(between, before, after));
    }

    private static List<String> cells(AttemptEntry attempt) {
        return List.of(attempt.name(), Long.toString(attempt.items()), attempt.state().word(),
                attempt.worker() == 0 ? "" : Integer.toString(attempt.worker()),
                Cells.seconds(attempt.start().toNanos()), Cells.seconds(attempt.elapsed().toNanos()),
                seconds(attempt.use().userNanos()), seconds(attempt.use().systemNanos()),
                count(attempt.use().peakBytes()), count(attempt.use().readBytes()),
                count(attempt.use().writtenBytes()), attempt.output(), attempt.message(),
                attempt.result().report().figures(ItemReport.MOST_VALUES, AttemptTable::amount));
    }

    private static String amount(double amount) {
        return new ItemReport.Value(amount, true).number().toString();
    }

    private static String seconds(OptionalLong nanos) {
        return nanos.isPresent() ? Cells.seconds(nanos.getAsLong()) : "";
    }

    private static String count(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    /// What ends a cell or a row there would end it.
    private static String inMarkdown(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\r", "")
                .replace("\n", "<br>");
    }
}
