package org.poolscope.ui.view.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resume.Missing;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.live.LiveModel;
import org.poolscope.live.WorkerRow;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.view.log.ItemColumn;
import org.poolscope.workload.run.RunConfiguration;

/// What is done with runs of the list.
class PastRunTest extends HistoryFixture {

    /// J14
    @Test
    void shouldFillTheFormInWithWhatARunWasStartedWithAndTellWhatIsMissing() throws Exception {
        try (Journal journal = Journal.at(file())) {
            told(journal, "gzip {}").start(1).end(Outcome.COMPLETED, 1);
            new ToldRun(journal, Origin.of("each").keeping(Map.of("lines", ""), List.of("x", "y")),
                    ToldRun.commands("cat {}"), _ -> { }).start(2).end(Outcome.COMPLETED, 2);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 2);

        press(panel, 1, "again");
        await("filled in", () -> said.size() == 1);
        press(panel, 0, "again");
        await("answered", () -> said.size() == 2);

        Edt.run(() -> {
            assertEquals(ToldRun.commands("gzip {}"), filledIn.getFirst());
            assertEquals("The form says what run 1 was started with", said.getFirst());
            assertEquals("The form says what run 2 was started with. But its items came from nowhere that can be read "
                    + "again; give them anew", said.getLast());
        });
    }

