package org.poolscope.ui.view.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.Journal;
import org.poolscope.history.JournalReader;
import org.poolscope.history.Origin;
import org.poolscope.history.Resume.Missing;
import org.poolscope.history.Resumption;
import org.poolscope.history.RunEntry;
import org.poolscope.history.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class HistoryPanelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<RunConfiguration> filledIn = new ArrayList<>();
    private final List<Resumption> resumed = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    private HistoryPanel panel() throws Exception {
        return panel(Optional.of(file()));
    }

    private HistoryPanel panel(Optional<Path> place) throws Exception {
        return Edt.call(() -> new HistoryPanel(() -> place, new HistoryPanel.Room() {
            @Override
            public void fillIn(RunConfiguration run) {
                filledIn.add(run);
            }

            @Override
            public void resume(Resumption past) {
                resumed.add(past);
            }

            @Override
            public void say(Tone tone, String words) {
                said.add(words);
            }
        }));
    }

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
            assertEquals(List.of("2", "commands", "template=gzip {} lines=a", "completed", "0", "", "", "2", "run"),
                    cells(panel, 0, RunColumn.NUMBER, RunColumn.WORKLOAD, RunColumn.SETTINGS, RunColumn.STATE,
                            RunColumn.DONE, RunColumn.FAILED, RunColumn.INTERRUPTED, RunColumn.WORKERS,
                            RunColumn.COMMAND));
            assertEquals(List.of("1", "stopped", "1", "1", "1"), cells(panel, 1, RunColumn.NUMBER, RunColumn.STATE,
                    RunColumn.DONE, RunColumn.FAILED, RunColumn.INTERRUPTED));
            assertFalse(cells(panel, 0, RunColumn.ELAPSED).contains(""), "it took some time");
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
            Edt.run(() -> table(panel, "run").setRowSelectionInterval(0, 0));
            new ToldRun(journal).start(1).done("b").end(Outcome.COMPLETED, 1);

            Edt.run(panel::sessionEnds);
            awaitRows(panel, 2);

            Edt.run(() -> assertEquals(List.of("1"), Stream.of(table(panel, "run").getSelectedRow())
                    .map(row -> cells(panel, row, RunColumn.NUMBER).getFirst()).toList()));
        }
    }

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
        Edt.run(() -> {
            assertEquals(List.of("failed", "b", "no reason"), Stream.of(AttemptColumn.STATE, AttemptColumn.NAME,
                    AttemptColumn.MESSAGE).map(column -> table(panel, "attempt").getValueAt(1, column.ordinal()))
                    .toList());
            Components.named(panel, "items.failed", AbstractButton.class).doClick();
        });
        await("those that failed", () -> table(panel, "attempt").getRowCount() == 2);
        Edt.run(() -> table(panel, "attempt").setRowSelectionInterval(0, 0));
        Edt.run(() -> assertEquals("b: no reason", text(panel, "items.detail").getText()));
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
            new ToldRun(journal).start(1).done("a").end(Outcome.COMPLETED, 1);
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

    private static RunConfiguration commands(String template, String... lines) {
        return new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", template, "lines", String.join("\n", lines))),
                new PoolOptions(2, OptionalInt.of(1), 10));
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
            List<AbstractButton> buttons = Stream.of("again", "resume", "items", "delete")
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

    /// As from the menu.
    private static void sort(HistoryPanel panel, RunColumn... columns) {
        for (RunColumn column : columns) {
            var sort = Components.named(table(panel, "run").getComponentPopupMenu(), "sort", JMenu.class);
            Arrays.stream(sort.getMenuListeners()).forEach(opens -> opens.menuSelected(null));
            Components.named(sort.getPopupMenu(), column.name(), AbstractButton.class).doClick();
        }
    }

    private static ToldRun told(Journal journal, String template) {
        return new ToldRun(journal, Origin.of("run"), ToldRun.commands(template), _ -> { });
    }

    private JournalReader readerOnceThere(Journal journal) throws Exception {
        new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
        return JournalReader.at(file());
    }

    private void press(HistoryPanel panel, int row, String button) throws Exception {
        Edt.run(() -> {
            table(panel, "run").setRowSelectionInterval(row, row);
            Components.named(panel, button, AbstractButton.class).doClick();
        });
    }

    private static void awaitRows(HistoryPanel panel, int rows) throws Exception {
        await(rows + " runs", () -> table(panel, "run").getRowCount() == rows);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, PATIENCE, () -> Edt.call(condition), () -> "that is not so");
    }

    private static List<String> cells(HistoryPanel panel, int row, RunColumn... columns) {
        return Stream.of(columns).map(column -> table(panel, "run").getValueAt(row, column.ordinal()).toString())
                .toList();
    }

    private static JTable table(HistoryPanel panel, String name) {
        return Components.named(panel, name, JTable.class);
    }

    private static JLabel label(HistoryPanel panel, String name) {
        return Components.named(panel, name, JLabel.class);
    }

    private static JTextComponent text(HistoryPanel panel, String name) {
        return Components.named(panel, name, JTextComponent.class);
    }
}
