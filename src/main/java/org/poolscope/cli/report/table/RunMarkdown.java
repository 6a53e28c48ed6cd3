package org.poolscope.cli.report.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.file.Spool;
import org.poolscope.live.ItemLine;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.ProcessReport;
import org.poolscope.text.Cells;
import org.poolscope.workload.InvalidSettingException;

/// What a run came to, as Markdown: what was run, what was found, what every process did, and every item that failed.
final class RunMarkdown implements AutoCloseable {

    static final String OPTION = "md";

    private final TableFile file;
    private final Spool failures;

    private RunMarkdown(TableFile file) {
        this.file = file;
        this.failures = new Spool(file.folder());
    }

    /// @throws InvalidSettingException if the file cannot be written
    static RunMarkdown open(Optional<String> target) throws IOException {
        return new RunMarkdown(TableFile.open(OPTION, target));
    }

    boolean isWanted() {
        return file.isWanted();
    }

    /// An item that failed. There may be millions of them.
    void failed(ItemLine line) {
        if (file.isWanted()) {
            failures.add(row(line.name(), line.message()).getBytes(StandardCharsets.UTF_8));
        }
    }

    void finish(RunReport report, Map<?, ?> settings) throws IOException {
        if (!file.isWanted()) {
            return;
        }
        file.write("# " + Cells.markdown(report.configuration().workload()) + "\n\n" + table("", ""));
        outcome(report).forEach(file::write);
        section("Settings", "setting", "value");
        settings.forEach((name, value) ->
                file.write(value.toString().isEmpty() ? "" : row(name.toString(), value.toString())));
        if (!report.values().isEmpty()) {
            section("Result", "name", "value");
            report.values().forEach((name, value) -> file.write(row(name, String.valueOf(value))));
        }
        Stream.concat(report.cautions().stream(), report.notes().stream())
                .forEach(sentence -> file.write("\n" + Cells.markdown(sentence) + ".\n"));
        section("Processes", "worker", "pid", "tasks", "items", "CPU seconds", "peak RSS bytes", "exit");
        report.processes().forEach(process -> file.write(process(process)));
        if (report.failed() > 0) {
            section("Failed", "item", "reason");
            if (failures.trouble().isPresent()) {
                throw failures.trouble().get();
            }
            if (file.out().isPresent()) {
                failures.copyTo(file.out().get());
            }
        }
        file.finish();
    }

    private static Stream<String> outcome(RunReport report) {
        return Stream.of(row("outcome", report.outcome().name().toLowerCase(Locale.ROOT)),
                row("workers", Integer.toString(report.configuration().pool().workers())),
                row("items", Long.toString(report.items())),
                row("succeeded", Long.toString(report.succeeded())),
                row("failed", Long.toString(report.failed())),
                row("interrupted", Long.toString(report.interrupted())),
                row("not run", Long.toString(report.notRun())),
                row("seconds", Cells.seconds(report.wall().toNanos())),
                row("paused seconds", Cells.seconds(report.paused().toNanos())),
                row("items/s", String.format(Locale.ROOT, "%.3f", report.itemsPerSecond())));
    }

    private static String process(ProcessReport process) {
        return row(Integer.toString(process.worker()), Long.toString(process.pid()), Long.toString(process.tasks()),
                Long.toString(process.items()), Cells.seconds(process.cpu().toNanos()),
                Long.toString(process.peakRssBytes()), process.exit().inWords());
    }

    private void section(String title, String... columns) {
        file.write("\n## " + title + "\n\n" + table(columns));
    }

    private static String table(String... columns) {
        return row(columns) + Stream.of(columns).map(_ -> " --- ").collect(Collectors.joining("|", "|", "|\n"));
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(cell -> " " + Cells.markdown(cell) + " ")
                .collect(Collectors.joining("|", "|", "|\n"));
    }

    @Override
    public void close() throws IOException {
        try (failures) {
            file.close();
        }
    }
}
