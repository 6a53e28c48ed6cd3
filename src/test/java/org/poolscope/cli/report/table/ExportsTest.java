package org.poolscope.cli.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.text.Cells;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

@RunsBeside
class ExportsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final RunConfiguration RUN = new RunConfiguration("commands",
            Settings.parse(Workloads.named("commands").parameters(), Map.of("template", "gzip -9 {} -o '{#} x'",
                    "lines", "a")), PoolOptions.ofSize(2));

    @TempDir
    private Path folder;

    /// J27
    @Test
    void shouldWriteTheJobLogThatParallelWrites() throws IOException {
        write(of("photo one.jpg", 0, ItemEnd.exited(0)), of("b", 1, ItemEnd.exited(3)),
                of("two\nlines", 2, ItemEnd.signalled(9)), of("", 3, ItemEnd.NONE));

        assertEquals("""
                Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand
                1\t:\t1700000000.500\t     1.250\t0\t0\t0\t0\tgzip -9 'photo one.jpg' -o '1 x'
                2\t:\t1700000001.500\t     1.250\t0\t0\t3\t0\tgzip -9 b -o '2 x'
                3\t:\t1700000002.500\t     1.250\t0\t0\t0\t9\tgzip -9 'two\0lines' -o '3 x'
                4\t:\t1700000003.500\t     1.250\t0\t0\t1\t0\tgzip -9 '' -o '4 x'
                """, Files.readString(folder.resolve("joblog")));
    }

    @Test
    void shouldHaveTheSameColumnsInTheTableOfItems() throws IOException {
        write(of("b", 1, ItemEnd.exited(3)));

        List<String> lines = Files.readAllLines(folder.resolve("items.csv"));
        assertTrue(lines.getFirst().endsWith(
                ",message,Seq,Host,Starttime,JobRuntime,Send,Receive,Exitval,Signal,Command"), lines.getFirst());
        assertTrue(lines.get(1).endsWith(",why,2,:,1700000001.500,1.250,0,0,3,0,gzip -9 b -o '2 x'"), lines.get(1));
        assertEquals(lines.getFirst().split(",").length, lines.get(1).split(",", -1).length);
    }

    /// J28
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "\uFF1D1",
            "-rf", "--help", "=", "-1.2.3", "+a"})
    void shouldMakeHarmlessWhatASpreadsheetWouldTakeForAFormula(String text) {
        String cell = Cells.csv(text);
        assertTrue(cell.startsWith("'") || cell.startsWith("\"'"), cell);
    }

    /// J28
    @ParameterizedTest
    @ValueSource(strings = {"-5", "-0.25", "+7", "-1e-9", "12", "a=b", "1-2", "", " =1"})
    void shouldLeaveFiguresAndOtherTextsAsTheyAre(String text) {
        assertEquals(text, Cells.csv(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a,b      | "a,b"
            say "x"  | "say ""x\"""
            -a,b     | "'-a,b"
            """)
    void shouldQuoteWhatHasCommasAndQuotes(String text, String cell) {
        assertEquals(cell.replace("\\", ""), Cells.csv(text));
    }

    @Test
    void shouldListAllFailuresInTheSummaryAndNoMarkdownOfTheirs() throws IOException {
        write(of("a|b `c` *d* <e> \\f", 0, ItemEnd.exited(1)), of("fine", 1, ItemEnd.exited(0)));

        String text = Files.readString(folder.resolve("run.md"));
        assertTrue(text.startsWith("# commands\n\n|  |  |\n| --- | --- |\n| outcome | completed |\n"), text);
        assertTrue(text.contains("| seconds | 2.500000 |\n"), text);
        assertTrue(text.contains("| template | gzip -9 {} -o '{#} x' |\n"), text);
        assertTrue(text.endsWith("| item | reason |\n| --- | --- |\n"
                + "| a\\|b \\`c\\` \\*d\\* &lt;e> \\\\f | why |\n"), text);
    }

    @Test
    void shouldLeaveNothingBehindOfWhatWasNotFinished() throws IOException {
        open().close();
        assertThrows(InvalidSettingException.class, () -> Exports.open(Optional.of(file("items.csv")),
                Optional.of(folder.toString()), Optional.empty()));

        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.findAny().isPresent());
        }
    }

    private void write(Telemetry... told) throws IOException {
        try (Exports exports = open()) {
            exports.hear(new Telemetry.RunStarted(0, Instant.ofEpochMilli(1_700_000_000_500L), RUN, told.length,
                    Optional.empty()), _ -> List.of("", "", ""));
            Arrays.stream(told).forEach(one -> exports.hear(one, _ -> List.of("", "", "")));
            exports.finish(new RunReport(RUN, Outcome.COMPLETED, told.length, told.length - 1, 1,
                    Duration.ofMillis(2500), Map.of(), "", List.of(), List.of(), List.of(), Optional.empty()),
                    RUN.settings().texts());
        }
    }

    private Exports open() throws IOException {
        return Exports.open(Optional.of(file("items.csv")), Optional.of(file("joblog")), Optional.of(file("run.md")));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Telemetry of(String item, long task, ItemEnd end) {
        boolean success = end.status().orElse(1) == 0;
        var result = new ItemResult(item, success, Duration.ofMillis(1250), success ? "" : "why").ending(end);
        return new Telemetry.Completion((task + 2) * SECOND, 1, task, task * SECOND, task * SECOND + 1250, 1,
                success ? 0 : 1, item, "", List.of(result));
    }
}
