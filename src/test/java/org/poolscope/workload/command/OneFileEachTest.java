package org.poolscope.workload.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;

class OneFileEachTest {

    private final Commands commands = new Commands();

    @TempDir
    Path folder;

    /// J51
    @Test
    void shouldRefuseTwoItemsThatWouldWriteOneFileBeforeAnythingIsDone() {
        Map<String, String> clash = lines("cp {} {out}/{/.}.png", "one/a.jpg", "b.jpg", "two/a.gif");

        for (InvalidSettingException refused : new InvalidSettingException[] {
                assertThrows(InvalidSettingException.class, () -> commands.batch(settings(clash), 2)),
                assertThrows(InvalidSettingException.class, () -> commands.plan(settings(clash), 2))}) {
            assertEquals("template", refused.field());
            assertEquals("would have 'one/a.jpg' and 'two/a.gif' write to one file, " + folder.resolve("out/a.png")
                    + "; name it by more of the item, as by {/} or {#}; the name of a folder ends with /",
                    refused.reason());
        }
        assertFalse(Files.exists(folder.resolve("out")), "not even the folder is made");
        assertThrows(InvalidSettingException.class, () ->
                commands.batch(settings(lines("cp {} {out}/{}", "a", "a")), 2), "one item twice");
    }

    /// J51
    @Test
    void shouldTakeWhatDoesNotClashOrCannotBeKnown() {
        assertTaken(lines("cp {} {out}/{#}.png", "one/a.jpg", "two/a.gif"));
        assertTaken(lines("cp {} {out}/{/} {out}/{/}", "a", "b"));
        assertTaken(lines("cp {} {out}/{/.}.png {out}/{/}.txt", "a.jpg", "b.jpg"));
        assertTaken(lines("cp {} {out}/all/", "a", "b"));
        assertTaken(lines("cp {} {out}", "a", "b"));
        assertTaken(lines("cp {} {out}/all", "a"));
        assertTaken(lines("cat {}", "a", "a"));
    }

    /// J51
    @Test
    void shouldRefuseOneNameForAllItems() {
        String refused = assertThrows(InvalidSettingException.class, () ->
                commands.batch(settings(lines("cp {} {out}/all", "a", "b")), 2)).reason();

        assertTrue(refused.startsWith("would have 'a' and 'b' write to one file"), refused);
    }

    /// J51
    @Test
    void shouldLetItemsShareAFolderThatIsThere() throws Exception {
        Files.createDirectories(folder.resolve("out").resolve("done"));

        assertTaken(lines("mv {} {out}/done", "a", "b"));
    }

    /// J51: at no place in memory are all their names.
    @Test
    void shouldFindTheOnlyTwoOfVeryMany() {
        String[] items = IntStream.range(0, 60_000).mapToObj(i -> i == 59_999 ? "x/17" : "y/" + i)
                .toArray(String[]::new);
        String refused = assertThrows(InvalidSettingException.class, () ->
                commands.batch(settings(lines("cp {} {out}/{/}", items)), 2)).reason();
        assertTrue(refused.startsWith("would have 'y/17' and 'x/17' write to one file"), refused);
    }

    private void assertTaken(Map<String, String> given) {
        assertTrue(commands.batch(settings(given), 2).items().size() > 0);
    }

    private Map<String, String> lines(String template, String... items) {
        return new HashMap<>(Map.of("template", template, "output", folder.resolve("out").toString(), "lines",
                String.join("\n", items)));
    }

    private Settings settings(Map<String, String> given) {
        return Settings.parse(commands.parameters(), given);
    }
}
