package org.poolscope.ui.view.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.history.resume.Reason;
import org.poolscope.history.resume.Resume;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What is done with items of a run that is over.
class ItemDeedsTest {

    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<Resumption> runs = new ArrayList<>();
    private JournalItems items;
    private JTable table;

    @BeforeEach
    void look() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            items = new JournalItems("items", said::add);
            items.onRetry(runs::add, said::add);
        });
        table = Components.named(items, "items", JTable.class);
    }

    @AfterEach
    void close() throws Exception {
        Edt.run(items::close);
        assertEquals(List.of(), said);
    }

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    private void run(Map<String, String> settings, String... names) throws Exception {
        var configuration = new RunConfiguration("commands", Settings.parse(
                Workloads.named("commands").parameters(), settings), new PoolOptions(2, OptionalInt.of(1), 10));
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal, Origin.of("run"), configuration, _ -> { }).start(names.length);
            for (String name : names) {
                if (name.startsWith("bad")) {
                    told.failed(name, "is bad");
                } else {
                    told.done(name);
                }
            }
            told.end(Outcome.COMPLETED, names.length);
        }
        Edt.run(() -> items.show(file(), 1, null));
        await("all rows", () -> table.getRowCount() == names.length
                && table.getValueAt(names.length - 1, ItemColumn.NAME.ordinal()).equals(names[names.length - 1]));
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, Duration.ofSeconds(60), () -> Edt.call(condition), () -> "that is not so");
    }

    private JMenuItem offered(String words) {
        return Stream.of(table.getComponentPopupMenu().getComponents()).filter(JMenuItem.class::isInstance)
                .map(JMenuItem.class::cast).filter(item -> item.getText().equals(words)).findFirst().orElseThrow();
    }

    private List<String> missing(int run) {
        return runs.get(run).resume().missing().stream().map(Resume.Missing::name).toList();
    }

    /// J50
    @Test
    void shouldRunAgainWhatFailedOrIsSelectedOnceNothingElseIsOn() throws Exception {
        run(Map.of("template", "true {}", "lines", "a\nbad 1\nb\nbad 2"), "a", "bad 1", "b", "bad 2");
        JButton failed = Components.named(items, "retry-failed", JButton.class);
        Edt.run(() -> {
            assertTrue(failed.isVisible());
            items.windowIsOn(true);
            assertFalse(failed.isVisible());
            items.windowIsOn(false);
            failed.doClick();
        });
        await("what failed", () -> runs.size() == 1);
        assertEquals(List.of("bad 1", "bad 2"), missing(0));

        Edt.run(() -> {
            assertFalse(offered("Run again").isEnabled());
            table.setRowSelectionInterval(2, 3);
            Action retry = table.getActionMap().get("retry");
            assertTrue(retry.isEnabled());
            offered("Run again").doClick();
        });
        await("what is selected", () -> runs.size() == 2);
        assertEquals(List.of("b", "bad 2"), missing(1));
        assertEquals(List.of(Reason.FORCED, Reason.FAILED),
                runs.get(1).resume().missing().stream().map(Resume.Missing::reason).toList());
    }

    /// J50
    @Test
    void shouldOfferTheFilesOfAnItemThatAreStillThere() throws Exception {
        Path input = Files.createFile(folder.resolve("input"));
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.createFile(logs.resolve("1.out"));
        run(Map.of("template", "true {}", "lines", input + "\ngone", "logs", logs.toString()), input.toString(),
                "gone");
        Edt.run(() -> table.setRowSelectionInterval(0, 0));
        await("its input", () -> offered("Open input").isEnabled());
        Edt.run(() -> {
            assertTrue(offered("Open stdout").isEnabled());
            assertFalse(offered("Open stderr").isEnabled());
            assertFalse(offered("Open output").isEnabled());
            table.setRowSelectionInterval(1, 1);
            assertFalse(offered("Open input").isEnabled());
        });
    }

    /// J51
    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "md"})
    void shouldSaveARunWithAllItsItems(String form) throws Exception {
        run(Map.of("template", "true {}", "lines", "a\n=b\nbad"), "a", "=b", "bad");
        Path saved = folder.resolve("run." + form);
        Edt.run(() -> new ItemExport(said::add).write(file(), 1, saved));
        await("it is saved", () -> said.equals(List.of("Saved to " + saved)));
        said.clear();
        String text = Files.readString(saved);
        switch (form) {
            case "csv" -> assertEquals(List.of("item", "a", "'=b", "bad"),
                    text.lines().map(line -> line.split(",")[0]).toList());
            case "md" -> assertEquals(5, text.lines().filter(line -> line.startsWith("| ")).count(), text);
            default -> {
                Map<String, Object> all = JSON.std.mapFrom(text);
                assertEquals(1, all.get("run"));
                assertEquals(List.of("a", "=b", "bad"), ((List<?>) all.get("items")).stream()
                        .map(item -> ((Map<?, ?>) item).get("item")).toList());
            }
        }
    }

    /// J50
    @Test
    void shouldCopyRowsThatNobodyHasLookedAt() throws Exception {
        run(Map.of("template", "true {}", "lines", "a"),
                Stream.iterate(0, i -> i + 1).limit(MANY).map(i -> "item " + i).toArray(String[]::new));
        var clipboard = new Clipboard("the test's own");
        Edt.run(() -> {
            Components.named(items, "journal.ALL", AbstractButton.class).doClick();
            table.selectAll();
            table.getTransferHandler().exportToClipboard(table, clipboard, TransferHandler.COPY);
        });
        await("all of them", () -> clipboard.isDataFlavorAvailable(DataFlavor.stringFlavor));
        List<String> lines = ((String) clipboard.getData(DataFlavor.stringFlavor)).lines().toList();
        assertEquals(MANY + 1, lines.size());
        for (int i = 0; i < MANY; i++) {
            assertEquals("item " + i, lines.get(i + 1).split("\t")[1]);
        }
    }
}
