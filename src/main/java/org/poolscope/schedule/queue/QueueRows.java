package org.poolscope.schedule.queue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalState;
import org.poolscope.history.database.OwnerLock;
import org.poolscope.history.database.Statements;
import org.poolscope.job.Comparison;
import org.poolscope.job.ComparisonText;
import org.poolscope.job.JobFileException;

/// The queue's tables in a journal that is open. For one thread.
final class QueueRows {

    /// All but what is large.
    private static final String ENTRIES = "SELECT queue.id, queue.workload, queue.workers, short, queue.folder, added, "
            + "start_at, queue.owner, run, outcome, message, runs.state, runs.failed AS run_failed, "
            + "runs.owner AS run_owner, place, asked, queue_comparisons.comparison AS compared, "
            + "(SELECT MIN(one.id) FROM runs one WHERE one.comparison = queue_comparisons.comparison) AS first_run "
            + "FROM queue LEFT JOIN runs ON runs.id = queue.run "
            + "LEFT JOIN queue_comparisons ON queue_comparisons.queue = queue.id ";

    /// What has no end in the journal: it waits, is run or was interrupted.
    private static final String NOT_OVER = "outcome IS NULL AND (run IS NULL OR runs.state='running') ";

    private final Path file;
    private final Connection connection;

    QueueRows(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// An entry at its place.
    record Placed(QueueEntry entry, long place) {}

    List<QueueEntry> entries(int most) throws SQLException {
        return query(ENTRIES + "ORDER BY place LIMIT ?", this::entry, most);
    }

    /// Those that have no end, in their order.
    List<Placed> notOver(int most) throws SQLException {
        return query(ENTRIES + "WHERE " + NOT_OVER + "ORDER BY place LIMIT ?", this::placed, most);
    }

    /// The one of a number, if it is there.
    Optional<Placed> placed(long number) throws SQLException {
        return query(ENTRIES + "WHERE queue.id=?", this::placed, number).stream().findFirst();
    }

    /// The nearest before or after a place that has no end.
    Optional<Placed> neighbour(long place, boolean before) throws SQLException {
        return query(ENTRIES + "WHERE " + NOT_OVER + "AND place " + (before ? "< ? ORDER BY place DESC"
                : "> ? ORDER BY place") + " LIMIT 1", this::placed, place).stream().findFirst();
    }

    /// How many batches have no end.
    long countNotOver() throws SQLException {
        return query("SELECT COUNT(*) FROM queue LEFT JOIN runs ON runs.id = queue.run WHERE " + NOT_OVER
                + "AND queue.workload<>''", row -> row.getLong(1)).getFirst();
    }

    /// Those of them that somebody had begun with: they are run, or were interrupted.
    List<QueueEntry> begun() throws SQLException {
        return query(ENTRIES + "WHERE " + NOT_OVER + "AND (queue.owner IS NOT NULL OR run IS NOT NULL)", this::entry);
    }

    String configuration(long number) throws SQLException {
        return query("SELECT configuration FROM queue WHERE id=?", row -> row.getString(1), number).getFirst();
    }

    long nextPlace() throws SQLException {
        return query("SELECT COALESCE(MAX(place), 0) + 1 FROM queue", row -> row.getLong(1)).getFirst();
    }

    Optional<String> setting(String name) throws SQLException {
        return query("SELECT value FROM queue_settings WHERE name=?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    void set(String name, String value) throws SQLException {
        update("INSERT OR REPLACE INTO queue_settings VALUES (?,?)", name, value);
    }

    /// Keeps the newest so many of those that are over.
    void keep(int most) throws SQLException {
        update("DELETE FROM queue WHERE id IN (SELECT queue.id FROM queue LEFT JOIN runs ON runs.id = queue.run "
                + "WHERE outcome IS NOT NULL OR (run IS NOT NULL AND runs.state<>'running') "
                + "ORDER BY place DESC LIMIT -1 OFFSET ?)", most);
    }

    private Placed placed(ResultSet row) throws SQLException {
        return new Placed(entry(row), row.getLong("place"));
    }

    private QueueEntry entry(ResultSet row) throws SQLException {
        Optional<Comparison> comparison = comparison(row.getString("asked"));
        OptionalLong its = number(row, comparison.isPresent() ? "first_run" : "run");
        OptionalLong startAt = number(row, "start_at");
        String message = row.getString("message");
        return new QueueEntry(row.getLong("id"), row.getString("workload"), row.getInt("workers"), comparison,
                row.getString("short"), row.getString("folder"), Instant.ofEpochMilli(row.getLong("added")),
                startAt.isPresent() ? Optional.of(Instant.ofEpochMilli(startAt.getAsLong())) : Optional.empty(), its,
                state(row), message == null ? "" : message);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /// One that means nothing asks for no size: it is refused when it is to be run.
    private Optional<Comparison> comparison(@Nullable String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ComparisonText.read(file, asked));
        } catch (JobFileException _) {
            return Optional.of(new Comparison(List.of(), OptionalInt.empty()));
        }
    }

    private QueueState state(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        if (outcome != null) {
            return QueueState.named(outcome).orElse(QueueState.UNKNOWN);
        }
        String state = row.getString("state");
        if (state != null && !state.equals(JournalState.RUNNING.word())) {
            return QueueState.of(JournalState.of(state, false), row.getLong("run_failed"));
        }
        // Whoever is about to begin with it has said so; or whoever runs it is alive.
        if (isAlive(row.getString("owner")) || isAlive(row.getString("run_owner"))) {
            return QueueState.RUNNING;
        }
        if (number(row, "run").isPresent()) {
            return state == null ? QueueState.UNKNOWN : QueueState.INTERRUPTED;
        }
        return number(row, "compared").isPresent() ? QueueState.INTERRUPTED : QueueState.WAITING;
    }

    /// How many runs of the comparison that an entry became did not do all that they were to, and how many there are.
    record Compared(long flawed, long runs) {}

    Compared compared(long number) throws SQLException {
        return query("SELECT COUNT(*), COALESCE(SUM(runs.failed>0 OR runs.state='broken'), 0) FROM queue_comparisons "
                + "JOIN runs USING (comparison) WHERE queue=?",
                row -> new Compared(row.getLong(2), row.getLong(1)), number).getFirst();
    }

    boolean isAlive(@Nullable String owner) {
        return owner != null && OwnerLock.isAlive(file, owner);
    }

    <T> List<T> query(String statement, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        Statements.query(connection, statement, rows -> all.add(row.of(rows)), values);
        return all;
    }

    int update(String statement, @Nullable Object... values) throws SQLException {
        return Statements.update(connection, statement, values);
    }
}
