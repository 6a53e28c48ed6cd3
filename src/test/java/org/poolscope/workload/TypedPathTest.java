package org.poolscope.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.ChildJvm;

@EnabledOnOs({OS.LINUX, OS.MAC})
class TypedPathTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "/a b/c, /a b/c",
        "a/b, a/b",
        "\"/a b/c\", /a b/c",
        "'/a b/c', /a b/c",
        "'a'b, 'a'b",
        "\"a, \"a",
        "./'a', ./'a'",
        "./~, ./~",
        "a~/b, a~/b",
        "file:///a%20b/c, /a b/c",
        "file:///a b/c, /a b/c",
        "` 'file:///a%20b' `, /a b",
        "file:/a, /a",
        "FILE:///a, /a",
        "file://localhost/a%25b, /a%b",
        "./file:/a, ./file:/a"})
    void shouldUnderstandEveryWayToSpellAPath(String typed, String path) {
        assertEquals(Path.of(path), TypedPath.read("input", typed));
    }

    @Test
    void shouldKnowTheHomeFolder() {
        try (ChildJvm child = ChildJvm.start(List.of("env", "HOME=/home/any body"), Reading.class,
                "~", "~/", "~/photos/2024", "\"~/my photos\"", " ~/photos")) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertEquals(List.of("/home/any body", "/home/any body", "/home/any body/photos/2024",
                    "/home/any body/my photos", "/home/any body/photos"), child.lines());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "~paul/x        | write the whole path, or ./~paul/x for a folder of that name",
        "~~             | write the whole path",
        "file:a         | is no address of a file",
        "file://nas/a   | is no address of a file",
        "file:///a%2    | is no address of a file",
        "file:///a#b    | is no address of a file",
        "smb://nas/a    | is an address elsewhere",
        "https://a.b/c  | is an address elsewhere"})
    void shouldRefuseWhatItWouldMakeAnotherFolderOf(String typed, String reason) {
        var refusal = assertThrows(InvalidSettingException.class, () -> TypedPath.read("output", typed));

        assertEquals("output", refusal.field());
        assertTrue(refusal.reason().contains(reason), refusal.reason());
    }

    /// Reads paths in a JVM of its own and prints what they are.
    static final class Reading {
        public static void main(String[] paths) {
            for (String path : paths) {
                try {
                    System.out.println(TypedPath.read("input", path));
                } catch (InvalidSettingException e) {
                    System.out.println("refused " + e.reason());
                }
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayWhatToDoAboutLettersThatWereLost() throws IOException {
        Path spelled = Files.createDirectory(folder.resolve("Gr%C3%BCn"));
        Files.createDirectory(Path.of(URI.create("file://" + spelled)));
        String green = "$(printf '" + folder + "/Gr\\303\\274n')";

        assertTrue(lines("C", green).getFirst().contains("set LC_ALL=C.UTF-8"));
        assertEquals(folder + "/Gr\u00fcn", String.join("", lines("C.UTF-8", green)));
        assertTrue(lines("C.UTF-8", "$(printf '" + folder + "/Gr\\374n')").getFirst()
                .contains("file:///photos/M%FCnchen"));
        Path exact = TypedPath.read("input", "file://" + folder + "/Gr%FCn");
        assertEquals(exact, TypedPath.read("input", TypedPath.spelling(exact)), "and this way it comes to a worker");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldKnowAWorkingFolderWhoseNameItCannotSpell() throws IOException {
        Path working = Files.createDirectory(Path.of(URI.create("file://" + folder + "/M%FCn")));
        String directory = "$(printf '" + working.getParent() + "/M\\374n')";
        for (String language : List.of("C", "C.UTF-8")) {
            try (ChildJvm child = ChildJvm.start(List.of("env", "LC_ALL=" + language, "sh", "-c",
                    "cd \"" + directory + "\" && exec \"$0\" \"$@\""), Address.class, "out")) {
                assertEquals("file://" + folder + "/M%FCn/out", child.await("is"));
            }
        }
    }

    /// Reads a path and prints its bytes.
    static final class Address {
        public static void main(String[] paths) {
            System.out.println("is " + TypedPath.read("output", paths[0]).toUri());
        }
    }

    private static List<String> lines(String language, String path) {
        try (ChildJvm child = ChildJvm.start(
                List.of("env", "LC_ALL=" + language, "sh", "-c", "exec \"$0\" \"$@\" \"" + path + "\""),
                Reading.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            return child.lines();
        }
    }

    @Test
    void shouldTellWorkersWhoseHomeIsMeant() {
        var input = new Parameter.Folder("input", "Input", "", "", Parameter.Folder.Use.INPUT);
        Settings settings = Settings.parse(List.of(input), Map.of("input", "~/photos"));

        assertTrue(Path.of(settings.texts().get("input")).isAbsolute(), settings::toString);
        assertEquals("photos", Settings.parse(List.of(input), Map.of("input", "photos")).texts().get("input"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFD\uFFFD Gr\uFFFDn", "\uFFFD"})
    void shouldRefuseATextWhoseLettersWereLost(String lost) {
        var text = new Parameter.Text("watermark", "Watermark", "", "", 200);

        var refusal = assertThrows(InvalidSettingException.class, () -> text.parse(lost));

        assertTrue(refusal.reason().contains("set LC_ALL=C.UTF-8"), refusal.reason());
        assertEquals("© Grün", text.parse("© Grün"));
    }
}
