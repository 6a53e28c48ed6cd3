package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueEntry;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.testing.WithOwnJournal;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// What the window puts into the queue and runs from there, with a journal of a test's own.
@Isolated
class EnqueueTest extends WithOwnJournal {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private RunController controller;
    private MainPanel panel;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            var audience = new Audience();
            controller = new RunController(audience, new StandBy(), Journal.open());
            panel = new MainPanel(Workloads.all(), 2, controller, audience,
                    WindowSettings.load(folder.resolve("window.properties")));
            panel.form().choose("primes");
            panel.form().fillIn(Workloads.named("primes"), Map.of("from", "100000", "to", "100099"));
            text("field.workers").setText("1");
        });
    }

    @AfterEach
    void close() {
        controller.close();
        panel.queue().close();
    }

    /// J48
    @Test
    void shouldRunFromTheQueueTheComparisonThatWasShownAmongBatches() throws Exception {
        Edt.run(() -> {
            panel.showSizes();
            text("field.sizes").setText("1, 2");
            text("field.repeat").setText("1");
            panel.enqueue();
            Components.named(panel, "tabs", JTabbedPane.class).setSelectedIndex(0);
            panel.enqueue();
        });
        await(List.of("compare 1, 2 waiting", "run 1 waiting"));

        Edt.run(panel.queue()::begin);

        await(List.of("compare 1, 2 done", "run 1 done"));
        try (JournalReader journal = JournalReader.at(journal())) {
            // One that others have slowed was run again.
            assertEquals(List.of("1 alone", "1 compared", "2 compared"), journal.runs(List.of(), 10).stream()
                    .map(run -> run.workers() + (run.comparison().isPresent() ? " compared" : " alone")).distinct()
                    .sorted().toList());
        }
        assertEquals(2, Edt.call(() -> Components.named(panel, "compare.table", JTable.class).getRowCount()),
                "it is seen where comparisons are");
    }

    /// J48
    @Test
    void shouldPutNoComparisonIntoTheQueueThatCannotBeRun() throws Exception {
        Edt.run(() -> {
            panel.showSizes();
            text("field.sizes").setText("none");
            panel.enqueue();
            Components.named(panel, "tabs", JTabbedPane.class).setSelectedIndex(0);
            panel.enqueue();
        });
        await(List.of("run 1 waiting"));
        Edt.run(() -> assertFalse(text("problem.sizes").getText().isBlank(), "it is said why not"));
    }

    private JTextComponent text(String name) {
        return Components.named(panel, name, JTextComponent.class);
    }

    private void await(List<String> expected) throws Exception {
        Waiting.until("the queue has " + expected, PATIENCE, () -> told().equals(expected), () -> told().toString());
    }

    private List<String> told() {
        try (var queue = new BatchQueue(journal())) {
            return queue.status(10).entries().stream().map(EnqueueTest::told).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(QueueEntry entry) {
        return Optional.of(entry).filter(one -> one.comparison().isPresent()).map(_ -> "compare ").orElse("run ")
                + entry.sizes() + " " + entry.state().word();
    }
}
