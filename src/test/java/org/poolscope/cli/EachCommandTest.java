package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.cli.each.EachFiles;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.shared.segment.BaseFolders;

class EachCommandTest {

    @TempDir
    Path folder;

    /// On real workers.
    @Test
    void shouldPassOnWhatProgramsWriteAndTellTheRestAside() throws IOException {
        Path report = folder.resolve("report.json");
        CommandLineRun run = CommandLineRun.of("each", "--workers", "2", "--retries", "1", "--json", report.toString(),
                "sh", "-c", "printf '%s|' \"$1\"; [ $POOLSCOPE_ATTEMPT = 2 ] || echo again >&2; [ \"$1\" != bad ]",
                "sh", ":::", "a b", "$(touch x)", "bad");

        assertEquals(ExitCode.FAILED, run.exitCode(), run.toString());
        assertEquals(List.of("$(touch x)", "a b", "bad"), Stream.of(run.out().split("\\|")).sorted().toList());
        List<String> told = run.err().lines().toList();
        assertEquals(2, told.stream().filter("again"::equals).count(), run.err());
        // One that runs for long, on a busy machine, is seen with its memory.
        assertTrue(told.stream().anyMatch(line -> line.matches(
                "bad is tried again, attempt 2: failed: exit status 1: again")), run.err());
        assertTrue(told.stream().anyMatch(line -> line.matches(
                "failed: bad: exit status 1: bad\\| \\(2 tries\\)")), run.err());
        assertTrue(told.getLast().startsWith("commands: 1 failed, 2 succeeded  (3 items on 2 workers"), run.err());
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(report));
        assertEquals(2, ((Map<?, ?>) json.get("result")).get("succeeded"));
        assertEquals(List.of(":::", ""), told(json));
    }

    /// G13, G17, J27
    @Test
    void shouldWriteATableOfWhatEachItemHasUsedAndTold() throws IOException {
        Path table = folder.resolve("items.csv");
        Path report = folder.resolve("report.json");

        Path joblog = folder.resolve("joblog");
        Path summary = folder.resolve("run.md");

        CommandLineRun run = CommandLineRun.of("each", "--workers", "1", "--json", report.toString(), "--items-csv",
                table.toString(), "--joblog", joblog.toString(), "--md", summary.toString(), "--shell",
                "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done; sleep 0.3;"
                        + "printf 'status=so far, so good\\nfiles+=3\\n' >> \"$POOLSCOPE_REPORT\"; exit \"$1\"",
                ":::", "3", "0");

        assertEquals(ExitCode.FAILED, run.exitCode(), run.toString());
        List<String> rows = Files.readAllLines(table);
        assertEquals(3, rows.size(), rows::toString);
        String first = rows.stream().filter(row -> row.startsWith("0,1,done,1,")).findFirst().orElseThrow();
        assertTrue(first.matches("0,1,done,1,[\\d.]+,[\\d.]+,exact,[\\d.]+,exact,\\d{5,},sampled,\\d+,exact,\\d+,exact,"
                + "[12],sampled,[12],sampled,,\"so far, so good\",\"\\{\"\"files\"\":3}\",.*"), first);
        // Of the first one a busy machine may have seen nothing, as long as nobody is ready to look.
        Map<?, ?> used = (Map<?, ?>) ((List<?>) JSON.std.mapFrom(Files.readString(report)).get("itemUse")).getLast();
        assertTrue((Double) used.get("userSeconds") > 0.001, used::toString);
        assertEquals(List.of("peakBytes", "processes", "threads"), used.get("sampled"));
        List<String> log = Files.readAllLines(joblog);
        assertEquals("Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand", log.getFirst());
        assertTrue(log.get(1).matches("1\t:\t\\d{10}\\.\\d{3}\t +\\d\\.\\d{3}\t0\t0\t3\t0\tsh -c .*"), log.get(1));
        assertTrue(log.get(2).startsWith("2\t:\t") && log.get(2).contains("\t0\t0\t0\t0\tsh -c "), log.get(2));
        String text = Files.readString(summary);
        assertTrue(text.contains("| items | ::: |\n") && !text.contains("| logs |"), text);
        assertTrue(text.contains("## Failed\n\n| item | reason |\n| --- | --- |\n| 3 | exit status 3 |"), text);
    }

    /// G24: on real workers. The one that sleeps would go on for ten minutes.
    @Test
    void shouldStopWhenNobodyReadsAndTellWhatWasEnded() throws IOException {
        Path report = folder.resolve("report.json");

        CommandLineRun run = CommandLineRun.readUntil(5, "each", "--workers", "2", "--json", report.toString(), "sh",
                "-c", """
                case $1 in
                  sleeps) echo so far >&2; touch "$2/up"; exec sleep 600;;
                  writes) until [ -e "$2/up" ]; do sleep 0.01; done; echo more than is read;;
                esac""", "sh", "{}", folder.toString(), ":::", "sleeps", "writes");

        assertEquals(ExitCode.UNREAD, run.exitCode(), run.toString());
        List<String> told = run.err().lines().toList();
        assertTrue(told.contains("ended with the run: sleeps"), run.err());
        assertTrue(told.contains("so far"), run.err());
        Map<String, Object> json = JSON.std.mapFrom(Files.readString(report));
        assertEquals("stopped", json.get("outcome"));
        assertEquals(1, json.get("succeeded"));
        assertEquals(0, json.get("failed"));
        assertEquals(1, json.get("interrupted"));
        assertTrue(told.getLast().contains("stopped with 1 succeeded, 0 failed, 1 ended, 0 not run"), told.getLast());
    }

    /// G21, G22: on real workers.
    @Test
    void shouldKeepOutputInAFolderAndShowItLive() throws IOException {
        Path logs = folder.resolve("logs");
        Path report = folder.resolve("report.json");

        CommandLineRun run = CommandLineRun.of("each", "--workers", "1", "--logs", logs.toString(), "--keep", "1KB",
                "--live", "--json", report.toString(), "sh", "-c", "seq $1; echo to err >&2", "sh", ":::", "1000", "2");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals("", run.out());
        assertTrue(run.err().lines().toList().containsAll(List.of("1000 | 1", "1000 | 1000", "1000 | to err", "2 | 2")),
                run.err());
        assertEquals("1\n2\n", Files.readString(logs.resolve("2.out")));
        String first = Files.readString(logs.resolve("1.out"));
        assertTrue(first.contains("\n[2,869 bytes left out here, from byte 512 on]\n"), first);
        assertTrue(run.err().contains("1 item has written more than is kept of it"), run.err());
        assertEquals(logs.toString(), told(JSON.std.mapFrom(Files.readString(report))).getLast());
    }

    @Test
    void shouldTellTheFirstCommandLinesInADryRun() {
        CommandLineRun run = CommandLineRun.of("each", "--dry-run", "--workers", "2", "printf", "-v", ":::", "a b", "c",
                "d", "e");

        assertEquals(ExitCode.SUCCEEDED, run.exitCode(), run.toString());
        assertEquals(List.of("commands: would run 4 items in 4 tasks on 2 workers", "  printf -v 'a b'",
                "  printf -v c", "  printf -v d", "  … and 1 more", "A dry run: nothing was run."),
                run.out().lines().toList());
    }

    private static List<Object> told(Map<String, Object> json) {
        Map<?, ?> settings = (Map<?, ?>) json.get("settings");
        return List.of(settings.get("items"), settings.get("logs"));
    }

    /// Those of a run of its own are gone by the time somebody reads the report.
    @Test
    void shouldNameNoFileInAReportThatIsGoneByThen() throws IOException {
        Path report = folder.resolve("report.json");
        Path items = Files.writeString(folder.resolve("list"), "one\ntwo\n");

        CommandLineRun.of("each", "--dry-run", "--json", report.toString(), "printf", ":::", "a", ":::", "b");
        List<Object> ofWords = told(JSON.std.mapFrom(Files.readString(report)));
        CommandLineRun.of("each", "--dry-run", "--json", report.toString(), "--items", items.toString(), "printf");

        assertEquals(List.of(":::", ""), ofWords);
        assertEquals(List.of(items.toString(), ""), told(JSON.std.mapFrom(Files.readString(report))));
    }

    @Test
    void shouldTakeAFolderAndAFileForItems() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(input.resolve("a.wav"), "");
        Path items = Files.writeString(folder.resolve("list"), "one\ntwo\n");

        CommandLineRun ofFolder = CommandLineRun.of("each", "--dry-run", "--input", folder + "/in", "--glob",
                "**/*.wav", "--output", folder + "/out", "printf", "{}", "{out}/{/.}.flac");
        CommandLineRun ofFile = CommandLineRun.of("each", "--dry-run", "--items", items.toString(), "--shell",
                "printf %s \"$1\" | tr a b");

        assertTrue(ofFolder.out().contains("  printf " + input + "/a.wav " + folder + "/out/deep/a.flac"),
                ofFolder.toString());
        assertTrue(ofFile.out().contains("  sh -c 'printf %s \"$1\" | tr a b' sh one"), ofFile.toString());
    }

    @Test
    void shouldTakeTheRowsOfATableForItems() throws IOException {
        Path table = Files.writeString(folder.resolve("jobs.csv"), "file,rate\n\"a,b.wav\",44100\nc.wav,48000\n");

        CommandLineRun byName = CommandLineRun.of("each", "--dry-run", "--csv", table.toString(), "printf", "{rate}",
                "{file}");
        CommandLineRun byShell = CommandLineRun.of("each", "--dry-run", "--csv", table.toString(), "--shell",
                "echo \"$1\" \"$2\"");

        assertTrue(byName.out().contains("  printf 44100 a,b.wav\n  printf 48000 c.wav\n"), byName.toString());
        assertTrue(byShell.out().contains("  sh -c 'echo \"$1\" \"$2\"' sh a,b.wav 44100\n"), byShell.toString());
    }

    @Test
    void shouldTakeEveryItemOfAListWithEveryOneOfTheOthers() {
        CommandLineRun atTheEnd = CommandLineRun.of("each", "--dry-run", "printf", ":::", "a b", "c", ":::", "x\ny");
        CommandLineRun named = CommandLineRun.of("each", "--dry-run", "printf", "{2}-{1}", "{/.}", ":::", "d/e.f",
                ":::", "1", "2");

        assertTrue(atTheEnd.out().contains("would run 2 items in 2 tasks"), atTheEnd.toString());
        assertTrue(atTheEnd.out().contains("  printf 'a b' 'x"), atTheEnd.toString());
        assertTrue(named.out().contains("  printf 1-d/e.f e\n  printf 2-d/e.f e\n"), named.toString());
    }

    /// So the next start finds what a killed one has left, and nothing is taken for that which is somebody else's.
    @Test
    void shouldHaveItsFilesWhereRunsHaveTheirs() throws IOException {
        Path logs;
        try (EachFiles files = EachFiles.make(); var ofRun = BaseFolders.onDisk().directory()) {
            logs = Files.createDirectory(files.logs());
            Files.writeString(logs.resolve("1.out"), "");

            assertEquals(ofRun.path().getParent(), logs.getParent().getParent());
            assertTrue(logs.getParent().getFileName().toString()
                    .matches("poolscope-" + ProcessHandle.current().pid() + "-.*-disk"), logs.toString());
        }

        assertFalse(Files.exists(logs.getParent()));
    }

    @Test
    void shouldRefuseWhatCannotBeRun() {
        refused("there is no option '--wrokers'", "--wrokers", "2", "true");
        refused("the command names a program that is not there: no-such-program", "no-such-program", ":::", "a");
        refused("the command begins with an empty word", "", ":::", "a");
        refused("the command has {nmae}, which is no placeholder", "true", "{nmae}", ":::", "a");
        refused("the command must be one argument with --shell", "--shell", "a", "b", ":::", "a");
        refused("::: must be followed by an item at least", "true", ":::");
        refused("::: must be followed by an item at least", "true", ":::", "a", ":::");
        refused("the command does not have {2}", "true", "{}", ":::", "a", ":::", "b");
        refused("--csv gives the items, and so does --input", "--csv", "x", "--input", "y", "true");
        refused("--csv cannot be read: there is no ", "--csv", folder + "/nowhere.csv", "true", "{a}");
        refused("::: gives the items, and so does --items", "--items", "x", "true", ":::", "a");
        refused("::: must come after the program", ":::", "a");
        refused("--output must be a folder, since the command has {out}", "true", "{}", "{out}", ":::", "a");
        refused("--workers must be from 1 to 256, not 0", "--workers", "0", "true", ":::", "a");
        refused("--progress must be one of auto, off", "--progress", "maybe", "true", ":::", "a");
        refused("--success must be exit statuses", "--success", "x", "true", ":::", "a");
        refused("Missing required parameter", new String[0]);
    }

    @Test
    void shouldRefuseListsThatAreMillionsOfItemsTogether() {
        List<String> lists = IntStream.range(0, 7).boxed()
                .flatMap(_ -> Stream.of(":::", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")).toList();

        refused("::: would be more than 1,000,000", Stream.concat(Stream.of("printf"), lists.stream())
                .toArray(String[]::new));
    }

    private static void refused(String words, String... arguments) {
        CommandLineRun run = CommandLineRun.of(Stream.concat(Stream.of("each"), Stream.of(arguments))
                .toArray(String[]::new));
        assertEquals(ExitCode.USAGE, run.exitCode(), run.toString());
        assertTrue(run.err().contains(words), run.err());
    }
}
