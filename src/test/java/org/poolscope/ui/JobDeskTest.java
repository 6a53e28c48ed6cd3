package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.AbstractButton;
import javax.swing.JTabbedPane;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.ToldRun;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobSpec;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// Job files in the window, and what else fills the whole form in.
class JobDeskTest {

    private static final String JOB = """
            {"version": 1, "workload": "squares", "settings": {"to": 77},
             "pool": {"workers": 3, "chunk": 5, "beats": 20, "deadline": "2.5s", "retries": 2, "retry-delay": "2s",
                      "halt": "now,10%", "priority": "idle", "guard-disk": 0, "guard-memory": 5,
                      "guard-battery": 30, "numa": 1}
            """;

    @TempDir
    private Path folder;

    /// J26
    @Test
    void shouldFillTheWholeFormFromAJobThatIsDropped() throws Exception {
        Path file = Files.writeString(folder.resolve("some.poolscope"), JOB + "}");
        MainPanel panel = Edt.call(this::panel);
        Edt.run(() -> panel.jobs().takes(List.of(file)));
        await(panel, "Opened ");

        RunConfiguration said = Edt.call(() -> panel.form().configuration().orElseThrow());

        assertEquals(JobFile.read(file, 1).run(), said);
        Edt.run(() -> {
            assertTrue(words(panel).contains("pool.numa"), "what nobody looks at is told");
            assertTrue(Components.named(panel, "fold.advanced", AbstractButton.class).isSelected(),
                    "what is not as usual is seen");
        });
    }

    /// J26
    @Test
    void shouldShowTheSizesOfAJobThatIsAComparison() throws Exception {
        Path file = Files.writeString(folder.resolve("some.poolscope"), JOB
                + ", \"compare\": {\"sizes\": [1, 4], \"repeat\": 3}}");
        MainPanel panel = Edt.call(this::panel);
        Edt.run(() -> panel.jobs().open(file));
        await(panel, "Opened ");

        Edt.run(() -> {
            assertEquals("1, 4", Components.named(panel, "field.sizes", JTextComponent.class).getText());
            assertEquals("3", Components.named(panel, "field.repeat", JTextComponent.class).getText());
            assertEquals(4, Components.named(panel, "tabs", JTabbedPane.class).getSelectedIndex());
        });
    }

    /// J14
    @Test
    void shouldSayInTheWholeFormWhatARunOfThePastWasStartedWith() throws Exception {
        RunConfiguration past = ToldRun.commands("gzip {}");
        Edt.run(() -> {
            MainPanel panel = panel();
            panel.toggleForm();

            panel.fillIn(past);

            assertEquals(past, panel.form().configuration().orElseThrow());
            assertTrue(panel.form().getParent().getParent().isVisible(), "and the form is there to be seen");
        });
    }

    /// J26
    @Test
    void shouldSaveWhatTheFormSaysWithWhatTheFileHadBesides() throws Exception {
        Path file = Files.writeString(folder.resolve("some.poolscope"), JOB + "}");
        MainPanel panel = Edt.call(this::panel);
        Edt.run(() -> panel.jobs().open(file));
        await(panel, "Opened ");
        Path other = folder.resolve("Other.poolscope");
        RunConfiguration said = Edt.call(() -> {
            Components.named(panel, "field.workers", JTextComponent.class).setText("2");
            panel.jobs().save(panel.stated().orElseThrow(), other);
            return panel.form().configuration().orElseThrow();
        });
        await(panel, "Saved ");

        JobSpec saved = JobFile.read(other, 1);
        assertEquals("Other", saved.name());
        assertEquals(said, saved.run());
        assertEquals(2, saved.run().pool().workers());
        assertEquals(List.of("pool.numa"), saved.othersNames());
    }

    /// J26
    @Test
    void shouldLeaveTheFormAsItIsWhenAJobCannotBeTaken() throws Exception {
        Path file = Files.writeString(folder.resolve("some.poolscope"), "{\"version\": 1, \"workload\": \"squares\", "
                + "\"pool\": {\"workers\": 1e9}}");
        MainPanel panel = Edt.call(this::panel);
        RunConfiguration before = Edt.call(() -> panel.form().configuration().orElseThrow());
        Edt.run(() -> panel.jobs().open(file));
        await(panel, "'pool.workers' must be from 1 to 256");

        assertEquals(before, Edt.call(() -> panel.form().configuration().orElseThrow()));
        Edt.run(() -> panel.jobs().takes(List.of(file, folder.resolve("b.poolscope"))));
        await(panel, "One job at a time");
    }

    @Test
    void shouldCopyTheCommandLineThatDoesTheSame() throws Exception {
        List<String> copied = new ArrayList<>();
        Edt.run(() -> {
            MainPanel panel = panel();
            panel.jobs().copyTo(copied::add);
            panel.form().choose("squares");
            panel.form().fillIn(Workloads.named("squares"), Map.of("to", "77"));
            Components.named(panel, "field.workers", JTextComponent.class).setText("2");
            panel.actions().copy.actionPerformed(null);
            panel.showSizes();
            Components.named(panel, "field.sizes", JTextComponent.class).setText("1-2");
            Components.named(panel, "field.repeat", JTextComponent.class).setText("5");
            panel.actions().copy.actionPerformed(null);
        });

        assertEquals(List.of("poolscope run squares --workers 2 --set to=77",
                "poolscope compare squares --sizes 1,2 --repeat 5 --set to=77"), copied);
    }

    @Test
    void shouldSayWhyAFormThatIsWrongIsNotSaved() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel();
            Components.named(panel, "field.workers", JTextComponent.class).setText("0");
            panel.actions().save.actionPerformed(null);
            assertTrue(Components.named(panel, "problem.workers", JTextComponent.class).isVisible());
            assertFalse(words(panel).contains("Nothing was started"), words(panel));
        });
        assertEquals(Path.of("a.poolscope"), JobDesk.named(Path.of("a")));
        assertEquals(Path.of("a.POOLSCOPE"), JobDesk.named(Path.of("a.POOLSCOPE")));
    }

    private MainPanel panel() {
        Theme.LIGHT.install();
        var audience = new Audience();
        return new MainPanel(Workloads.all(), 2, new RunController(audience, new StandBy()), audience,
                WindowSettings.load(folder.resolve("window.properties")));
    }

    private static void await(MainPanel panel, String words) throws Exception {
        Waiting.until("it is said: " + words, Duration.ofSeconds(20), () -> said(panel).contains(words),
                () -> said(panel));
    }

    private static String said(MainPanel panel) {
        try {
            return Edt.call(() -> words(panel));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String words(MainPanel panel) {
        var all = new StringBuilder();
        Components.all(panel).filter(Component::isVisible).filter(JTextComponent.class::isInstance)
                .forEach(text -> all.append(((JTextComponent) text).getText()).append('\n'));
        return all.toString();
    }
}
