package org.poolscope.workload.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.ByteText;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Place;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.command.output.pack.PackFolder;

/// What becomes of what programs write, in this JVM.
class CommandOutputTest {

    @TempDir
    Path folder;

    private Path logs;

    /// A run that keeps what is printed, of items from a file.
    private LocalRun run(String template, String... items) throws IOException {
        Path file = Files.writeString(folder.resolve("items"), String.join("\0", items));
        logs = folder.resolve("logs");
        return LocalRun.of(new Commands()).with("template", template).with("items", file).with("nul", "true")
                .with("logs", logs);
    }

    /// What is in the files of a folder, by their names.
    static Map<String, String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            Map<String, String> all = new TreeMap<>();
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), ByteText.of(Files.readAllBytes(file)));
            }
            return all;
        }
    }

    /// G06, G22
    @Test
    void shouldShowWhatProgramsWriteWithTheItemAndNoMoreThanIsRead() throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Settings settings = run("sh -c 'echo to err >&2; head -c $1 /dev/zero | tr \"\\0\" x' sh {}", "x")
                .with("logs", "").settings();
        var task = new CommandTask(CommandSettings.of(settings), new ItemFiller(CommandSettings.of(settings),
                Optional.empty()), folder, new Place(1, folder, out, err));

        task.run(new Items.Names(List.of("3", "200000000")), LocalRun.log(2));

        String shown = out.toString(StandardCharsets.UTF_8);
        assertTrue(shown.startsWith("\u001e3\u001fxxx\n\u001e200000000\u001fxxx"), () -> shown.substring(0, 60));
        assertTrue(shown.contains(" bytes left out]\n") && shown.endsWith("xxx\n"), () -> shown.length() + " shown");
        assertTrue(shown.length() < 2 << 20, () -> shown.length() + " shown");
        assertEquals("\u001e3\u001fto err\n\u001e200000000\u001fto err\n", err.toString(StandardCharsets.UTF_8));
    }

    /// G30: whoever looks into the folder finds the output by the number of its item while that runs.
    @Test
    void shouldNameTheOutputOfAProgramThatRunsForAMoment() throws Exception {
        LocalRun run = run("sh -c 'echo so far; until [ -s \"$0/1.out\" ]; do sleep 0.01; done; echo done' {}", "", "");
        Files.writeString(folder.resolve("items"), logs.toString());

        run.run();

        assertEquals(Map.of("1.out", "so far\ndone\n"), files(logs));
    }

    /// G30
    @Test
    void shouldLeaveNothingOfProgramsThatWriteNothing() throws Exception {
        // By the name that it has at first, or, if it takes a while until then, by its own.
        String files = folder.resolve("logs/slot-1.out") + " " + folder.resolve("logs/1.out");
        LocalRun run = run("sh -c '[ $1 = 2 ] && echo two; [ $1 != 1 ] || rm -f \"$2\" \"$3\"' sh {} " + files,
                "1", "2", "3");

        run.run();

        assertEquals(Map.of("2.out", "two\n"), files(logs));
        assertTrue(run.message("1").contains("somebody has removed"), run.message("1"));
        assertFalse(run.message("3").contains("somebody has removed"), run.message("3"));
    }

    /// G30
    @Test
    void shouldBeginWithNothingOfASlotThatWasKilled() throws Exception {
        Settings settings = run("echo {}", "one").settings();
        Files.writeString(Files.createDirectory(logs).resolve("slot-1.out"), "of another program");
        var task = new CommandTask(CommandSettings.of(settings), new ItemFiller(CommandSettings.of(settings),
                Optional.empty()), folder, new Place(1, folder, new ByteArrayOutputStream(),
                new ByteArrayOutputStream()));

        task.run(new Items.Names(List.of("one")), LocalRun.log(1));
        task.close();

        assertEquals(Map.of("1.out", "one\n"), files(logs));
    }

    /// G21: with the folder that it is kept in.
    @Test
    void shouldKeepFirstAndLastOfTheOutputAndTellWhatIsMissing() throws Exception {
        LocalRun run = run("head -c {} /dev/zero", "20000000", "10").with("keep", "1MB").with("live", "false");

        Summary.Result result = run.run();

        assertTrue(run.message("20000000").contains("18,951,424 bytes of its output are not kept"),
                run.message("20000000"));
        assertEquals(List.of("1 item has written more than is kept of it, and the middle is left out: 20000000"),
                result.cautions());
        Map<String, String> printed = files(logs);
        assertEquals(10, printed.get("2.out").length());
        assertTrue(printed.get("1.out").contains("[18,951,424 bytes left out here, from byte 524,288 on]"));
        assertTrue(printed.get("1.out").length() < (1 << 20) + 100);
        assertEquals("must be a size of 1KB at least, as in 64MB, or all; not '1'",
                assertThrows(InvalidSettingException.class, () -> run.with("keep", "1").batch()).reason());
    }

    /// G23
    @Test
    void shouldPackTheOutputOfManyItemsIntoFewFiles() throws Exception {
        run("sh -c 'printf %s $1; [ $1 = b ]' sh {}", "a", "b", "c").with("packed", "always").run();
        assertEquals(List.of("slot-1.index", "slot-1.pack"), List.copyOf(files(logs).keySet()));

        PackFolder.layOut(List.of(logs), folder.resolve("files"));

        assertEquals(Map.of("1.out", "a", "2.out", "b", "3.out", "c"), files(folder.resolve("files")));
    }

    /// G23
    @Test
    void shouldSayThatOutputIsGoneThatWasToBeKept() throws Exception {
        LocalRun run = run("rm -r {}", "later", folder.resolve("logs").toString());

        Summary.Result result = run.run();

        assertTrue(run.message(logs.toString()).endsWith(
                "its output is lost: somebody has removed its file or folder"), run.message(logs.toString()));
        assertTrue(result.cautions().getFirst().startsWith("What 1 item has written is lost: "),
                result.cautions().toString());
        assertTrue(run.message("later").contains("since the folder for its output is gone"), run.message("later"));
    }

    /// G06: one that closes its output and runs on is waited for; a daemon that it leaves is told and not waited for.
    @Test
    void shouldWaitForTheProgramAndNotForItsOutput() throws Exception {
        LocalRun closed = run("sh -c 'exec >&- 2>&-; sleep 0.1; exit 7' sh {}", "closed");
        closed.run();
        assertTrue(closed.message("closed").startsWith("exit status 7"), closed.message("closed"));

        Path pid = folder.resolve("pid");
        Files.delete(logs);
        LocalRun leaves = run("sh -c 'sleep 600 & echo $! > \"$1\"' sh {}", pid.toString());
        Summary.Result result = leaves.run();
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
        assertTrue(leaves.message(pid.toString()).endsWith("something that it has started still runs"),
                leaves.message(pid.toString()));
        // A success is in no list of failures: so it is told of the whole run, too.
        assertTrue(result.cautions().getFirst().startsWith("1 item has left something running: "),
                result.cautions().toString());
    }
}
