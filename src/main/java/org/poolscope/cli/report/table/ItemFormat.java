package org.poolscope.cli.report.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.text.Cells;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// How a table of items is written.
enum ItemFormat {

    /// CSV (RFC 4180), a row for each: what became of it, how long that took, what its programs have used, each figure
    /// with how well it is known, what it has told of itself, its figures as a JSON object; and last what a job log
    /// has.
    CSV("items-csv") {

        @Override
        String heading() {
            return String.join(",", HEADING) + "\r\n";
        }

        @Override
        String row(ItemRow row) {
            return cells(row).map(Cells::csv).collect(Collectors.joining(",", "", "\r\n"));
        }
    },

    /// The job log of GNU parallel, such that whatever reads that reads this: fields between tabs, seconds since 1970
    /// and seconds with three digits, the command last, with NUL bytes for the line ends in it.
    JOBLOG("joblog") {

        @Override
        String heading() {
            return String.join("\t", OF_PARALLEL) + "\n";
        }

        @Override
        String row(ItemRow row) {
            return String.format(Locale.ROOT, "%d\t:\t%.3f\t%10.3f\t0\t0\t%d\t%d\t%s\n", row.number(),
                    row.begun().toEpochMilli() / 1e3, row.elapsed().toNanos() / 1e9, row.exitStatus(), row.signal(),
                    row.command().replace('\n', '\0'));
        }
    };

    private static final List<String> OF_PARALLEL = List.of("Seq", "Host", "Starttime", "JobRuntime", "Send",
            "Receive", "Exitval", "Signal", "Command");

    private static final List<String> HEADING = Stream.concat(Stream.of("item", "items", "result", "worker", "seconds",
            "user_seconds", "user_known", "system_seconds", "system_known", "peak_bytes", "peak_known", "read_bytes",
            "read_known", "written_bytes", "written_known", "processes", "processes_known", "threads", "threads_known",
            "progress", "status", "reported", "output", "message"), OF_PARALLEL.stream()).toList();

    private final String option;

    ItemFormat(String option) {
        this.option = option;
    }

    /// What names the file.
    String option() {
        return option;
    }

    abstract String heading();

    abstract String row(ItemRow row);

    private static Stream<String> cells(ItemRow row) {
        var line = row.line();
        return Stream.of(
                Stream.of(line.name(), Long.toString(line.items()), line.success() ? "done" : "failed",
                        line.worker() == 0 ? "" : Integer.toString(line.worker()),
                        Cells.seconds(line.elapsed().toNanos())),
                time(line.use().userNanos()), time(line.use().systemNanos()), count(line.use().peakBytes()),
                count(line.use().readBytes()), count(line.use().writtenBytes()), count(line.use().processes()),
                count(line.use().threads()), row.reported().stream(), Stream.of(line.output(), line.message()),
                ofParallel(row)).flatMap(cells -> cells);
    }

    private static Stream<String> ofParallel(ItemRow row) {
        return Stream.of(Long.toString(row.number()), ":",
                String.format(Locale.ROOT, "%.3f", row.begun().toEpochMilli() / 1e3),
                String.format(Locale.ROOT, "%.3f", row.elapsed().toNanos() / 1e9), "0", "0",
                Integer.toString(row.exitStatus()), Integer.toString(row.signal()), row.command());
    }

    private static Stream<String> time(Figure figure) {
        return figure.isKnown() ? Stream.of(Cells.seconds(figure.value()), known(figure.accuracy()))
                : Stream.of("", "");
    }

    private static Stream<String> count(Figure figure) {
        return figure.isKnown() ? Stream.of(Long.toString(figure.value()), known(figure.accuracy()))
                : Stream.of("", "");
    }

    private static String known(Accuracy accuracy) {
        return accuracy.name().toLowerCase(Locale.ROOT);
    }
}
