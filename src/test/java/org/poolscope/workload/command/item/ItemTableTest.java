package org.poolscope.workload.command.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.process.ByteText;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.Commands;
import org.poolscope.workload.command.template.Template;

/// G08
class ItemTableTest {

    @TempDir
    Path folder;

    @Test
    void shouldFillInTheColumnsOfEachRow() throws Exception {
        Path table = Files.writeString(folder.resolve("table.csv"), """
                file,title,rate
                a.wav,"so ""it"" is, really",44100
                b.wav,"two
                lines",48000

                -c.wav,,
                """);
        Path logs = folder.resolve("logs");

        LocalRun run = LocalRun.of(new Commands()).with("template", "printf '[%s]' {rate} {title}{#} {.}")
                .with("items", table).with("columns", "true").with("logs", logs);
        run.run();

        assertEquals("[44100][so \"it\" is, really1][a]", Files.readString(logs.resolve("1.out")));
        assertEquals("[48000][two\nlines2][b]", Files.readString(logs.resolve("2.out")));
        assertEquals("[][3][-c]", Files.readString(logs.resolve("3.out")));
        assertEquals(List.of("1 empty line is left out"), run.with("logs", folder.resolve("others")).batch().notes());
        assertEquals("a.wav,44100,\"so \"\"it\"\" is, really\"", items("file,title,rate\n"
                + "a.wav,\"so \"\"it\"\" is, really\",44100", "run {rate} {title} {.}").getFirst());
    }

    @Test
    void shouldGiveAShellTheColumnsAsItsArguments() throws Exception {
        Path table = Files.writeString(folder.resolve("table.tsv"), "a\tb, c\n$(touch x)\t'; touch x; '\n");
        Path logs = folder.resolve("logs");

        LocalRun.of(new Commands()).with("template", "printf '[%s]' \"$2\" \"$1\"").with("shell", "true")
                .with("items", table).with("columns", "true").with("logs", logs).run();

        assertEquals("['; touch x; '][$(touch x)]", Files.readString(logs.resolve("1.out")));
        assertFalse(Files.exists(Path.of("x")));
    }

    @Test
    void shouldTakeTabsAndSemicolonsForSeparatorsWhereTheHeaderHasThem() {
        assertEquals(List.of("1,\"2,5\""), items("a;b\n1;2,5\n", "run {a} {b}"));
        assertEquals(List.of("\"1,5\",2"), items("a, x\tb\r\n1,5\t2\r\n", "run {} {b}"));
        assertEquals(List.of("1"), items("\uFEFFa\n1\n", "run {a}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a,b", "\"", "x\"y", "two\nlines", "\r\n", "-", " ", "ü", "{a}"})
    void shouldWriteARowThatIsReadAsTheSame(String field) {
        assertEquals(List.of(field), Csv.fields(Csv.write(List.of(field))));
        assertEquals(List.of(field, "", field), Csv.fields(Csv.write(List.of(field, "", field))));
    }

    @Test
    void shouldKeepBytesThatAreNoText() {
        String odd = ByteText.of(new byte[] {'x', (byte) 0xFC});
        assertEquals(List.of(odd, "y,"), Csv.fields(Csv.write(List.of(odd, "y,"))));
    }

    @Test
    void shouldRefuseWhatIsNoTableWithTheLine() {
        refused("has 1 field in line 4 and 2 in its header", "a,b\n\"1\n\",2\n3\n", "run {a}");
        refused("has 3 fields in line 2 and 2 in its header", "a,b\n1,2,3\n", "run {a}");
        refused("has a quote in line 2 that is not closed", "a,b\n\"1,2\n3,4\n", "run {a}");
        refused("has something between a closing quote", "a,b\n\"1\"2,2\n", "run {a}");
        refused("has a NUL byte in line 2", "a,b\n1\0,2\n", "run {a}");
        refused("must begin with a row that names the columns", "", "run {a}");
    }

    @Test
    void shouldRefuseAPlaceholderThatIsNoColumnOrOneOfTwo() {
        refused("has {c}, which is no placeholder and no column; the columns are a, b", "a,b\n1,2\n", "run {c}");
        refused("has {b}, and there are several columns of that name", "a,b,b\n1,2,3\n", "run {b}");
        refused("has {out}, which does not stand for the column out", "a,out\n1,2\n", "run {a} {out}");
        refused("has {a b}, which does not stand for the column a b", "a b,c\n1,2\n", "run '{a b}' {c}");
        assertEquals(List.of("2"), items("a,out,c,c,d\n1,x,y,z,2\n", "run {d}"));
        var refused = assertThrows(InvalidSettingException.class, () -> LocalRun.of(new Commands())
                .with("template", "true {a}").with("input", folder).with("columns", "true").batch());
        assertEquals("columns: takes a file of items with a row in each line; leave input and nul out",
                refused.getMessage());
    }

    private static void refused(String words, String table, String template) {
        var refused = assertThrows(IllegalArgumentException.class, () -> items(table, template));
        assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
    }

    private static List<String> items(String table, String template) {
        return ItemTable.items(table.getBytes(StandardCharsets.UTF_8), Template.parse(template, true)).names();
    }
}
