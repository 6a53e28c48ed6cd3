package org.poolscope.schedule.queue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalState;
import org.poolscope.history.OwnerLock;
import org.poolscope.history.Statements;

/// The queue's tables in a journal that is open. For one thread.
final class QueueRows {

    /// All but what is large.
    private static final String ENTRIES = "SELECT queue.id, queue.workload, queue.workers, short, queue.folder, added, "
            + "start_at, queue.owner, run, outcome, message, runs.state, runs.failed AS run_failed, "
            + "runs.owner AS run_owner, place FROM queue LEFT JOIN runs ON runs.id = queue.run ";

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
        long run = row.getLong("run");
        OptionalLong its = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(run);
        long startAt = row.getLong("start_at");
        Optional<Instant> at = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(startAt));
        String message = row.getString("message");
        return new QueueEntry(row.getLong("id"), row.getString("workload"), row.getInt("workers"),
                row.getString("short"), row.getString("folder"), Instant.ofEpochMilli(row.getLong("added")), at, its,
                state(row, its.isPresent()), message == null ? "" : message);
    }

    private QueueState state(ResultSet row, boolean begun) throws SQLException {
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
        return !begun ? QueueState.WAITING : state == null ? QueueState.UNKNOWN : QueueState.INTERRUPTED;
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
