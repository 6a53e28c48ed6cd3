package org.poolscope.history.read;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.ConfigurationJson;
import org.poolscope.history.EventKind;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalPlace;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.OwnerLock;
import org.poolscope.history.database.Statements;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemLines;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// Reads the journal, also while others write it. For one thread.
public final class JournalReader implements AutoCloseable {

    private static final Texts TEXTS = Texts.of(JournalReader.class);

    private static final String RUNS = "SELECT * FROM runs ";

    /// As a limit: none.
    private static final int ALL = -1;

    private final Path file;
    private final Connection connection;

    private JournalReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// The one of this user.
    public static JournalReader open() throws JournalException {
        return at(JournalPlace.ofThisUser().orElseThrow(JournalReader::none));
    }

    /// Why this user has no journal, if he has none.
    public static JournalException none() {
        return new JournalException(TEXTS.get(JournalPlace.isOff() ? "off" : "no-home"));
    }

    /// @throws JournalException if there is none, or it cannot be read
    public static JournalReader at(Path file) throws JournalException {
        return new JournalReader(file, Database.toRead(file));
    }

    /// The file that it reads.
    public Path file() {
        return file;
    }

    /// The runs, the newest first.
    ///
    /// @param words those that have all of these, in any case, in workload, state, folder or settings
    /// @param most  so many at most
    public List<RunEntry> runs(List<String> words, int most) throws JournalException {
        return runs(words, RunOrder.NEWEST, most);
    }

    /// The runs in some order.
    ///
    /// @param words those that have all of these, in any case, in workload, state, folder or settings
    /// @param most  so many at most, the first in that order
    public List<RunEntry> runs(List<String> words, RunOrder order, int most) throws JournalException {
        var where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        for (String word : words) {
            where.append(where.isEmpty() ? "WHERE " : "AND ").append("(state='running' OR workload LIKE ? ESCAPE '!' "
                    + "OR state LIKE ? ESCAPE '!' OR folder LIKE ? ESCAPE '!' OR configuration LIKE ? ESCAPE '!' "
                    + "OR command LIKE ? ESCAPE '!') ");
            String pattern = "%" + word.replaceAll("([!%_])", "!$1") + "%";
            values.addAll(List.of(pattern, pattern, pattern, pattern, pattern));
        }
        values.add(most);
        List<RunEntry> runs = new ArrayList<>();
        // Which of those that have no end are on is known only when they are looked at.
        query(RUNS + where + order.clause() + "LIMIT ? + (SELECT COUNT(*) FROM runs WHERE state='running')", row -> {
            if (runs.size() < most) {
                RunEntry run = run(row);
                if (!row.getString("state").equals(JournalState.RUNNING.word()) || hasAll(run, words)) {
                    runs.add(run);
                }
            }
        }, values.toArray());
        return runs;
    }

