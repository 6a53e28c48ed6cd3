package org.poolscope.history.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.InflaterInputStream;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptEntry.Input;
import org.poolscope.history.item.AttemptState;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

/// Rows of the journal's tables as values.
final class EntryRows {

    private static final long UNKNOWN = -1;

    private EntryRows() {}

    static RunEntry run(ResultSet row, JournalState state) throws SQLException {
        long number = row.getLong("id");
        OptionalLong root = optional(row, "root");
        Instant started = Instant.ofEpochMilli(row.getLong("started"));
        OptionalLong wall = optional(row, "wall_nanos");
        Optional<Duration> time = wall.isPresent() ? Optional.of(Duration.ofNanos(wall.getAsLong()))
                : state == JournalState.RUNNING ? Optional.of(since(started)) : Optional.empty();
        String report = row.getString("report");
        return new RunEntry(number, root.orElse(number), optional(row, "comparison"), row.getString("command"),
                row.getString("workload"), row.getString("configuration"), row.getString("fingerprint"),
                row.getString("environment"), row.getString("folder"), row.getInt("workers"), started, time, state,
                row.getLong("items"), row.getLong("succeeded"), row.getLong("failed"), row.getLong("interrupted"),
                report == null ? "" : report);
    }

    /// The clock may have been set back meanwhile.
    private static Duration since(Instant started) {
        Duration time = Duration.between(started, Instant.now());
        return time.isNegative() ? Duration.ZERO : time;
    }

    /// One of the first version's, which did not keep all that was told.
    static AttemptEntry attempt(ResultSet row) throws SQLException {
        AttemptState state = AttemptState.values()[row.getInt("state")];
        Duration start = Duration.ofNanos(row.getLong("start_nanos"));
        Duration elapsed = Duration.ofNanos(row.getLong("elapsed_nanos"));
        var use = new ItemUse(figure(row, "user_nanos", Accuracy.EXACT), figure(row, "system_nanos", Accuracy.EXACT),
                figure(row, "peak_bytes", Accuracy.SAMPLED), figure(row, "read_bytes", Accuracy.EXACT),
                figure(row, "written_bytes", Accuracy.EXACT), Figure.UNKNOWN, Figure.UNKNOWN);
        var result = new ItemResult(row.getString("name"), state == AttemptState.DONE, elapsed,
                row.getString("message"), row.getString("output"), ItemReport.NONE, use);
        return new AttemptEntry(row.getLong("run"), row.getLong("seq"), row.getLong("position"), row.getLong("items"),
                state, row.getInt("worker"), UNKNOWN, start, start.plus(elapsed), result,
                new Input(optional(row, "input_bytes"), optional(row, "input_changed")));
    }

    private static Figure figure(ResultSet row, String column, Accuracy accuracy) throws SQLException {
        OptionalLong value = optional(row, column);
        return value.isPresent() ? new Figure(value.getAsLong(), accuracy) : Figure.UNKNOWN;
    }

    static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static Duration nanos(ResultSet row, int column) throws SQLException {
        return Duration.ofNanos(row.getLong(column));
    }

    static List<String> unpacked(byte[] names) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(names))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(all.substring(0, Math.max(0, all.length() - 1)).split("\0", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
