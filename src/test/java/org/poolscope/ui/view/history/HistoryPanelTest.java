package org.poolscope.ui.view.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.table.TableColumn;
import org.junit.jupiter.api.Test;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.text.Figures;

/// The list of runs in the tab History.
class HistoryPanelTest extends HistoryFixture {

    /// J13
    @Test
    void shouldListTheRunsOfTheJournalTheNewestFirst() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(3).done("a").failed("b", "no reason").interrupted("c").end(Outcome.STOPPED, 3);
            told(journal, "gzip {}").start(1200).end(Outcome.COMPLETED, 1200);
        }
        HistoryPanel panel = panel();

        Edt.run(panel::refresh);
        awaitRows(panel, 2);

        Edt.run(() -> {
            assertEquals(List.of("2", "commands", "template=gzip {} lines=a", "completed",
                    "0/" + Figures.count(1200), "", "", "2", "run"),
                    cells(panel, 0, RunColumn.NUMBER, RunColumn.WORKLOAD, RunColumn.SETTINGS, RunColumn.STATE,
                            RunColumn.DONE, RunColumn.FAILED, RunColumn.INTERRUPTED, RunColumn.WORKERS,
                            RunColumn.COMMAND));
            assertEquals(List.of("1", "stopped", "1/3", "1", "1"), cells(panel, 1, RunColumn.NUMBER, RunColumn.STATE,
                    RunColumn.DONE, RunColumn.FAILED, RunColumn.INTERRUPTED));
            assertFalse(cells(panel, 0, RunColumn.ELAPSED).contains(""), "it took some time");
        });
    }

    @Test
    void shouldLeaveOutWhatNoRunHas() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(2).done("a").failed("b", "no reason").end(Outcome.COMPLETED, 2);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 1);

        Edt.run(() -> {
            List<Object> shown = Collections.list(table(panel, "run").getColumnModel().getColumns()).stream()
                    .map(TableColumn::getIdentifier).toList();
            assertTrue(shown.contains("FAILED"), shown::toString);
            assertFalse(shown.contains("INTERRUPTED"), shown::toString);
        });
    }

    @Test
    void shouldFillTheTabHoweverHighThatIs() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 1);

        Edt.run(() -> {
            panel.setSize(900, 1000);
            panel.doLayout();
            int deck = SwingUtilities.getAncestorOfClass(JScrollPane.class, table(panel, "run")).getParent()
                    .getHeight();
            assertTrue(deck > 900, () -> "of 1000 pixels it has " + deck);
        });
    }

    @Test
    void shouldCutOffNoButtonHoweverNarrowTheTabIs() throws Exception {
        HistoryPanel panel = panel();

        Edt.run(() -> {
            var delete = Components.named(panel, "delete", JButton.class);
            int buttons = delete.getParent().getPreferredSize().width;
            for (int width : List.of(2 * buttons, buttons + 40, 2 * buttons)) {
                panel.setSize(width, 600);
                Components.layOut(panel);
                Components.layOut(panel);
                int end = SwingUtilities.convertPoint(delete, delete.getWidth(), 0, panel).x;
                assertEquals(delete.getPreferredSize().width, delete.getWidth(), "of " + width + " pixels");
                assertTrue(end <= width, () -> "the last button ends at " + end + " of " + width + " pixels");
                int field = text(panel, "history.search").getWidth();
                assertTrue(field >= 140, () -> "to search by there are " + field + " of " + width + " pixels");
            }
        });
    }

    /// J13
    @Test
    void shouldListAsManyAsCanBeLookedAtAndFindOlderOnesByTheirWords() throws Exception {
        try (Journal journal = Journal.at(file())) {
            told(journal, "the oldest").start(1);
            IntStream.range(0, HistoryPanel.MOST).forEach(_ -> new ToldRun(journal).start(1));
        }
        HistoryPanel panel = panel();

        Edt.run(panel::refresh);
        awaitRows(panel, HistoryPanel.MOST);
        Edt.run(() -> {
            assertEquals(Integer.toString(HistoryPanel.MOST + 1), cells(panel, 0, RunColumn.NUMBER).getFirst());
            assertTrue(label(panel, "history.more").isVisible(), "it is told that there are more");
            sort(panel, RunColumn.STARTED, RunColumn.NUMBER);
        });
        await("the first of all", () -> cells(panel, 0, RunColumn.NUMBER).equals(List.of("1")));
        Edt.run(() -> {
            assertEquals(HistoryPanel.MOST, table(panel, "run").getRowCount());
            text(panel, "history.search").setText("OLDEST commands");
        });
        awaitRows(panel, 1);

        Edt.run(() -> {
            assertEquals(List.of("1"), cells(panel, 0, RunColumn.NUMBER));
            assertFalse(label(panel, "history.more").isVisible(), "these are all");
            text(panel, "history.search").setText("nowhere");
        });
        awaitRows(panel, 0);
        await("it is said", () -> label(panel, "history.empty").getText().equals("No run has all of these words."));
    }

    /// J13
    @Test
    void shouldSayInASentenceWhyThereIsNoList() throws Exception {
        HistoryPanel none = panel();
        Edt.run(none::refresh);
        await("none yet", () -> label(none, "history.empty").isVisible()
                && label(none, "history.empty").getText().startsWith("Every run of window and command line"));
        assertFalse(Files.exists(file()), "to look makes no journal");

        Files.writeString(file(), "no journal at all, but long enough to be taken for one ".repeat(100));
        Edt.run(none::refresh);
        await("broken", () -> text(none, "history.trouble").getText().endsWith("move it away to begin a new one"));

        HistoryPanel off = panel(Optional.empty());
        Edt.run(off::refresh);
        await("off", () -> text(off, "history.trouble").getText().startsWith("No journal is kept"));
    }

    /// J13
    @Test
    void shouldReadTheListAgainWhenSomethingHasEndedAndStayWithTheRunThatIsSelected() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1);
            HistoryPanel panel = panel();
            Edt.run(panel::sessionEnds);
            Edt.run(panel::refresh);
            awaitRows(panel, 1);
            press(panel, 0, "items");
            new ToldRun(journal).start(1).done("b").end(Outcome.COMPLETED, 1);

            Edt.run(panel::sessionEnds);
            awaitRows(panel, 2);

            Edt.run(() -> {
                assertEquals(List.of("1"), Stream.of(table(panel, "run").getSelectedRow())
                        .map(row -> cells(panel, row, RunColumn.NUMBER).getFirst()).toList());
                assertTrue(Components.named(panel, "run.items", JPanel.class).isVisible(), "and with its items");
            });
        }
    }
}
