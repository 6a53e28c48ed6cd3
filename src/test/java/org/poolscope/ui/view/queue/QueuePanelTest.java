package org.poolscope.ui.view.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.job.JobSpec;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueStep;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.run.StandBy;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// The queue in the window, with a journal of a test's own.
class QueuePanelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Audience audience = new Audience();
    private MessageStrip strip;
    private RunController controller;
    private QueueWork work;
    private QueuePanel panel;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            strip = new MessageStrip();
            controller = new RunController(audience, new StandBy(), Journal.at(file()));
            work = new QueueWork(() -> Optional.of(file()), controller, strip);
            panel = new QueuePanel(work);
            audience.add(work);
        });
    }

    @AfterEach
    void close() {
        controller.close();
        work.close();
    }

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    /// J48
    @Test
    void shouldRunWhatWaitsOneAfterTheOtherAndSayWhatCameOfIt() throws Exception {
        Edt.run(() -> {
            work.add(job("true {}"));
            work.add(job("false {}"));
            work.add(job("no-such-program-anywhere {}"));
        });
        awaitRows("waiting true", "waiting false", "waiting no-such-program-anywhere");
        awaitSaid("Added to the queue, which is not started: 3 wait.");
        assertEquals(1, said().size(), "of what is said of the queue the last counts");
        Edt.run(() -> assertEquals("Not started: 3 wait", label("queue.state").getText()));

        press("start");

        awaitSaid("All of the queue is done: 1 without a failure, 2 with some.");
        awaitRows("done true", "some failed false", "not started no-such-program-anywhere");
        assertTrue(Edt.call(() -> table().getValueAt(2, QueueColumn.NOTE.ordinal()).toString())
                .contains("no-such-program-anywhere"), "it is told why");
        try (JournalReader journal = JournalReader.at(file())) {
            assertEquals(List.of("window 1", "window 0"), journal.runs(List.of(), 10).stream()
                    .map(run -> run.command() + " " + run.failed()).toList(), "a run each");
        }
        assertFalse(Edt.call(work::isOn));
        try (var other = new BatchQueue(file())) {
            assertTrue(other.begin(), "others may work it then");
        }
    }

    /// J48
    @Test
    void shouldRunNextWhatIsAddedWhileSomethingIsOnAndStandStillOnceThatIsStopped() throws Exception {
        Edt.run(() -> controller.run(endless()));
        Edt.run(() -> work.add(job("true {}")));
        awaitSaid("Added to the queue, which is on: 1 waits.");
        awaitRows("waiting true");

        Edt.run(controller::stop);

        awaitSaid("The queue stands still since its run was stopped; 1 waits.");
        awaitRows("waiting true");
        assertFalse(Edt.call(controller::isOn));
    }

    /// J42
    @Test
    void shouldSayAtTheNextStartWhatWaitsAndGoOnOnlyWhenAsked() throws Exception {
        try (var killed = new BatchQueue(file()); Journal journal = Journal.at(file())) {
            killed.add(List.of(touching("1", "2"), commands("true {}")), Optional.empty());
            killed.begin();
            var begun = (QueueStep.Begin) killed.next(Instant.now());
            new ToldRun(journal, Origin.of("window").queued(begun.entry().number()),
                    begun.configuration(), _ -> { }).start(2).done("1").kill(file());
        }

        Edt.run(work::greet);
        awaitSaid("2 wait in the queue since the last time; one of them was interrupted and goes on first.");
        assertFalse(Edt.call(controller::isOn));
        Edt.run(() -> Components.named(strip, "message.offer", AbstractButton.class).doClick());

        awaitSaid("All of the queue is done: 2 without a failure.");
        assertTrue(Files.exists(folder.resolve("2")) && !Files.exists(folder.resolve("1")), "only what was missing");
        try (JournalReader journal = JournalReader.at(file())) {
            RunEntry last = journal.runs(List.of(), 2).getLast();
            assertEquals(1, last.root(), "it goes on with the one that was interrupted");
        }
    }

    /// J43
    @Test
    void shouldShowTheQueueThatAnotherWindowWorksAndLeaveItAlone() throws Exception {
        try (var other = new BatchQueue(file())) {
            other.add(List.of(commands("true {}"), commands("false {}")), Optional.empty());
            other.begin();
            Edt.run(panel::refresh);
            awaitRows("waiting true", "waiting false");

            Edt.run(() -> {
                table().setRowSelectionInterval(1, 1);
                for (String name : List.of("start", "hold", "up", "down", "halt", "delete", "queue.start-at",
                        "queue.when-done")) {
                    assertFalse(Components.named(panel, name, Component.class).isEnabled(), name);
                }
                assertEquals("Another Poolscope (process " + ProcessHandle.current().pid() + ") works this queue: here "
                        + "it can be looked at and added to.", text("queue.other").getText());
                assertEquals("2 wait", label("queue.state").getText());
            });
        }
        Edt.run(panel::refresh);
        await("it is free", () -> !text("queue.other").isVisible()
                && Components.named(panel, "up", AbstractButton.class).isEnabled());
    }

    /// J40, J41, J44, J47
    @Test
    void shouldPutTheQueueInOrderWithStopsAndTimes() throws Exception {
        var clock = Clock.fixed(Instant.parse("2030-03-28T20:00:00Z"), ZoneId.systemDefault());
        Edt.run(() -> {
            panel.tellTimeBy(clock);
            Stream.of("one", "two", "three").forEach(name -> work.add(job(name)));
        });
        awaitRows("waiting one", "waiting two", "waiting three");

        select(2);
        press("up");
        awaitRows("waiting one", "waiting three", "waiting two");
        press("halt");
        awaitRows("waiting one", "waiting three", "stop here", "waiting two");
        select(0);
        press("delete");
        awaitRows("waiting three", "stop here", "waiting two");

        select(0);
        type("queue.start-at", "soon");
        var looked = new CountDownLatch(1);
        Edt.run(panel::refresh);
        Edt.run(() -> work.desk().ask(queue -> queue.status(0), _ -> looked.countDown(), _ -> { }));
        assertTrue(looked.await(60, TimeUnit.SECONDS), "it is looked at again");
        Edt.run(() -> assertTrue(text("queue.notice").getText().startsWith("The start must be a time as in 22:30"),
                text("queue.notice").getText()));
        type("queue.start-at", "2030-12-24 6:00");
        await("the time", () -> "2030-12-24 06:00".equals(table().getValueAt(0, QueueColumn.START.ordinal())));
        Edt.run(() -> Components.named(panel, "queue.when-done", JComboBox.class).setSelectedIndex(2));
        type("queue.command", "touch 'it is done'");

        press("start");
        await("it waits", () -> label("queue.state").getText().equals("On: 2 wait, the next for 2030-12-24 "
                + "06:00"));
        press("hold");
        await("it does not", () -> label("queue.state").getText().equals("Not started: 2 wait"));
        try (var queue = new BatchQueue(file())) {
            assertEquals(List.of("touch", "it is done"), queue.status(0).whenDone().words());
            assertEquals(2, queue.status(0).waiting());
        }
    }

    /// J46
    @Test
    void shouldSayInASentenceThatThereIsNoQueueAndRunAllTheSame() throws Exception {
        Files.writeString(folder.resolve("broken"), "no journal at all, but long enough for one ".repeat(100));
        var broken = Edt.call(() -> new QueueWork(() -> Optional.of(folder.resolve("broken")), controller, strip));
        Edt.run(() -> {
            audience.add(broken);
            panel = new QueuePanel(broken);
            panel.refresh();
            broken.add(job("true {}"));
        });
        await("it is told", () -> text("queue.notice").getText().endsWith(
                "is broken; move it away to begin a new one."));
        await("it was not added", () -> said().stream().anyMatch(words ->
                words.startsWith("commands was not added to the queue. The journal ") && words.endsWith("a new one.")));

        List<String> ended = new ArrayList<>();
        Edt.run(() -> {
            audience.add(new SessionListener() {
                @Override
                public void sessionEnds() {
                    ended.add("ended");
                }
            });
            controller.run(commands("true {}"));
        });
        await("a run is run", () -> !ended.isEmpty());
    }

    private static RunConfiguration commands(String template, String... lines) {
        return ToldRun.commands(template, lines.length == 0 ? "a" : String.join("\n", lines));
    }

    private static JobSpec job(String template) {
        return new JobSpec("", commands(template), Optional.empty());
    }

    private RunConfiguration touching(String... names) {
        return commands("touch " + folder.resolve("x").resolveSibling("{}"), names);
    }

    private static RunConfiguration endless() {
        return new RunConfiguration("primes", Settings.parse(Workloads.named("primes").parameters(),
                Map.of("from", "0", "to", "1000000000000")), PoolOptions.ofSize(1));
    }

    private void press(String name) throws Exception {
        await(name + " can be pressed", () -> Components.named(panel, name, AbstractButton.class).isEnabled());
        Edt.run(() -> Components.named(panel, name, AbstractButton.class).doClick());
    }

    private void select(int row) throws Exception {
        Edt.run(() -> table().setRowSelectionInterval(row, row));
    }

    private void type(String field, String words) throws Exception {
        Edt.run(() -> {
            var typed = Components.named(panel, field, JTextField.class);
            typed.setText(words);
            typed.postActionEvent();
        });
    }

    /// The state of each row with the first setting of its batch.
    private List<String> rows() {
        return IntStream.range(0, table().getRowCount()).mapToObj(row -> (table().getValueAt(row, 0) + " "
                + table().getValueAt(row, QueueColumn.SETTINGS.ordinal()).toString()
                        .replaceAll("template=(\\S+).*", "$1")).strip()).toList();
    }

    private void awaitRows(String... rows) throws Exception {
        Edt.run(panel::refresh);
        Waiting.until(List.of(rows).toString(), PATIENCE, () -> Edt.call(() -> {
            boolean there = rows().equals(List.of(rows));
            if (!there) {
                panel.refresh();
            }
            return there;
        }), () -> "they are " + rows());
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, PATIENCE, () -> Edt.call(condition), () -> "that is not so; said was " + said());
    }

    private void awaitSaid(String sentence) throws Exception {
        await(sentence, () -> said().contains(sentence));
    }

    private List<String> said() {
        return Components.all(strip).filter(JTextComponent.class::isInstance)
                .map(component -> ((JTextComponent) component).getText()).toList();
    }

    private JTable table() {
        return Components.named(panel, "queue", JTable.class);
    }

    private JLabel label(String name) {
        return Components.named(panel, name, JLabel.class);
    }

    private JTextComponent text(String name) {
        return Components.named(panel, name, JTextComponent.class);
    }
}