    private static boolean hasAll(RunEntry run, List<String> words) {
        String all = String.join("\n", run.workload(), run.state().word(), run.folder(), run.configuration(),
                run.command()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }

    /// The run of a number.
    ///
    /// @throws JournalException if there is none
    public RunEntry run(long number) throws JournalException {
        return find(number).orElseThrow(() -> new JournalException(TEXTS.format("no-run", Long.toString(number))));
    }

    /// The run of a number; empty if there is none.
    public Optional<RunEntry> find(long number) throws JournalException {
        List<RunEntry> runs = new ArrayList<>();
        query(RUNS + "WHERE id=?", row -> runs.add(run(row)), number);
        return runs.stream().findFirst();
    }

    /// All runs that go on with each other, one of which this is, in their order.
    public List<RunEntry> family(RunEntry run) throws JournalException {
        List<RunEntry> runs = new ArrayList<>();
        query(RUNS + "WHERE id=? OR root=? ORDER BY id", row -> runs.add(run(row)), run.root(), run.root());
        return runs;
    }

    /// The runs that are over of the same workload with settings that come to the same results, the newest first.
    ///
    /// @param most so many at most
    public List<RunEntry> alike(RunConfiguration configuration, int most) throws JournalException {
        List<RunEntry> runs = new ArrayList<>();
        query(RUNS + "WHERE workload=? AND fingerprint=? AND state<>'running' ORDER BY id DESC LIMIT ?", row ->
                runs.add(run(row)), configuration.workload(), ConfigurationJson.fingerprint(configuration), most);
        return runs;
    }

    /// Gives out all ends of attempts of a run, in their order; there may be any number.
    ///
    /// @param failed whether only those that did not succeed
    public void attempts(RunEntry run, boolean failed, Consumer<AttemptEntry> to) throws JournalException {
        attempts(run, failed, ALL, to);
    }

    /// The first ends of attempts of a run, in their order.
    ///
    /// @param failed whether only those that did not succeed
    /// @param most   so many at most
    public List<AttemptEntry> attempts(RunEntry run, boolean failed, int most) throws JournalException {
        List<AttemptEntry> attempts = new ArrayList<>();
        attempts(run, failed, most, attempts::add);
        return attempts;
    }

    /// What the first version wrote of the items of a run.
    void rows(RunEntry run, Consumer<AttemptEntry> to) throws JournalException {
        query("SELECT * FROM attempts WHERE run=? ORDER BY seq", row -> to.accept(EntryRows.attempt(row)),
                run.number());
    }

    List<Long> numbers(String statement, long of) throws JournalException {
        List<Long> numbers = new ArrayList<>();
        query(statement, row -> numbers.add(row.getLong(1)), of);
        return numbers;
    }

    byte[] bytes(String statement, long of) throws JournalException {
        List<byte[]> bytes = new ArrayList<>();
        query(statement, row -> bytes.add(row.getBytes(1)), of);
        return bytes.isEmpty() ? new byte[0] : bytes.getFirst();
    }

    private void attempts(RunEntry run, boolean failed, int most, Consumer<AttemptEntry> to) throws JournalException {
        query("SELECT * FROM attempts WHERE run=? " + (failed ? "AND state<>0 " : "") + "ORDER BY seq LIMIT ?",
                row -> to.accept(EntryRows.attempt(row)), run.number(), most);
        long[] left = {most < 0 ? Long.MAX_VALUE : most};
        query("SELECT first, bytes FROM packs WHERE run=? " + (failed ? "AND failed+interrupted+retried>0 " : "")
                + "ORDER BY first LIMIT ?", row -> {
            if (left[0] > 0) {
                new ItemLines(run.number(), row.getLong(1), attempt -> {
                    if ((!failed || attempt.state() != AttemptState.DONE) && left[0]-- > 0) {
                        to.accept(attempt);
                    }
                }).read(row.getBytes(2));
            }
        }, run.number(), most);
    }

    /// What else was kept of a run, in its order.
    public List<EventEntry> events(RunEntry run) throws JournalException {
        List<EventEntry> events = new ArrayList<>();
        query("SELECT nanos, kind, worker, item, text FROM events WHERE run=? ORDER BY seq", row ->
                events.add(new EventEntry(EntryRows.nanos(row, 1), EventKind.values()[row.getInt(2)], row.getInt(3),
                        row.getString(4), row.getString(5))), run.number());
        return events;
    }

    /// What the workers of a run were at, as far as their beats told: the names of items, or of several.
    public List<String> running(RunEntry run) throws JournalException {
        List<String> labels = new ArrayList<>();
        query("SELECT label FROM running WHERE run=? ORDER BY worker", row -> labels.add(row.getString(1)),
                run.number());
        return labels;
    }

    /// The items that came to a run from nowhere that could be read again, in their order.
    public Optional<List<String>> list(RunEntry run) throws JournalException {
        List<String> names = new ArrayList<>();
        query("SELECT names FROM lists WHERE run=? ORDER BY first", row -> names.addAll(
                EntryRows.unpacked(row.getBytes(1))), run.number());
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private RunEntry run(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        String state = row.getString("state");
        boolean alive = state.equals(JournalState.RUNNING.word()) && OwnerLock.isAlive(file, owner);
        return EntryRows.run(row, JournalState.of(state.toLowerCase(Locale.ROOT), alive));
    }

    private void query(String statement, Statements.Row each, @Nullable Object... values) throws JournalException {
        Database.orTrouble(file, () -> {
            Statements.query(connection, statement, each, values);
            return each;
        });
    }

    @Override
    public void close() {
        Database.close(connection);
    }
}
