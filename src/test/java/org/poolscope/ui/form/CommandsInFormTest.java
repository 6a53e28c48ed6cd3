package org.poolscope.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// How a batch of programs is put together without a word of a manual.
class CommandsInFormTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Workload commands = Workloads.named("commands");
    private ConfigurationForm form;

    @BeforeEach
    void makeForm() throws Exception {
        form = Edt.call(() -> {
            Theme.LIGHT.install();
            return new ConfigurationForm(Workloads.all(), 2);
        });
        Edt.run(() -> form.choose("commands"));
    }

    /// G25
    @Test
    void shouldPutAPlaceholderWhereTheCaretIsAndSayWhatItBecomes() throws Exception {
        Edt.run(() -> {
            JTextComponent template = field("template");
            template.setText("cp {} /tmp/.bak");
            template.setCaretPosition("cp {} /tmp/".length());
            JButton button = Components.named(form, "insert.{/.}", JButton.class);

            button.doClick(0);

            assertEquals("cp {} /tmp/{/.}.bak", template.getText());
            assertEquals("{/.}  its name, without folder and ending", button.getToolTipText());
            assertFalse(button.isFocusable(), "whoever types is taken out of the field");
        });
    }

    /// G25
    @Test
    void shouldOfferTheColumnsOfATableThatIsDropped() throws Exception {
        Path table = Files.writeString(folder.resolve("sizes.CSV"), "file;wide or not;width\na.png;x;20\n");
        Edt.run(() -> {
            form.choose("primes");
            assertTrue(form.drop(List.of(table)));
            assertEquals("a table", source());
            field("template").setText("true {width}");
        });

        Waiting.until("the columns are offered", PATIENCE, () -> Edt.call(() -> Components.all(form)
                .anyMatch(it -> "insert.{width}".equals(it.getName()))), () -> "there is no {width}");
        Edt.run(() -> assertFalse(Components.all(form).anyMatch(it -> "insert.{wide or not}".equals(it.getName())),
                "it is no placeholder"));
    }

    /// G25
    @Test
    void shouldTakeFilesAsItemsAndOneFolderAsTheInput() throws Exception {
        Path one = Files.writeString(folder.resolve("a b.txt"), "");
        Path other = Files.createDirectory(folder.resolve("deep"));
        Edt.run(() -> {
            form.drop(List.of(one, other));
            assertEquals("lines", source());
            assertEquals(one + "\n" + other, field("lines").getText());

            form.drop(List.of(other));
            assertEquals("a folder", source());
            assertEquals(other.toString(), field("input").getText());
            assertFalse(field("lines").isShowing() || problemIsVisible("lines"));

            var refusal = assertThrows(InvalidSettingException.class,
                    () -> form.drop(List.of(folder.resolve("two\nlines"))));
            assertTrue(refusal.reason().contains("line end"), refusal.getMessage());
        });
    }

    /// G25
    @Test
    void shouldSayOnlyWhatTheChosenSourceSaysAndKeepWhatWasTypedForTheOthers() throws Exception {
        Edt.run(() -> {
            form.fillIn(commands, Map.of("template", "true {}", "lines", "a\nb"));
            sources().setSelectedItem("a file");
            field("items").setText(folder.resolve("items").toString());
            Settings settings = form.configuration().orElseThrow().settings();
            assertEquals("", settings.text("lines"));
            assertTrue(settings.file("items").isPresent());

            sources().setSelectedItem("lines");
            settings = form.configuration().orElseThrow().settings();
            assertEquals("a\nb", settings.text("lines"));
            assertTrue(settings.file("items").isEmpty());
        });
    }

    /// G25
    @Test
    void shouldShowTheFirstThreeCommandsAndWhatIsWrongBelowItsField() throws Exception {
        Edt.run(() -> form.fillIn(commands, Map.of("template", "echo {} {#}", "lines", "a b\nc\nd\ne")));
        awaitLines(List.of("4 items.", "echo 'a b' 1", "echo c 2", "echo d 3"));

        Edt.run(() -> field("template").setText("echo {nothing}"));

        Waiting.until("the field says why", PATIENCE, () -> Edt.call(() -> problemIsVisible("template")),
                () -> "nothing is told");
        awaitLines(List.of());
        Edt.run(() -> field("template").setText("echo {/}"));
        awaitLines(List.of("4 items.", "echo 'a b'", "echo c", "echo d"));
        Edt.run(() -> assertFalse(problemIsVisible("template")));
    }

    private void awaitLines(List<String> expected) throws Exception {
        new PreviewLines(form).await(PATIENCE, expected);
    }

    private boolean problemIsVisible(String name) {
        return Components.named(form, "problem." + name, JTextComponent.class).isVisible();
    }

    private JTextComponent field(String name) {
        return Components.named(form, "field." + name, JTextComponent.class);
    }

    private JComboBox<?> sources() {
        return Components.named(form, "field.source", JComboBox.class);
    }

    private String source() {
        return String.valueOf(sources().getSelectedItem());
    }
}
