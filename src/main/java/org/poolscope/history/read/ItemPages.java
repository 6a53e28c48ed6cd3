package org.poolscope.history.read;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.CodecException;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.Statements;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemChoice;
import org.poolscope.history.item.ItemChoice.Counts;
import org.poolscope.history.item.ItemLines;
import org.poolscope.history.item.ItemPack;

/// The ends of attempts of one run as a list of any length, of which any part can be had, also while the run is on. For
/// one thread.
///
/// In the order in which they became known, a line is found by the table of contents of its [packs][ItemPack]: some
/// bytes for each of these are in memory, and the few packs that were looked into last. In another order SQLite sorts
/// them, in a table of its own in a temporary file that nobody else sees.
public final class ItemPages implements AutoCloseable {

    private static final int KEPT_PACKS = 16;
    private static final int STATES = AttemptState.values().length;

    private final Path file;
    private final long run;
    private final Connection connection;
    private final ItemSort sort;
    private final List<Block> blocks = new ArrayList<>();

    /// How many of the lines that were chosen come before each block, and after the last.
    private long[] before = {0};
    private ItemChoice choice = ItemChoice.ALL;
    private long next;
    private final Map<Integer, List<AttemptEntry>> read = new LinkedHashMap<>(KEPT_PACKS, 1, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<AttemptEntry>> eldest) {
            return size() > KEPT_PACKS;
        }
    };

    /// Where some lines are.
    ///
    /// @param pack  the number of the pack; below 0 if they are rows that the first version wrote
    /// @param first the place of the first of them
    private record Block(long pack, long first, int[] byState) {
        int lines() {
            int lines = 0;
            for (int some : byState) {
                lines += some;
            }
            return lines;
        }

        int lines(ItemChoice choice) {
            int lines = 0;
            for (AttemptState state : choice.states()) {
                lines += byState[state.ordinal()];
            }
            return lines;
        }
    }

    private ItemPages(Path file, long run, Connection connection) {
        this.file = file;
        this.run = run;
        this.connection = connection;
        this.sort = new ItemSort(connection);
    }

    /// @throws JournalException if there is no journal, or it cannot be read
    public static ItemPages of(Path file, long run) throws JournalException {
        return new ItemPages(file, run, Database.toRead(file));
    }

    /// Looks what there is by now.
    ///
    /// @param wanted which lines are given out from now on, and in which order
    public Counts look(ItemChoice wanted) throws JournalException {
        return Database.orTrouble(file, () -> {
            int known = blocks.size();
            findPacks();
            findRows();
            if (!wanted.equals(choice)) {
                choice = wanted;
                before = new long[] {0};
            }
            count();
            if (choice.by() != null) {
                sort(known);
            }
            return counts();
        });
    }

    private void findPacks() throws SQLException {
        query("SELECT id, first, done, failed, interrupted, retried FROM packs WHERE run=? AND first>=? "
                + "ORDER BY first", row -> {
            int[] byState = new int[STATES];
            for (int state = 0; state < STATES; state++) {
                byState[state] = row.getInt(3 + state);
            }
            add(new Block(row.getLong(1), row.getLong(2), byState));
        }, run, next);
    }

    private void findRows() throws SQLException {
        query("SELECT MIN(seq), SUM(state=0), SUM(state=1), SUM(state=2), SUM(state=3) FROM attempts "
                + "WHERE run=? AND seq>=? GROUP BY (seq-?)/" + ItemPack.MOST_LINES + " ORDER BY 1", row -> {
            int[] byState = new int[STATES];
            for (int state = 0; state < STATES; state++) {
                byState[state] = row.getInt(2 + state);
            }
            add(new Block(-1, row.getLong(1), byState));
        }, run, next, next);
    }

    private void add(Block block) {
        blocks.add(block);
        next = block.first() + block.lines();
    }

    private void count() {
        int counted = before.length - 1;
        long[] all = Arrays.copyOf(before, blocks.size() + 1);
        for (int i = counted; i < blocks.size(); i++) {
            all[i + 1] = all[i] + blocks.get(i).lines(choice);
        }
        before = all;
    }

    private void sort(int known) throws SQLException {
        int from = sort.begin(choice) ? 0 : known;
        try {
            for (int i = from; i < blocks.size(); i++) {
                if (blocks.get(i).lines(choice) > 0) {
                    // Past those that are kept, which are for who looks at them.
                    for (AttemptEntry line : unpack(blocks.get(i))) {
                        if (choice.has(line)) {
                            sort.add(line);
                        }
                    }
                }
            }
            sort.end();
        } catch (SQLException | CodecException e) {
            sort.abandon(e);
            throw e;
        }
    }

    private Counts counts() throws SQLException {
        long[] sums = {0};
        blocks.forEach(block -> sums[0] += block.byState()[AttemptState.RETRIED.ordinal()]);
        List<Counts> counts = new ArrayList<>();
        query("SELECT items, succeeded, failed, interrupted FROM runs WHERE id=?", row -> counts.add(new Counts(
                before[blocks.size()], row.getLong(1) < 0 ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)),
                row.getLong(2), row.getLong(3), row.getLong(4), sums[0])), run);
        return counts.isEmpty() ? Counts.NONE : counts.getFirst();
    }

    /// Some lines of those that were there at the last look.
    ///
    /// @param from  the place of the first of them in the list
    /// @param count so many at most
    public List<AttemptEntry> lines(long from, int count) throws JournalException {
        return Database.orTrouble(file, () -> choice.by() == null ? inOrder(from, count) : sorted(from, count));
    }

    private List<AttemptEntry> inOrder(long from, int count) throws SQLException {
        List<AttemptEntry> lines = new ArrayList<>(count);
        for (int at = block(before, from); at < blocks.size() && lines.size() < count; at++) {
            long place = before[at];
            if (before[at + 1] > place) {
                for (AttemptEntry line : block(at)) {
                    if (choice.has(line)) {
                        if (place >= from && lines.size() < count) {
                            lines.add(line);
                        }
                        place++;
                    }
                }
            }
        }
        return lines;
    }

    private List<AttemptEntry> sorted(long from, int count) throws SQLException {
        long[] firsts = blocks.stream().mapToLong(Block::first).toArray();
        List<AttemptEntry> lines = new ArrayList<>(count);
        for (long seq : sort.places(from, count)) {
            int at = block(firsts, seq);
            lines.add(block(at).get((int) (seq - firsts[at])));
        }
        return lines;
    }

    /// The last whose beginning is not behind a place.
    private static int block(long[] beginnings, long place) {
        int found = Arrays.binarySearch(beginnings, place);
        if (found < 0) {
            return Math.max(0, -found - 2);
        }
        // Of several that begin there all but the last are empty.
        while (found + 1 < beginnings.length && beginnings[found + 1] == place) {
            found++;
        }
        return found;
    }

    private List<AttemptEntry> block(int at) throws SQLException {
        List<AttemptEntry> lines = read.get(at);
        if (lines == null) {
            lines = unpack(blocks.get(at));
            read.put(at, lines);
        }
        return lines;
    }

    private List<AttemptEntry> unpack(Block block) throws SQLException {
        List<AttemptEntry> lines = new ArrayList<>(block.lines());
        if (block.pack() >= 0) {
            query("SELECT bytes FROM packs WHERE id=?", row ->
                    new ItemLines(run, block.first(), lines::add).read(row.getBytes(1)), block.pack());
        } else {
            query("SELECT * FROM attempts WHERE run=? AND seq>=? AND seq<? ORDER BY seq", row ->
                    lines.add(EntryRows.attempt(row)), run, block.first(), block.first() + block.lines());
        }
        if (lines.size() != block.lines()) {
            throw new CodecException("a pack has other lines than it should");
        }
        return lines;
    }

    private void query(String statement, Statements.Row each, @Nullable Object... values) throws SQLException {
        Statements.query(connection, statement, each, values);
    }

    @Override
    public void close() {
        try (sort) {
            connection.close();
        } catch (SQLException _) {
            // It was only read.
        }
    }
}
