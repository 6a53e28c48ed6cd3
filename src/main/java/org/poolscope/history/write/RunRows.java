package org.poolscope.history.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.EventKind;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.Statements;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemPack;

/// The statements that write. For the journal's thread.
final class RunRows implements AutoCloseable {

    private static final int STATES = AttemptState.values().length;

    private final Connection connection;
    private final PreparedStatement pack;
    private final PreparedStatement event;
    private final PreparedStatement running;
    private final PreparedStatement counters;

    RunRows(Connection connection) throws SQLException {
        this.connection = connection;
        pack = connection.prepareStatement("INSERT INTO packs (run, first, done, failed, interrupted, retried, bytes) "
                + "VALUES (?,?,?,?,?,?,?)");
        event = connection.prepareStatement("INSERT INTO events VALUES (?,?,?,?,?,?,?)");
        running = connection.prepareStatement("INSERT OR REPLACE INTO running VALUES (?,?,?,?,?)");
        counters = connection.prepareStatement(
                "UPDATE runs SET items=?, succeeded=?, failed=?, interrupted=? WHERE id=?");
    }

    void begin() throws SQLException {
        Database.execute(connection, "BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        Database.execute(connection, "COMMIT");
    }

    void rollback(Exception cause) {
        Database.takeBack(connection, cause);
    }

    /// @return the number that the row was given
    long insert(String statement, @Nullable Object... values) throws SQLException {
        update(statement, values);
        long[] last = {0};
        Statements.query(connection, "SELECT last_insert_rowid()", row -> last[0] = row.getLong(1));
        return last[0];
    }

    void update(String statement, @Nullable Object... values) throws SQLException {
        Statements.update(connection, statement, values);
    }

    /// When and by whom something was done.
    ///
    /// @param seq the place of its row in its run
    record When(long run, long seq, int worker, long startNanos) {}

    void pack(long run, ItemPack some) throws SQLException {
        pack.setLong(1, run);
        pack.setLong(2, some.first());
        for (int state = 0; state < STATES; state++) {
            pack.setInt(3 + state, some.byState().get(state));
        }
        pack.setBytes(3 + STATES, some.bytes());
        pack.executeUpdate();
    }

    void told(long run, byte[] bytes) throws SQLException {
        update("INSERT INTO told (run, bytes) VALUES (?,?)", run, bytes);
    }

    void event(When when, EventKind kind, String item, String text) throws SQLException {
        event.setLong(1, when.run());
        event.setLong(2, when.seq());
        event.setLong(3, when.startNanos());
        event.setInt(4, kind.ordinal());
        event.setInt(5, when.worker());
        event.setString(6, item);
        event.setString(7, text);
        event.executeUpdate();
    }

    void running(When when, String label) throws SQLException {
        running.setLong(1, when.run());
        running.setInt(2, when.worker());
        running.setLong(3, when.seq());
        running.setString(4, label);
        running.setLong(5, when.startNanos());
        running.executeUpdate();
    }

    void counters(long run, long items, long succeeded, long failed, long interrupted) throws SQLException {
        counters.setLong(1, items);
        counters.setLong(2, succeeded);
        counters.setLong(3, failed);
        counters.setLong(4, interrupted);
        counters.setLong(5, run);
        counters.executeUpdate();
    }

    /// @param first how many items came before these
    void list(long run, long first, List<String> names) throws SQLException {
        update("INSERT INTO lists VALUES (?,?,?,?)", run, first, names.size(), packed(names));
    }

    /// What no item can hold ends each of them.
    private static byte[] packed(List<String> names) {
        var bytes = new ByteArrayOutputStream();
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, fast)) {
            for (String name : names) {
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.write(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws SQLException {
        try (pack; event; running; counters) {
            connection.close();
        }
    }
}
