package org.poolscope.cli.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.WholeFile;
import org.poolscope.live.ItemLine;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// A table of a run's items as CSV (RFC 4180), a row for each: what became of it, how long that took, what its programs
/// have used, each figure with how well it is known, and what it has told of itself, its figures as a JSON object. Rows
/// are written as they come, and the file appears under its name only when it is whole. Any thread may use it.
public final class ItemsCsv implements AutoCloseable {

    /// What names the file.
    public static final String OPTION = "items-csv";

    private static final List<String> HEADING = List.of("item", "items", "result", "worker", "seconds",
            "user_seconds", "user_known", "system_seconds", "system_known", "peak_bytes", "peak_known", "read_bytes",
            "read_known", "written_bytes", "written_known", "processes", "processes_known", "threads", "threads_known",
            "progress", "status", "reported", "output", "message");

    private final @Nullable WholeFile file;
    private final @Nullable OutputStream out;
    private @Nullable IOException trouble;

    private ItemsCsv(@Nullable WholeFile file) throws IOException {
        this.file = file;
        this.out = file == null ? null : new BufferedOutputStream(file.stream(), 1 << 16);
    }

    /// @param target a file's name; empty for no table
    /// @throws InvalidSettingException if the file cannot be written
    public static ItemsCsv open(Optional<String> target) throws IOException {
        var csv = new ItemsCsv(target.map(name -> TargetFile.open(OPTION, name, "must name a file")).orElse(null));
        csv.write(HEADING.stream());
        return csv;
    }

    /// Whether anybody will read it.
    boolean isWanted() {
        return out != null;
    }

    synchronized void add(ItemLine line) {
        write(Stream.of(
                Stream.of(line.name(), Long.toString(line.items()), line.success() ? "done" : "failed",
                        line.worker() == 0 ? "" : Integer.toString(line.worker()), seconds(line.elapsed().toNanos())),
                time(line.use().userNanos()), time(line.use().systemNanos()), count(line.use().peakBytes()),
                count(line.use().readBytes()), count(line.use().writtenBytes()), count(line.use().processes()),
                count(line.use().threads()),
                ReportedJson.cells(line.report()), Stream.of(line.output(), line.message())).flatMap(cells -> cells));
    }

    private static Stream<String> time(Figure figure) {
        return figure.isKnown() ? Stream.of(seconds(figure.value()), known(figure.accuracy())) : Stream.of("", "");
    }

    private static Stream<String> count(Figure figure) {
        return figure.isKnown() ? Stream.of(Long.toString(figure.value()), known(figure.accuracy()))
                : Stream.of("", "");
    }

    static String known(Accuracy accuracy) {
        return accuracy.name().toLowerCase(Locale.ROOT);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }

    private void write(Stream<String> cells) {
        if (out != null && trouble == null) {
            String row = cells.map(ItemsCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
            try {
                out.write(row.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                trouble = e;
            }
        }
    }

    static String cell(String text) {
        return text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// All rows have come.
    ///
    /// @throws IOException if they could not all be written; there is no file then
    public synchronized void finish() throws IOException {
        if (out == null || file == null) {
            return;
        }
        try {
            if (trouble != null) {
                throw trouble;
            }
            out.flush();
            file.finish();
        } catch (IOException e) {
            throw new IOException("the table could not be written to --" + OPTION + ": " + TargetFile.reason(e), e);
        }
    }

    /// Leaves nothing behind if it was not finished.
    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
