package org.poolscope.workload.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.ByteText;
import org.poolscope.testing.LocalRun;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Place;
import org.poolscope.workload.Plan;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskLog;

/// Batches of programs, run in this JVM.
class CommandsTest {

    private final Commands workload = new Commands();

    @TempDir
    Path folder;

    private Path logs;

    /// A run that keeps what is printed, of items from a file.
    private LocalRun run(String template, String... items) throws IOException {
        Path file = Files.writeString(folder.resolve("items"), String.join("\0", items));
        logs = folder.resolve("logs");
        return LocalRun.of(workload).with("template", template).with("items", file).with("nul", "true")
                .with("logs", logs);
    }

    private Place place(OutputStream out, OutputStream err) {
        return new Place(1, folder, out, err);
    }

    /// By the numbers of the items.
    private Map<String, String> printed() throws IOException {
        return CommandOutputTest.files(logs);
    }

    @Test
    void shouldRunAProgramOnceForEachItemWhateverIsInIt() throws Exception {
        String odd = ByteText.of(new byte[] {'x', (byte) 0xFC});
        Path file = folder.resolve("odd");
        Files.write(file, CommandLineText.items(List.of("a b", "it's \"so\"", "two\nlines", "-n", "$(touch x)", odd)));
        LocalRun run = run("printf [%s] {}").with("items", file);

        Summary.Result result = run.run();

        assertEquals(Map.of("1.out", "[a b]", "2.out", "[it's \"so\"]", "3.out", "[two\nlines]", "4.out", "[-n]",
                "5.out", "[$(touch x)]", "6.out", "[" + odd + "]"), printed());
        assertEquals(6L, result.values().get("succeeded"));
        assertTrue((double) result.values().get("userSeconds") >= 0, result.values()::toString);
        assertFalse(Files.exists(Path.of("x")));
    }

