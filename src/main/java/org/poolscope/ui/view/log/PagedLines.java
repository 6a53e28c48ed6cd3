package org.poolscope.ui.view.log;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.item.ItemChoice;
import org.poolscope.history.item.ItemChoice.Counts;
import org.poolscope.live.ItemLine;
import org.poolscope.ui.view.log.ItemDesk.Seen;

/// The lines of a run's items in the journal, however many: it knows how many there are, and of those only the pages
/// that somebody has looked at last. A line that is asked for and not there is empty, and comes a moment later.
/// Event dispatch thread only.
@SuppressWarnings("serial")
final class PagedLines extends AbstractTableModel {

    static final int LINES_OF_PAGE = 128;
    static final int KEPT_PAGES = 64;

    /// Who scrolls fast has passed the first ones by when they come.
    private static final int ASKED_AT_ONCE = 3;

    private final List<String> titles;
    private final transient List<Function<ItemLine, String>> texts;
    private final transient Map<Integer, List<ItemLine>> pages = new LinkedHashMap<>(KEPT_PAGES, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<ItemLine>> eldest) {
            return size() > KEPT_PAGES;
        }
    };

    /// As they were before the last look: what is seen until they have come anew.
    private final transient Map<Integer, List<ItemLine>> old = new HashMap<>();
    private final transient Set<Integer> asked = new HashSet<>();
    private transient @Nullable ItemDesk desk;
    private transient ItemChoice choice = ItemChoice.ALL;
    private int rows;

    /// Counts what has become of the rows: each time that they are others, or more.
    private int turn;

    /// When they were others for the last time.
    private int othersSince;
    private boolean looking;

    /// What is to be looked for after that; what was wanted before it is not wanted any more.
    private transient @Nullable Runnable next;
    private transient @Nullable List<ItemLine> given;

    /// @param texts what the cells say of a line
    PagedLines(List<String> titles, List<Function<ItemLine, String>> texts) {
        this.titles = titles;
        this.texts = texts;
    }

    /// Shows the lines of another run from now on; none until the next look.
    void show(ItemDesk other) {
        desk = other;
        given = null;
        looking = false;
        next = null;
        forget();
        rows = 0;
        fireTableDataChanged();
    }

    private void forget() {
        turn++;
        othersSince = turn;
        pages.clear();
        old.clear();
        asked.clear();
    }

    /// Looks what there is by now; while that is still being found out for the last time, when that is known.
    ///
    /// @param atEnd   whether the last rows are to be there at once: somebody follows them
    /// @param counted told what there is, when the rows are as it says
    void look(ItemChoice wanted, boolean atEnd, Consumer<Counts> counted) {
        ItemDesk now = desk;
        if (now == null) {
            return;
        }
        if (looking) {
            next = () -> look(wanted, atEnd, counted);
            return;
        }
        looking = true;
        Consumer<Seen> seen = it -> {
            looking = false;
            take(wanted, it);
            counted.accept(it.counts());
            Runnable then = next;
            next = null;
            if (then != null) {
                then.run();
            }
        };
        if (atEnd) {
            now.lookAtEnd(wanted, LINES_OF_PAGE, seen);
        } else {
            now.look(wanted, counts -> seen.accept(new Seen(counts, 0, List.of())));
        }
    }

    /// Looks how many there are by now, and leaves the rows as they are.
    void count(Consumer<Counts> counted) {
        ItemDesk now = desk;
        if (now != null) {
            now.look(ItemChoice.ALL, counted);
        }
    }

    /// Shows these in place of those of the journal, until the next look.
    ///
    /// @param lines nobody changes them any more
    void give(List<ItemLine> lines) {
        boolean same = given != null && rows == lines.size();
        boolean begun = given instanceof WaitingLines && lines instanceof WaitingLines && lines.size() < rows;
        int before = rows;
        given = lines;
        rows = lines.size();
        if (same && rows > 0) {
            fireTableRowsUpdated(0, rows - 1);
        } else if (begun) {
            // What is selected stays so while those before it begin.
            fireTableRowsDeleted(0, before - rows - 1);
        } else {
            fireTableDataChanged();
        }
    }

    private void take(ItemChoice wanted, Seen seen) {
        int lines = (int) Math.min(seen.counts().lines(), Integer.MAX_VALUE);
        boolean anew = given != null || !wanted.equals(choice) || lines < rows;
        boolean moved = wanted.by() != null && lines != rows;
        int before = rows;
        given = null;
        choice = wanted;
        rows = lines;
        if (anew) {
            forget();
            put(seen);
            fireTableDataChanged();
        } else if (moved) {
            turn++;
            othersSince = turn;
            asked.clear();
            old.clear();
            old.putAll(pages);
            pages.clear();
            fireTableDataChanged();
        } else if (lines > before) {
            grow(before / LINES_OF_PAGE);
            put(seen);
            fireTableRowsInserted(before, lines - 1);
        }
    }

    /// The last page was not full. What was seen of it stays, also if that has not come anew since it last grew.
    private void grow(int lastPage) {
        turn++;
        asked.clear();
        old.keySet().retainAll(Set.of(lastPage));
        List<ItemLine> last = pages.remove(lastPage);
        if (last != null) {
            old.put(lastPage, last);
        }
    }

    private void put(Seen seen) {
        for (int at = 0; at < seen.last().size(); at += LINES_OF_PAGE) {
            int page = (int) ((seen.from() + at) / LINES_OF_PAGE);
            pages.put(page, seen.last().subList(at, Math.min(at + LINES_OF_PAGE, seen.last().size())));
            old.remove(page);
        }
    }

    /// What a row shows; null if that is still to come.
    @Nullable ItemLine lineAt(int row) {
        if (given != null) {
            return row < given.size() ? given.get(row) : null;
        }
        int page = row / LINES_OF_PAGE;
        List<ItemLine> lines = pages.get(page);
        if (lines == null) {
            ask(page);
            lines = old.getOrDefault(page, List.of());
        }
        int at = row % LINES_OF_PAGE;
        return at < lines.size() ? lines.get(at) : null;
    }

    /// Reads the lines of some rows, whether they are there or not.
    ///
    /// @param chosen in ascending order
    /// @param make what is made of them, on another thread
    <T> void read(int[] chosen, Function<List<ItemLine>, T> make, Consumer<T> answer) {
        List<ItemLine> there = given;
        if (there != null) {
            answer.accept(make.apply(Arrays.stream(chosen).mapToObj(there::get).toList()));
        } else if (desk != null) {
            desk.rows(chosen, make, answer);
        }
    }

    /// What a cell says of a line. Any thread.
    String text(ItemLine line, int column) {
        return texts.get(column).apply(line);
    }

    /// The row of a line, if it is on one of the pages that are there; -1 if not.
    int rowOf(Function<ItemLine, Boolean> wanted) {
        for (var page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                if (wanted.apply(page.getValue().get(i))) {
                    return page.getKey() * LINES_OF_PAGE + i;
                }
            }
        }
        return -1;
    }

    /// How many lines are in memory.
    int keptLines() {
        return Stream.of(pages, old).flatMap(some -> some.values().stream()).mapToInt(List::size).sum();
    }

    private void ask(int page) {
        ItemDesk now = desk;
        if (now == null || asked.size() >= ASKED_AT_ONCE || !asked.add(page)) {
            return;
        }
        int when = turn;
        now.lines((long) page * LINES_OF_PAGE, LINES_OF_PAGE, lines -> {
            if (when == turn) {
                asked.remove(page);
                old.remove(page);
                pages.put(page, lines);
            } else if (when >= othersSince) {
                // There are more by now, and these are still what they were.
                old.put(page, lines);
            } else {
                return;
            }
            // All that are seen are drawn: others may be wanted by now, for which there was no room.
            fireTableRowsUpdated(0, Math.max(0, rows - 1));
        });
    }

    @Override
    public int getRowCount() {
        return rows;
    }

    @Override
    public int getColumnCount() {
        return titles.size();
    }

    @Override
    public String getColumnName(int column) {
        return titles.get(column);
    }

    @Override
    public String getValueAt(int row, int column) {
        ItemLine line = lineAt(row);
        return line == null ? "" : texts.get(column).apply(line);
    }
}