    /// J14
    @Test
    void shouldListTheItemsOfTheRunThatIsSelected() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(3).done("a").failed("b", "no reason").interrupted("c").end(Outcome.STOPPED, 3);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 1);

        press(panel, 0, "items");
        await("the items", () -> table(panel, "attempt").getRowCount() == 3);
        await("the second", () -> Stream.of(ItemColumn.RESULT, ItemColumn.NAME, ItemColumn.MESSAGE)
                .map(column -> table(panel, "attempt").getModel().getValueAt(1, column.ordinal())).toList()
                .equals(List.of("failed", "b", "no reason")));
        Edt.run(() -> {
            assertEquals(List.of("All 3", "Failed 1"), Stream.of("journal.ALL", "journal.FAILED")
                    .map(chip -> Components.named(panel, chip, AbstractButton.class).getText()).toList());
            Components.named(panel, "journal.FAILED", AbstractButton.class).doClick();
        });
        await("the one that failed", () -> table(panel, "attempt").getRowCount() == 1
                && table(panel, "attempt").getValueAt(0, ItemColumn.NAME.ordinal()).equals("b"));
        Edt.run(() -> table(panel, "attempt").setRowSelectionInterval(0, 0));
        Edt.run(() -> assertEquals("b: no reason", text(panel, "items.detail").getText()));
    }

    /// J38
    @Test
    void shouldOpenARunAsItWasAtItsEnd() throws Exception {
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal).start(3);
            told.tell(new Telemetry.WorkerStarted(1, 1, 4711, 0));
            told.tell(new Telemetry.Printed(20, 1, 4711, false, "a", "hello"));
            told.done("a").failed("b", "no reason").interrupted("c").end(Outcome.STOPPED, 3);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 1);

        press(panel, 0, "reopen");
        await("the run", () -> opened.size() == 1);

        Edt.run(() -> {
            LiveModel past = opened.getFirst();
            assertEquals(Outcome.STOPPED, past.report().orElseThrow().outcome());
            assertEquals(List.of(4711L), past.workers().stream().map(WorkerRow::pid).toList());
            assertEquals("hello", past.printed().get(0).text());
            assertEquals(List.of(3L, 1L), List.of(past.items().items(), past.items().failedItems()));
        });
        assertEquals(List.of(), said);
    }

    /// J15
    @Test
    void shouldDeleteAfterAQuestionAndLeaveARunThatIsOn() throws Exception {
        List<String> asked = new ArrayList<>();
        try (Journal journal = Journal.at(file()); JournalReader reader = readerOnceThere(journal)) {
            new ToldRun(journal).start(2).done("a");
            new ToldRun(journal).start(1).done("b").end(Outcome.COMPLETED, 1);
            HistoryPanel panel = panel();
            Edt.run(panel::refresh);
            awaitRows(panel, 3);
            Edt.run(() -> {
                panel.confirmBy(question -> !asked.add(question));
                table(panel, "run").selectAll();
                Components.named(panel, "delete", AbstractButton.class).doClick();
                panel.confirmBy(asked::add);
                Components.named(panel, "delete", AbstractButton.class).doClick();
            });
            awaitRows(panel, 1);
            await("why one stays", () -> said.size() == 1);

            assertEquals(List.of(2L), reader.runs(List.of(), 10).stream().map(RunEntry::number).toList());
        }
        assertEquals("Take 3 runs out of the journal, with all that is known of them? What they wrote stays.",
                asked.getFirst());
        assertEquals(2, asked.size());
        assertEquals(List.of("Run 2 is still on; stop it first"), said);
    }

    /// J16
    @Test
    void shouldTellWhatIsMissingOfARunAndWhyBeforeItGoesOnWithIt() throws Exception {
        List<String> asked = new ArrayList<>();
        try (Journal journal = Journal.at(file())) {
            RunConfiguration three = commands("true {}", "a", "b", "c");
            new ToldRun(journal, Origin.of("window"), three, _ -> { }).start(3).done("a").failed("b", "no reason")
                    .end(Outcome.STOPPED, 3);
            new ToldRun(journal, Origin.of("window"), commands("true {}", "a"), _ -> { }).start(1).done("a")
                    .end(Outcome.COMPLETED, 1);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 2);

        Edt.run(() -> panel.confirmBy(question -> !asked.add(question)));
        press(panel, 1, "resume");
        await("asked", () -> asked.size() == 1);
        Edt.run(() -> panel.confirmBy(asked::add));
        press(panel, 1, "resume");
        await("gone on with", () -> !resumed.isEmpty());
        press(panel, 0, "resume");
        await("answered", () -> !said.isEmpty());

        assertEquals("Run 1: 2 of 3 items are missing (1 new, 1 failed). What is done stays as it is.",
                asked.getFirst());
        assertEquals(List.of("b", "c"), resumed.getFirst().resume().missing().stream().map(Missing::name).toList());
        assertEquals(1, resumed.size(), "who says no has nothing run");
        assertEquals(List.of("Run 2: nothing is missing, 1 item is done"), said);
        Edt.run(() -> {
            panel.sessionBegins();
            assertFalse(Components.named(panel, "resume", AbstractButton.class).isEnabled(), "one run at a time");
        });
    }

    /// J14
    @Test
    void shouldOfferByMenuAndKeyWhatItsButtonsDoOnceThereIsSomethingToDoItWith() throws Exception {
        try (Journal journal = Journal.at(file())) {
            new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
        }
        HistoryPanel panel = panel();
        Edt.run(panel::refresh);
        awaitRows(panel, 1);
        Edt.run(() -> {
            JTable table = table(panel, "run");
            List<AbstractButton> buttons = Stream.of("reopen", "again", "resume", "items", "delete")
                    .map(name -> Components.named(panel, name, AbstractButton.class)).toList();
            assertFalse(buttons.stream().anyMatch(AbstractButton::isEnabled), "nothing is selected");

            table.setRowSelectionInterval(0, 0);

            assertTrue(buttons.stream().allMatch(AbstractButton::isEnabled), "one is");
            List<Object> keys = Stream.of("shift ENTER", "ctrl ENTER", "ENTER", "DELETE").map(KeyStroke::getKeyStroke)
                    .map(key -> table.getInputMap().get(key)).toList();
            assertEquals(List.of("again", "resume", "items", "delete"), keys);
            for (AbstractButton button : buttons) {
                Components.named(table.getComponentPopupMenu(), "menu." + button.getName(), AbstractButton.class);
            }
        });
    }
}
