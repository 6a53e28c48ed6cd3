package org.poolscope.history.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.Statements;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.ItemChoice;

/// The order of a run's lines by what they say, made by SQLite in temporary tables of this connection. For one thread.
final class ItemSort implements AutoCloseable {

    /// A row of its own for each statement would take three times as long.
    private static final int ROWS_TOGETHER = 200;

    private static final Object NONE = new Object();

    private final Connection connection;
    private final List<Object> waiting = new ArrayList<>();
    private @Nullable PreparedStatement insert;
    private @Nullable ItemChoice choice;
    private boolean isNew;

    ItemSort(Connection connection) {
        this.connection = connection;
    }

    /// Begins to take in lines.
    ///
    /// @return whether it wants all, and not only those that have come since
    boolean begin(ItemChoice wanted) throws SQLException {
        boolean anew = !wanted.equals(choice);
        if (anew) {
            // Temporary tables are written to, and nothing else.
            Database.execute(connection, "PRAGMA query_only=OFF", "PRAGMA temp_store=FILE",
                    "DROP TABLE IF EXISTS temp.keys", "DROP TABLE IF EXISTS temp.places",
                    "CREATE TEMP TABLE keys (seq INTEGER PRIMARY KEY, key)",
                    "CREATE TEMP TABLE places (place INTEGER PRIMARY KEY, seq INTEGER NOT NULL)");
            choice = wanted;
        }
        isNew = anew;
        Database.execute(connection, "BEGIN");
        return anew;
    }

    void add(AttemptEntry line) throws SQLException {
        waiting.add(line.seq());
        waiting.add(key(line));
        isNew = true;
        if (waiting.size() == 2 * ROWS_TOGETHER) {
            if (insert == null) {
                insert = prepare(ROWS_TOGETHER);
            }
            put(insert);
        }
    }

    private Object key(AttemptEntry line) {
        Object key = choice == null || choice.by() == null ? null : choice.by().key(line);
        return key == null ? NONE : key;
    }

    private PreparedStatement prepare(int rows) throws SQLException {
        return connection.prepareStatement("INSERT INTO temp.keys VALUES "
                + String.join(",", Collections.nCopies(rows, "(?,?)")));
    }

    private void put(PreparedStatement rows) throws SQLException {
        for (int i = 0; i < waiting.size(); i++) {
            switch (waiting.get(i)) {
                case Long number -> rows.setLong(i + 1, number);
                case Integer number -> rows.setInt(i + 1, number);
                case String words -> rows.setString(i + 1, words);
                default -> rows.setObject(i + 1, null);
            }
        }
        rows.executeUpdate();
        waiting.clear();
    }

    /// All lines are in: puts them in order, if there are new ones.
    void end() throws SQLException {
        if (!waiting.isEmpty()) {
            try (PreparedStatement rest = prepare(waiting.size() / 2)) {
                put(rest);
            }
        }
        if (isNew && choice != null) {
            Database.execute(connection, "DELETE FROM temp.places",
                    "INSERT INTO temp.places (seq) SELECT seq FROM temp.keys ORDER BY key "
                            + (choice.up() ? "ASC" : "DESC") + " NULLS LAST, seq");
        }
        Database.execute(connection, "COMMIT");
    }

    /// Some could not be had: begins anew the next time.
    void abandon(Exception cause) {
        waiting.clear();
        choice = null;
        Database.takeBack(connection, cause);
    }

    /// The lines at some places in that order, by their places in their run.
    List<Long> places(long from, int count) throws SQLException {
        List<Long> lines = new ArrayList<>(count);
        Statements.query(connection, "SELECT seq FROM temp.places WHERE place>? ORDER BY place LIMIT ?",
                row -> lines.add(row.getLong(1)), from, count);
        return lines;
    }

    @Override
    public void close() throws SQLException {
        if (insert != null) {
            insert.close();
        }
    }
}
