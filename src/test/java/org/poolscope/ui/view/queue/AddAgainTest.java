package org.poolscope.ui.view.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.database.Database;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.ToldRun;
import org.poolscope.job.JobSpec;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.ui.view.MessageStrip;

/// What was not added to the queue, in a window with a journal of a test's own, is offered to be added again.
class AddAgainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private MessageStrip strip;
    private RunController controller;
    private QueueWork work;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            strip = new MessageStrip();
            controller = new RunController(new Audience(), new StandBy(), Journal.at(file()));
            work = new QueueWork(() -> Optional.of(file()), controller, strip);
        });
    }

    @AfterEach
    void close() {
        controller.close();
        work.close();
    }

    @Test
    void shouldGoOnSayingWhatWasNotAddedAndAddItAfterAll() throws Exception {
        Files.writeString(file(), "no journal at all, but long enough for one ".repeat(100));
        add("true {}");
        awaitSaid(words -> words.startsWith("commands was not added"));
        Files.delete(file());

        add("false {}");
        awaitSaid("Added to the queue, which is not started: 1 waits."::equals);
        assertEquals(2, said().size(), "it is still said what was not");
        addAgain();
        awaitSaid("Added to the queue, which is not started: 2 wait."::equals);
        assertEquals(List.of("false {}", "true {}"), queued());
        assertEquals(1, said().size(), "what is done is offered no more");
    }

    @Test
    void shouldAddOnceThoughHowItStandsThenCannotBeRead() throws Exception {
        try (var before = new BatchQueue(file())) {
            assertTrue(before.begin(), "there is something to be read");
        }
        change("ALTER TABLE queue_settings RENAME TO kept", "CREATE VIEW queue_settings AS SELECT name, "
                + "CASE WHEN EXISTS (SELECT * FROM queue) THEN json('no JSON') ELSE value END AS value FROM kept");
        add("true {}");
        awaitSaid(words -> words.startsWith("commands was not added") && words.contains("malformed JSON"));
        change("DROP VIEW queue_settings", "ALTER TABLE kept RENAME TO queue_settings");
        assertEquals(List.of(), queued(), "it is as it is told");

        addAgain();
        awaitSaid("Added to the queue, which is not started: 1 waits."::equals);
        assertEquals(List.of("true {}"), queued());
    }

    private void add(String template) throws Exception {
        Edt.run(() -> work.add(new JobSpec("", ToldRun.commands(template), Optional.empty())));
    }

    private void addAgain() throws Exception {
        Edt.run(() -> Components.all(strip).filter(AbstractButton.class::isInstance).map(AbstractButton.class::cast)
                .filter(button -> "Add again".equals(button.getText())).forEach(AbstractButton::doClick));
    }

    private void change(String... statements) throws Exception {
        JournalFile.write(file(), connection -> {
            Database.execute(connection, statements);
            return true;
        });
    }

    /// The templates of what is in the queue.
    private List<String> queued() throws Exception {
        try (var queue = new BatchQueue(file())) {
            return queue.status(10).entries().stream()
                    .map(entry -> entry.settings().replaceAll("template=(\\S+ \\{}).*", "$1")).toList();
        }
    }

    private void awaitSaid(Predicate<String> what) throws Exception {
        Waiting.until("something is said", PATIENCE, () -> said().stream().anyMatch(what), () -> {
            try {
                return "said is " + said();
            } catch (Exception e) {
                return e.toString();
            }
        });
    }

    private List<String> said() throws Exception {
        return Edt.call(() -> Components.all(strip).filter(JTextComponent.class::isInstance)
                .map(component -> ((JTextComponent) component).getText()).toList());
    }

    private Path file() {
        return folder.resolve("journal.sqlite");
    }
}
