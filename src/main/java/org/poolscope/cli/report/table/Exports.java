package org.poolscope.cli.report.table;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemLog;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.RunStarted;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.command.CommandLineText;
import org.poolscope.workload.run.RunConfiguration;

/// The tables that a run is written to beside its report: its items row by row as they end, and in the end what it
/// came to. Any thread may tell.
public final class Exports implements AutoCloseable {

    private final Map<ItemFormat, TableFile> tables = new EnumMap<>(ItemFormat.class);
    private final RunMarkdown markdown;
    private Instant at = Instant.EPOCH;
    private CommandLineText.Filled commands = (name, _, _) -> name;
    private long itemsPerTask;
    private long rows;

    private Exports(RunMarkdown markdown) {
        this.markdown = markdown;
    }

    /// @param csv      the file for a table as CSV
    /// @param joblog   the file for one as GNU parallel writes it
    /// @param markdown the file for a summary
    /// @throws InvalidSettingException if one of them cannot be written
    public static Exports open(Optional<String> csv, Optional<String> joblog, Optional<String> markdown)
            throws IOException {
        var exports = new Exports(RunMarkdown.open(markdown));
        try {
            exports.open(ItemFormat.CSV, csv);
            exports.open(ItemFormat.JOBLOG, joblog);
            return exports;
        } catch (IOException | InvalidSettingException e) {
            exports.close();
            throw e;
        }
    }

    private void open(ItemFormat format, Optional<String> target) throws IOException {
        TableFile table = TableFile.open(format.option(), target);
        tables.put(format, table);
        table.write(format.heading());
    }

    /// Whether anybody will read any of them.
    public boolean isWanted() {
        return markdown.isWanted() || tables.values().stream().anyMatch(TableFile::isWanted);
    }

    /// Takes in what a run told.
    ///
    /// @param reported what an item has told of itself, in cells
    public synchronized void hear(Telemetry told, Function<ItemReport, List<String>> reported) {
        switch (told) {
            case RunStarted started -> begin(started);
            case Completion completion -> add(completion, reported);
            default -> { }
        }
    }

    private void begin(RunStarted started) {
        RunConfiguration run = started.configuration();
        at = started.at();
        boolean programs = CommandLineText.isOf(run.workload());
        // Elsewhere it is not known from outside how many items a task has.
        itemsPerTask = run.pool().chunk().orElse(programs ? 1 : 0);
        if (programs) {
            commands = CommandLineText.filled(run.settings(), run.pool().workers());
        }
    }

    private void add(Completion completion, Function<ItemReport, List<String>> reported) {
        boolean wanted = tables.values().stream().anyMatch(TableFile::isWanted);
        if (!wanted && (!markdown.isWanted() || completion.failed() == 0)) {
            return;
        }
        long nanos = completion.startNanos();
        int index = 0;
        for (ItemLine line : ItemLog.lines(completion)) {
            if (!line.success()) {
                markdown.failed(line);
            }
            if (wanted) {
                rows++;
                long number = itemsPerTask > 0 ? completion.task() * itemsPerTask + index + 1 : rows;
                ItemEnd end = index < completion.results().size() ? completion.results().get(index).end()
                        : ItemEnd.NONE;
                var row = new ItemRow(line, number, at.plusNanos(nanos), end,
                        commands.of(line.name(), number, line.worker()), reported.apply(line.report()));
                tables.forEach((format, table) -> table.write(table.isWanted() ? format.row(row) : ""));
            }
            nanos += line.elapsed().toNanos();
            index++;
        }
    }

    /// All has been told.
    ///
    /// @param settings those that are worth keeping
    /// @throws IOException if something could not be written; of that there is no file then
    public synchronized void finish(RunReport report, Map<?, ?> settings) throws IOException {
        for (TableFile table : tables.values()) {
            table.finish();
        }
        markdown.finish(report, settings);
    }

    /// Leaves nothing behind of what was not finished.
    @Override
    public synchronized void close() throws IOException {
        for (TableFile table : tables.values()) {
            table.close();
        }
        markdown.close();
    }
}