    /// G49
    @Test
    void shouldStartProgramsInTheirFolderWhereItemsLeadFrom() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("a"), "of a");
        Path script = Files.writeString(work.resolve("show"), "#!/bin/sh\ncat \"$1\"; printf %s \" $PWD\"\n");
        assertTrue(script.toFile().setExecutable(true));

        run("./show {}", "a").with("folder", work).run();
        assertEquals(Map.of("1.out", "of a " + work), printed());

        var refused = assertThrows(InvalidSettingException.class,
                () -> run("cat {}", "a").with("folder", folder.resolve("none")).run());
        assertEquals("folder", refused.field());
        assertEquals("must be a folder that is there, not " + folder.resolve("none"), refused.reason());
    }

    @Test
    void shouldHandAnItemToAShellAsItsArgument() throws Exception {
        run("printf [%s] \"$1\" | tr a b", "a a", "$(touch x)", "'; touch x; '").with("shell", "true").run();

        assertEquals(Map.of("1.out", "[b b]", "2.out", "[$(touch x)]".replace('a', 'b'),
                "3.out", "['; touch x; ']".replace('a', 'b')), printed());
        assertFalse(Files.exists(Path.of("x")));
    }

    /// G04
    @Test
    void shouldFailTheItemsAloneWhoseProgramsFailAndSayWhy() throws Exception {
        LocalRun run = run("sh -c 'echo first >&2; echo no $1 >&2; exit $1' sh {}", "0", "3", "137").with("success",
                "0,3");
        Summary.Result result = run.run();

        assertEquals(Map.of("0", true, "3", true, "137", false),
                run.results().stream().collect(Collectors.toMap(ItemResult::name, ItemResult::success)));
        assertTrue(run.message("137").matches("exit status 137(, .*)?: first / no 137"), run.message("137"));
        assertTrue(run.message("3").startsWith("exit status 3"), run.message("3"));
        assertEquals(2L, result.values().get("succeeded"));
        assertEquals(1L, result.values().get("failed"));
    }

    @Test
    void shouldTellTheSignalThatEndedAProgram() throws Exception {
        LocalRun run = run("sh -c 'kill -$1 $$' sh {}", "KILL", "SEGV");
        run.run();

        assertTrue(run.message("KILL").startsWith("ended by SIGKILL"), run.message("KILL"));
        assertTrue(run.message("SEGV").startsWith("ended by SIGSEGV"), run.message("SEGV"));
    }

    @Test
    void shouldFailAnItemWhoseProgramIsNotThere() throws Exception {
        LocalRun run = run("{}", "", "true", "no-such-program");
        run.run();

        assertEquals("there is no program no-such-program on the PATH", run.message("no-such-program"));
        assertEquals("what names the program is empty", run.message(""));
    }

    @Test
    void shouldKeepTheTreeOfTheInputInTheOutput() throws Exception {
        Path input = Files.createDirectories(folder.resolve("in/deep/er")).getParent().getParent();
        Files.writeString(input.resolve("a.txt"), "A");
        Files.writeString(input.resolve("deep/er/b c.txt"), "B");
        Files.writeString(input.resolve("deep/b.wav"), "W");
        Path output = input.resolve("out");

        LocalRun.of(workload).with("template", "cp {} {out}/{/.}.copy").with("input", input)
                .with("glob", "**/*.txt").with("output", output).run();
        LocalRun again = LocalRun.of(workload).with("template", "cp {} {out}/{/.}.copy").with("input", input)
                .with("glob", "**/*.txt").with("output", output);

        assertEquals("A", Files.readString(output.resolve("a.copy")));
        assertEquals("B", Files.readString(output.resolve("deep/er/b c.copy")));
        assertFalse(Files.exists(output.resolve("deep/b.copy")));
        assertEquals(List.of("1 folder for results is left out"), again.batch().notes());
    }

    @Test
    void shouldMakeTheFolderForResultsForAScriptToo() throws Exception {
        run("cp \"$1\" \"$POOLSCOPE_OUT/copy\"", folder.resolve("items").toString()).with("shell", "true")
                .with("output", folder.resolve("new/out")).run();

        assertTrue(Files.exists(folder.resolve("new/out/copy")));
    }

    @Test
    void shouldTellNumberSlotTryAndThreads() throws Exception {
        run("sh -c 'echo $POOLSCOPE_NUMBER $POOLSCOPE_SLOT $POOLSCOPE_ATTEMPT $OMP_NUM_THREADS' {#}{%}{attempt}", "a",
                "b").run();

        int threads = Runtime.getRuntime().availableProcessors();
        assertEquals(Map.of("1.out", "1 1 1 " + threads + "\n", "2.out", "2 1 1 " + threads + "\n"), printed());
    }

    /// R18
    @Test
    void shouldTellProgramsAsManyThreadsAsTheSettingSays() throws Exception {
        run("sh -c 'echo $0 $OMP_NUM_THREADS' {threads} {}", "a").with("threads", "3").run();

        assertEquals(Map.of("1.out", "3 3\n"), printed());
        assertTrue(assertThrows(InvalidSettingException.class, () -> run("true {}", "a").with("threads", "0").run())
                .getMessage().contains("auto, or a number from 1"));
    }

    @Test
    void shouldCountTheTriesOfAnItem() throws Exception {
        Settings settings = run("sh -c 'echo $0' {attempt}-{#}", "a", "b").settings();
        var task = new CommandTask(CommandSettings.of(settings), new ItemFiller(CommandSettings.of(settings),
                Optional.empty()), folder, place(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        Files.createDirectory(logs);

        for (int attempt = 1; attempt <= 3; attempt++) {
            task.run(new Items.Names(List.of("b"), 1, 2), LocalRun.log(1));
        }
        task.close();

        assertEquals(Map.of("2.out", "1-2\n", "2.2.out", "2-2\n", "2.2.err", "", "2.3.out", "3-2\n", "2.3.err", ""),
                printed());
    }

    /// G05
    @Test
    void shouldEndTheProgramWithItsChildrenWhenItsTaskIsInterrupted() throws Exception {
        Path up = folder.resolve("up");
        Settings settings = run("sh -c 'trap \"\" TERM; sleep 600 & echo $$ $! > \"$1.new\"; mv \"$1.new\" \"$1\"; "
                + "wait' sh {}", up.toString()).with("logs", "").settings();
        var task = new CommandTask(CommandSettings.of(settings), new ItemFiller(CommandSettings.of(settings),
                Optional.empty()), folder, place(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        var thrown = new CompletableFuture<Throwable>();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                task.run(new Items.Names(List.of(up.toString())), LocalRun.log(1));
            } catch (Throwable e) {
                thrown.complete(e);
            }
        });
        Waiting.until("it is up", Duration.ofSeconds(20), () -> Files.exists(up), () -> "not up");

        worker.interrupt();

        assertEquals(InterruptedException.class, thrown.get(20, TimeUnit.SECONDS).getClass());
        for (String pid : Files.readString(up).strip().split(" ")) {
            Waiting.until(pid + " is gone", Duration.ofSeconds(20), () -> ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive).isEmpty(), () -> "alive");
        }
    }

    @Test
    void shouldTellWhatProgramsHaveUsedOfProcessors() throws Exception {
        Settings settings = run("sh -c 'i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done' sh {}", "a", "b").settings();
        Files.createDirectory(logs);
        var task = new CommandTask(CommandSettings.of(settings), new ItemFiller(CommandSettings.of(settings),
                Optional.empty()), folder, place(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
        List<Supplier<ProgramUse>> told = new ArrayList<>();
        var results = (List<?>) task.run(new Items.Names(List.of("a", "b")), new TaskLog() {

            @Override
            public void item(ItemResult result) {}

            @Override
            public void progress(long itemsDone) {}

            @Override
            public void programs(Supplier<ProgramUse> use) {
                told.add(use);
            }
        });

        long all = results.stream().mapToLong(item -> (long) ((List<?>) item).get(3) + (long) ((List<?>) item).get(4))
                .sum();
        assertTrue(all > 10_000_000, () -> all + " ns");
        assertEquals(all, told.getFirst().get().cpuNanos());
    }

    @Test
    void shouldTellTheCommandLinesOfTheFirstItems() throws Exception {
        Settings settings = run("printf {} -resize 50% {out}/{#}.png", "a b", "-c", "'d'", "e").with("output",
                folder.resolve("out")).settings();

        Plan plan = workload.plan(settings, 2).orElseThrow();

        String out = folder.resolve("out") + "/";
        assertEquals(List.of("printf 'a b' -resize 50% " + out + "1.png",
                "printf -c -resize 50% " + out + "2.png",
                "printf ''\\''d'\\''' -resize 50% " + out + "3.png"), plan.preview());
        assertFalse(Files.exists(folder.resolve("out")));
        assertFalse(Files.exists(logs));
    }

    @Test
    void shouldRefuseWhatCannotBeRun() throws Exception {
        refused("template", "no placeholder", run("true", "a"));
        refused("template", "begins with an empty word, where the name of a program belongs", run("'' {}", "a"));
        refused("template", "names a program that is not there: no-such-program", run("no-such-program {}", "a"));
        refused("template", "names what cannot be executed: " + folder, run(folder + "/ {}", "a"));
        refused("template", "lacks the permission", run(Files.createFile(folder.resolve("script")) + " {}", "a"));
        refused("items", "has no items", run("true {}"));
        refused("items", "there is no " + folder + "/nowhere", run("true {}", "a").with("items", folder + "/nowhere"));
        refused("items", "must be a file of items", run("true {}", "a").with("items", ""));
        refused("items", "and input are both set", run("true {}", "a").with("input", folder));
        refused("output", "must be a folder, since the command has {out}", run("true {} {out}", "a"));
        refused("success", "must be exit statuses", run("true {}", "a").with("success", "0,x"));
        refused("success", "must be exit statuses", run("true {}", "a").with("success", "256"));
        refused("logs", "must be an empty folder", run("true {}", "a").with("logs", folder));
        refused("glob", "is no pattern", LocalRun.of(workload).with("template", "true {}").with("input", folder)
                .with("glob", "[").with("items", ""));
        refused("input", "has no file that *.none takes", LocalRun.of(workload).with("template", "true {}")
                .with("input", folder).with("glob", "*.none"));
        refused("output", "must not be the input folder", LocalRun.of(workload).with("template", "true {}")
                .with("input", folder).with("output", folder));
    }

    private static void refused(String field, String reason, LocalRun run) {
        var refused = assertThrows(InvalidSettingException.class, run::batch);
        assertEquals(field, refused.field(), refused.getMessage());
        assertTrue(refused.reason().contains(reason), refused.reason());
    }

    @Test
    void shouldMakeATaskOfEachItem() throws Exception {
        Batch batch = run("true {}", "a", "b").batch();

        assertEquals(new Items.Names(List.of("a", "b")), batch.items());
        assertEquals(1, batch.chunk().orElseThrow());
    }
}
