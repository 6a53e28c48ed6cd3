package org.poolscope.ui.view.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.KeptRun;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;

class JournalItemsTest {

    private static final int MANY = 300_000;

    @TempDir
    Path folder;

    private final List<String> troubles = new ArrayList<>();

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    private static ItemResult result(int item) {
        return item % 1000 == 7 ? ItemResult.failed("item " + item, Duration.ofNanos(MANY - item), "is odd")
                : ItemResult.done("item " + item, Duration.ofNanos(MANY - item));
    }

    private static void tell(ToldRun told, int from, int to) {
        List<ItemResult> results = new ArrayList<>();
        for (int item = from; item < to; item++) {
            results.add(result(item));
        }
        long failed = results.stream().filter(result -> !result.success()).count();
        told.tell(new Telemetry.Completion(to, 1, from, 0, 1, to - from, failed, "", "", results));
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, Duration.ofSeconds(60), () -> Edt.call(condition), () -> "that is not so");
    }

    private static String name(JTable table, int row) {
        return table.getValueAt(row, ItemColumn.NAME.ordinal()).toString();
    }

    private static void sort(JTable table, ItemColumn column) {
        var sort = Components.named(table.getComponentPopupMenu(), "sort", JMenu.class);
        Arrays.stream(sort.getMenuListeners()).forEach(opens -> opens.menuSelected(null));
        Components.named(sort.getPopupMenu(), column.name(), AbstractButton.class).doClick();
    }

    /// J34
    @Test
    void shouldShowAnyOfVeryManyItemsInAnyOrderAndCountThem() throws Exception {
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal).start(MANY);
            for (int from = 0; from < MANY; from += 30_000) {
                tell(told, from, from + 30_000);
            }
            told.end(Outcome.COMPLETED, MANY);
        }
        JournalItems items = Edt.call(() -> new JournalItems("items", troubles::add));
        JTable table = Components.named(items, "items", JTable.class);
        // What is chosen while it still looks for something else counts.
        Edt.run(() -> {
            items.show(file(), 1, null);
            Components.named(items, "journal.FAILED", AbstractButton.class).doClick();
        });
        await("those that failed", () -> table.getRowCount() == 300);
        Edt.run(() -> Components.named(items, "journal.ALL", AbstractButton.class).doClick());
        await("all rows", () -> table.getRowCount() == MANY);
        await("one in the middle", () -> name(table, 171_234).equals("item 171234"));
        Edt.run(() -> assertEquals(List.of("All 300\u202F000", "Done 299\u202F700", "Failed 300"),
                Stream.of("journal.ALL", "journal.DONE", "journal.FAILED")
                        .map(chip -> Components.named(items, chip, AbstractButton.class).getText()).toList()));

        Edt.run(() -> sort(table, ItemColumn.ELAPSED));
        await("the quickest first", () -> name(table, 0).equals("item 299999"));
        await("the slowest last", () -> name(table, MANY - 1).equals("item 0"));

        Edt.run(() -> Components.named(items, "journal.FAILED", AbstractButton.class).doClick());
        await("those that failed", () -> table.getRowCount() == 300 && name(table, 0).equals("item 299007"));
        Edt.run(items::close);
        assertEquals(List.of(), troubles);
    }

    /// J34
    @Test
    void shouldKeepNoMoreLinesThanSomebodyHasLookedAtLast() throws Exception {
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal).start(30_000);
            tell(told, 0, 30_000);
            told.end(Outcome.COMPLETED, 30_000);
        }
        JournalItems items = Edt.call(() -> new JournalItems("items", troubles::add));
        JTable table = Components.named(items, "items", JTable.class);
        Edt.run(() -> items.show(file(), 1, null));
        await("all rows", () -> table.getRowCount() == 30_000);
        for (int page = 0; page < 200; page++) {
            int row = page * PagedLines.LINES_OF_PAGE;
            await("row " + row, () -> name(table, row).equals("item " + row));
        }
        Edt.run(() -> assertTrue(((PagedTable) table).lines().keptLines()
                <= PagedLines.LINES_OF_PAGE * PagedLines.KEPT_PAGES));
        Edt.run(items::close);
    }

    /// J34: as those below History are, each time they are hidden.
    @Test
    void shouldBeClosedAndShownAgainAsOftenAsOneLikes() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1);
        }
        JournalItems items = Edt.call(() -> new JournalItems("items", troubles::add));
        JTable table = Components.named(items, "items", JTable.class);
        for (int i = 0; i < 3; i++) {
            Edt.run(() -> items.show(file(), 1, null));
            await("its item", () -> table.getRowCount() == 1 && name(table, 0).equals("a"));
            Edt.run(() -> {
                items.close();
                items.close();
                items.refresh();
            });
        }
        assertEquals(List.of(), troubles);
    }

    /// J34
    @Test
    void shouldShowTheFirstAndLastItemsOfARunThatIsNotKept() throws Exception {
        var tab = Edt.call(() -> new ItemsTab(troubles::add, _ -> { }, troubles::add));
        JTable kept = Components.named(tab, "journal.items", JTable.class);
        JTable log = Components.named(tab, "items", JTable.class);
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1);
        }
        Edt.run(() -> {
            tab.runBegins(new LiveModel());
            assertTrue(isShown(log));
            tab.runIsKept(new KeptRun(file(), 1));
            assertTrue(isShown(kept));
        });
        await("its item", () -> kept.getRowCount() == 1 && name(kept, 0).equals("a"));
        Edt.run(() -> {
            tab.runIsNotKept();
            assertTrue(isShown(log));
            assertFalse(isShown(kept));
            tab.runIsKept(new KeptRun(file(), 1));
            assertTrue(isShown(kept));
        });
        Edt.run(() -> tab.runIsKept(new KeptRun(folder.resolve("none.sqlite"), 1)));
        await("why not", () -> troubles.size() == 1 && isShown(log));
    }

    /// J34: a million of them are in no memory.
    @Test
    void shouldListWhatWaitsWhileARunIsOn() throws Exception {
        var tab = Edt.call(() -> new ItemsTab(troubles::add, _ -> { }, troubles::add));
        JTable table = Components.named(tab, "journal.items", JTable.class);
        var model = new LiveModel();
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal, Origin.of("run"), ToldRun.commands("true"), model::apply)
                    .start(1_000_000).done("0").done("1").await();
            AbstractButton waits = Components.named(tab, "journal.WAITING", AbstractButton.class);
            Edt.run(() -> {
                tab.runBegins(model);
                tab.itemsAreKnown(new Items.Range(0, 1_000_000));
                tab.runIsKept(new KeptRun(file(), 1));
            });
            await("how many wait", () -> waits.isVisible() && waits.getText().equals("Waiting 999\u202F998"));
            Edt.run(waits::doClick);
            await("those that wait", () -> table.getRowCount() == 999_998);
            Edt.run(() -> {
                assertEquals(List.of("2", "999999"), List.of(name(table, 0), name(table, 999_997)));
                assertEquals(List.of("waiting", "", ""), Stream.of(ItemColumn.RESULT, ItemColumn.START,
                        ItemColumn.WORKER).map(column -> table.getModel().getValueAt(0, column.ordinal()).toString())
                        .toList());
                table.setRowSelectionInterval(5, 5);
            });

            told.done("2").await();
            Edt.run(() -> Components.named(tab, "journal.WAITING", AbstractButton.class).doClick());
            await("that one has begun", () -> table.getRowCount() == 999_997 && name(table, 0).equals("3"));
            told.end(Outcome.STOPPED, 1_000_000);
            Edt.run(() -> tab.runEnds(model));
            await("all that is known", () -> table.getRowCount() == 3 && !waits.isVisible());
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void shouldShowHowALongNameEndsAndAllOfItInItsTip() throws Exception {
        String name = "/data/photographs/of/summer/and/of/autumn/holiday-000123.jpg";
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).done(name).end(Outcome.COMPLETED, 1);
        }
        JournalItems items = Edt.call(() -> new JournalItems("items", troubles::add));
        JTable table = Components.named(items, "items", JTable.class);
        Edt.run(() -> items.show(file(), 1, null));
        await("its item", () -> table.getRowCount() == 1 && name(table, 0).equals(name));
        Edt.run(() -> {
            int column = ItemColumn.NAME.ordinal();
            var names = table.getColumn(ItemColumn.NAME.name());
            names.setWidth(150);
            var cell = (JLabel) table.prepareRenderer(names.getCellRenderer(), 0,
                    table.convertColumnIndexToView(column));
            assertTrue(cell.getText().startsWith("/data") && cell.getText().endsWith("23.jpg"), cell.getText());
            assertTrue(cell.getPreferredSize().width <= 150, cell.getText());
            assertEquals(name, cell.getToolTipText());
            items.close();
        });
    }

    /// J34: what is followed is never empty for a moment.
    @Test
    void shouldHaveTheLastLinesAtOnceWhileItsEndIsFollowed() throws Exception {
        var items = Edt.call(() -> new JournalItems("items", troubles::add));
        JTable table = Components.named(items, "items", JTable.class);
        var model = new LiveModel();
        List<String> last = new ArrayList<>();
        Edt.run(() -> table.getModel().addTableModelListener(_ -> {
            int rows = table.getModel().getRowCount();
            for (int row = Math.max(0, rows - 100); row < rows; row++) {
                last.add(table.getModel().getValueAt(row, ItemColumn.NAME.ordinal()).toString());
            }
        }));
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal, Origin.of("run"), ToldRun.commands("true"), model::apply).start(1000);
            Edt.run(() -> items.show(file(), 1, model));
            for (int to = 50; to <= 1000; to += 190) {
                tell(told, Math.max(0, to - 190), to);
                told.await();
                int rows = to;
                Edt.run(items::refresh);
                await(rows + " rows", () -> table.getRowCount() == rows);
            }
            told.end(Outcome.COMPLETED, 1000);
        }
        Edt.run(() -> {
            assertTrue(last.contains("item 999"), () -> "the last is " + last.getLast());
            assertFalse(last.contains(""), "some were empty at first");
            items.close();
        });
        assertEquals(List.of(), troubles);
    }

    /// Whether it is on the card that is in front.
    private static boolean isShown(JTable table) throws IOException {
        for (Component at = table; at != null; at = at.getParent()) {
            if (at.getParent() instanceof ItemsTab) {
                return at.isVisible();
            }
        }
        throw new IOException("in no tab");
    }
}
