package org.poolscope.cli.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.report.ScriptedRun;
import org.poolscope.file.Spool;
import org.poolscope.workload.InvalidSettingException;

class JsonFileTest {

    private static final Map<String, Object> REPORT = Map.of("count", 6L);

    private final StringWriter out = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void shouldShowTheFileUnderItsNameOnlyWhenItIsWhole() throws IOException {
        Path file = folder.resolve("p.json");
        try (JsonFile json = open(file)) {
            assertFalse(Files.exists(file));
            json.write(REPORT);
            assertEquals(Map.of("count", 6), JSON.std.mapFrom(Files.readString(file)));
        }
        assertEquals(List.of(file), files());
    }

    @Test
    void shouldLeaveNothingBehindWhenNoReportIsWritten() throws IOException {
        open(folder.resolve("p.json")).close();

        assertEquals(List.of(), files());
    }

    @Test
    void shouldKeepAnEarlierReportUntilThereIsANewOne() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "earlier");
        open(file).close();

        assertEquals("earlier", Files.readString(file));
    }

    @Test
    void shouldReplaceWhatALinkPointsToAndKeepTheLink() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "earlier");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        try (JsonFile json = open(link)) {
            json.write(REPORT);
        }

        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(file).contains("count"));
    }

    @Test
    void shouldRefuseAFileThatCannotBeWritten() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("text"), "");

        assertTrue(refusal(folder).contains("is a folder"));
        assertTrue(refusal(folder.resolve("x".repeat(256))).contains("File name too long"));
        assertTrue(refusal(folder.resolve("missing").resolve("p.json")).contains("there is no folder"));
        assertTrue(refusal(notAFolder.resolve("p.json")).contains("there is no folder"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldWriteIntoADeviceWithoutReplacingIt() throws IOException {
        try (JsonFile json = open(Path.of("/dev/null"))) {
            json.write(REPORT);
        }

        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNameTheFileThatCouldNotBeWritten() throws IOException {
        try (JsonFile json = open(Path.of("/dev/full"))) {
            String message = assertThrows(IOException.class, () -> json.write(REPORT)).getMessage();

            assertTrue(message.startsWith("the report could not be written to --json '/dev/full': "), message);
        }
    }

    @Test
    void shouldPrintToStandardOutputForADash() throws IOException {
        try (JsonFile json = JsonFile.open(Optional.of("-"), new PrintWriter(out))) {
            json.write(REPORT);
        }

        assertEquals(Map.of("count", 6), JSON.std.mapFrom(out.toString()));
    }

    @Test
    void shouldWriteNullsAndArraysAsTheyAre() throws IOException {
        var report = new LinkedHashMap<String, Object>();
        report.put("stddev", null);
        report.put("times", new double[] {0.5, 1.5});
        try (JsonFile json = JsonFile.open(Optional.of("-"), new PrintWriter(out))) {
            json.write(report);
        }

        Map<String, Object> read = JSON.std.mapFrom(out.toString());
        assertTrue(read.containsKey("stddev"), out.toString());
        assertEquals(Arrays.asList(0.5, 1.5), read.get("times"));
    }

    @Test
    void shouldWriteAsciiAloneThatSaysExactlyWhatWasMeant() throws IOException {
        String name = "gr\u00fcn \u001b[2J\n\u202e\ud83d\ude00 \ud800";
        try (JsonFile json = JsonFile.open(Optional.of("-"), new PrintWriter(out)); var lists = new RunLists(json)) {
            lists.hear(ScriptedRun.completion(1, 1, List.of(ScriptedRun.failed(name, name)), ""));
            json.write(Map.of("name", name, "failures", lists.failures()));
        }

        assertTrue(out.toString().chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F), out.toString());
        Map<String, Object> read = JSON.std.mapFrom(out.toString());
        assertEquals(name, read.get("name"));
        assertEquals(name, ((Map<?, ?>) ((List<?>) read.get("failures")).getFirst()).get("item"));
    }

    /// A list larger than what is kept in memory, so that it goes by way of a file, which is not to be seen.
    @Test
    void shouldListAHundredThousandFailuresAndLeaveNoOtherFile() throws IOException {
        Path file = folder.resolve("p.json");
        try (JsonFile json = open(file); var lists = new RunLists(json)) {
            for (int i = 0; i < 100_000; i++) {
                lists.hear(ScriptedRun.completion(1, 1, List.of(ScriptedRun.failed(i + ".jpg", "no picture")), ""));
            }
            json.write(Map.of("failures", lists.failures()));
        }

        assertEquals(List.of(file), files());
        List<?> failures = (List<?>) JSON.std.mapFrom(Files.readString(file)).get("failures");
        assertEquals(100_000, failures.size());
        assertEquals(Map.of("item", "99999.jpg", "reason", "no picture", "worker", 1), failures.getLast());
    }

    @Test
    void shouldKeepTheEarlierReportIfAListIsNotComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "earlier");
        try (JsonFile json = open(file); JsonList list = incomplete()) {
            String message = assertThrows(IOException.class, () -> json.write(Map.of("failures", list))).getMessage();

            assertTrue(message.contains("p.json") && message.contains("are not complete")
                    && message.endsWith("; what was there before is left as it was"), message);
        }
        assertEquals("earlier", Files.readString(file));
    }

    /// The second element's comma is the first for which there is no room in memory.
    @Test
    void shouldPrintAReportThatCanBeReadThoughAListIsNotComplete() throws IOException {
        try (JsonFile json = JsonFile.open(Optional.of("-"), new PrintWriter(out)); JsonList list = incomplete()) {
            assertThrows(IOException.class, () -> json.write(Map.of("failures", list)));
        }

        assertTrue(JSON.std.mapFrom(out.toString()).containsKey("failures"));
    }

    private JsonList incomplete() {
        var list = new JsonList(new Spool(folder.resolve("missing")));
        int others = JsonText.bytes(Map.of("item", "")).length + "\n    ".length();
        list.add(Map.of("item", "x".repeat((256 << 10) - 1 - others)));
        assertTrue(list.trouble().isEmpty());
        list.add(Map.of("item", "second"));
        assertTrue(list.trouble().isPresent());
        return list;
    }

    private JsonFile open(Path file) {
        return JsonFile.open(Optional.of(file.toString()), new PrintWriter(out));
    }

    private String refusal(Path file) {
        return assertThrows(InvalidSettingException.class, () -> open(file)).getMessage();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
