package org.poolscope.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What the form says of a batch before it is started.
class PlanPreviewTest {

    private static final byte[] JPEG = {-1, (byte) 0xD8, -1, (byte) 0xE0};
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private ConfigurationForm form;
    private final Workload images = Workloads.named("images");

    @BeforeEach
    void makeForm() throws Exception {
        put("a.jpg");
        put("b.jpg");
        put("deep/c.jpg");
        put("deep/d.jpg");
        Files.writeString(folder.resolve("in/film.mov"), "no picture");
        form = Edt.call(() -> {
            Theme.LIGHT.install();
            return new ConfigurationForm(Workloads.all(), 2);
        });
        Edt.run(() -> form.choose("images"));
    }

    private void put(String name) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, JPEG);
    }

    @Test
    void shouldNameThreeResultsAndSayWhatIsLeftOut() throws Exception {
        assertEquals(List.of(), new PreviewLines(form).now());

        fillIn(Map.of("input", folder.resolve("in").toString(), "output", folder.resolve("out").toString(),
                "name", "{folder}/{name}-small.{ext}"));

        await(List.of("4 items: a-small.jpg, b-small.jpg, deep/c-small.jpg …", "Left out: 1 (.mov 1)."));
        assertFalse(Files.exists(folder.resolve("out")), "nothing is made for a look");
    }

    @Test
    void shouldTellTwoPicturesThatWouldGetOneNameAndForgetItWhenThatIsMended() throws Exception {
        put("deep/a.jpg");
        fillIn(Map.of("input", folder.resolve("in").toString(), "output", folder.resolve("out").toString(),
                "name", "{name}.{ext}"));
        Waiting.until("the field says so", PATIENCE, () -> !problem("name").isEmpty(), () -> "nothing");
        assertEquals("would call the results of a.jpg and deep/a.jpg the same, a.jpg; have more of the original in it, "
                + "as {folder} and {name}, or {n}, or set existing to rename", problem("name"));
        assertEquals(List.of(), new PreviewLines(form).now());

        fillIn(Map.of("name", "{folder}-{name}.{ext}"));
        await(List.of("5 items: -a.jpg, -b.jpg, deep-a.jpg …", "Left out: 1 (.mov 1)."));
        assertEquals("", problem("name"));

        Edt.run(() -> form.choose("primes"));
        await(List.of());
    }

    @Test
    void shouldNotComplainOfAFormThatNobodyHasFilledInYet() throws Exception {
        PlanPreview preview = Edt.call(() -> new PlanPreview(_ -> {}));
        Workload commands = Workloads.named("commands");

        assertTrue(preview.look(commands, stated(commands, Map.of())).refusal().isEmpty());
        assertTrue(preview.look(commands, stated(commands, Map.of("template", "true {}"))).refusal().orElseThrow()
                .reason().startsWith("must be a file of items"));
    }

    private static RunConfiguration stated(Workload workload, Map<String, String> given) {
        return new RunConfiguration(workload.name(), Settings.parse(workload.parameters(), given),
                PoolOptions.ofSize(2));
    }

    private String problem(String field) throws Exception {
        return Edt.call(() -> {
            var words = Components.named(form, "problem." + field, JTextComponent.class);
            return words.isVisible() ? words.getText() : "";
        });
    }

    private void fillIn(Map<String, String> values) throws Exception {
        Edt.run(() -> form.fillIn(images, values));
    }

    private void await(List<String> expected) throws Exception {
        new PreviewLines(form).await(PATIENCE, expected);
    }
}
