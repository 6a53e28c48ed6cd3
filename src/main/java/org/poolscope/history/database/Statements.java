package org.poolscope.history.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What is said once to a journal that is open, with values in the places of its question marks. For the thread that
/// the connection is for.
public final class Statements {

    private Statements() {}

    /// Takes a row of an answer.
    public interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /// Asks, and has each row of the answer taken.
    public static void query(Connection connection, String statement, Row each, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement query = prepared(connection, statement, values);
             ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                each.take(rows);
            }
        }
    }

    /// @return how many rows it has changed
    public static int update(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement update = prepared(connection, statement, values)) {
            return update.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }
}
