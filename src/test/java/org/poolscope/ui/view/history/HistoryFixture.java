package org.poolscope.ui.view.history;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.KeptRun;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// The tab History with a journal of a test's own.
abstract class HistoryFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    final List<RunConfiguration> filledIn = new ArrayList<>();
    final List<Resumption> resumed = new ArrayList<>();
    final List<LiveModel> opened = new ArrayList<>();
    final List<String> said = new ArrayList<>();

    final Path file() {
        return folder.resolve("journal.sqlite");
    }

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    final HistoryPanel panel() throws Exception {
        return panel(Optional.of(file()));
    }

    final HistoryPanel panel(Optional<Path> place) throws Exception {
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
            public void open(LiveModel past, KeptRun where) {
                opened.add(past);
            }

            @Override
            public void say(Tone tone, String words) {
                said.add(words);
            }
        }));
    }

    static RunConfiguration commands(String template, String... lines) {
        return new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", template, "lines", String.join("\n", lines))),
                new PoolOptions(2, OptionalInt.of(1), 10));
    }

    /// As from the menu.
    static void sort(HistoryPanel panel, RunColumn... columns) {
        for (RunColumn column : columns) {
            var sort = Components.named(table(panel, "run").getComponentPopupMenu(), "sort", JMenu.class);
            Arrays.stream(sort.getMenuListeners()).forEach(opens -> opens.menuSelected(null));
            Components.named(sort.getPopupMenu(), column.name(), AbstractButton.class).doClick();
        }
    }

    static ToldRun told(Journal journal, String template) {
        return new ToldRun(journal, Origin.of("run"), ToldRun.commands(template), _ -> { });
    }

    final JournalReader readerOnceThere(Journal journal) throws Exception {
        new ToldRun(journal).start(1).end(Outcome.COMPLETED, 1);
        return JournalReader.at(file());
    }

    static void press(HistoryPanel panel, int row, String button) throws Exception {
        Edt.run(() -> {
            table(panel, "run").setRowSelectionInterval(row, row);
            Components.named(panel, button, AbstractButton.class).doClick();
        });
    }

    static void awaitRows(HistoryPanel panel, int rows) throws Exception {
        await(rows + " runs", () -> table(panel, "run").getRowCount() == rows);
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, PATIENCE, () -> Edt.call(condition), () -> "that is not so");
    }

    static List<String> cells(HistoryPanel panel, int row, RunColumn... columns) {
        JTable table = table(panel, "run");
        return Stream.of(columns).map(column -> table.getModel()
                .getValueAt(table.convertRowIndexToModel(row), column.ordinal()).toString()).toList();
    }

    static JTable table(HistoryPanel panel, String name) {
        return Components.named(panel, name, JTable.class);
    }

    static JLabel label(HistoryPanel panel, String name) {
        return Components.named(panel, name, JLabel.class);
    }

    static JTextComponent text(HistoryPanel panel, String name) {
        return Components.named(panel, name, JTextComponent.class);
    }
}
