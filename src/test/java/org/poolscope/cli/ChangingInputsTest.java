package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.read.JournalReader;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.images.Rights;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// Inputs that go or change between the plan and their turn, under the real program in a process of its own, and what
/// another says of them when it goes on.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class ChangingInputsTest {

    private static final int ITEMS = 24;
    private static final String DENIED = "20.jpg";
    private static final String CUT = "21.jpg";
    private static final String FOLDER = "22.jpg";
    private static final String GONE = "23.jpg";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path input;
    private Path output;
    private final Map<String, byte[]> originals = new TreeMap<>();

    @BeforeEach
    void makeInputs() throws IOException {
        input = Files.createDirectory(folder.resolve("in"));
        output = folder.resolve("out");
        for (int i = 0; i < ITEMS; i++) {
            originals.put("%02d.jpg".formatted(i), TestJpegs.write(
                    TestPictures.scene(400 + i, 300, BufferedImage.TYPE_3BYTE_BGR)));
        }
        for (var one : originals.entrySet()) {
            Files.write(input.resolve(one.getKey()), one.getValue());
        }
    }

    /// J05, J07
    @Test
    void shouldFailOnlyThePhotographsThatGoOrChangeAndGoOnWithThem() throws Exception {
        try (ChildJvm program = program("run", "images", "--workers", "1", "--set", "input=" + input, "--set",
                "output=" + output)) {
            ProcessHandle worker = awaitWorker(program);
            signal("STOP", worker);
            Waiting.until("it is planned", PATIENCE, () -> last().filter(run -> run.items() == ITEMS).isPresent(),
                    program::toString);
            change();
            signal("CONT", worker);

            assertEquals(ExitCode.FAILED, program.awaitExit(), program::toString);
        }
        assertEquals(Map.of(DENIED, "no permission for " + input.resolve(DENIED),
                CUT, "is cut short: the file ends before the picture does",
                FOLDER, "is a folder by now, and no picture",
                GONE, "there is no " + input.resolve(GONE)), failures());
        assertEquals(ITEMS - 4, outputs().size(), "the others are done");
        assertFailuresAreTold();

        restore();
        Files.write(input.resolve("00.jpg"), originals.get("01.jpg"));
        Files.delete(output.resolve("02.jpg"));
        assertEquals(Map.of("00.jpg", "input changed", "02.jpg", "output gone", DENIED, "failed", CUT, "failed",
                FOLDER, "failed", GONE, "failed"), missing());
        resume();
        assertEquals(List.copyOf(originals.keySet()), outputs());
    }

    /// J05, J07: a program that does not mind how much there is has made something of what was cut short.
    @Test
    void shouldFailOnlyTheProgramsThatCannotReadTheirInputsAndGoOnWithThem() throws Exception {
        Path begun = folder.resolve("begun");
        Path go = folder.resolve("go");
        try (ChildJvm program = program("each", "--workers", "1", "--shell", "--input", input.toString(), "--output",
                output.toString(), "touch " + begun + "; while [ ! -e " + go + " ]; do sleep 0.05; done; cp \"$1\" "
                        + output + "/")) {
            Waiting.until("the first has begun", PATIENCE, () -> Files.exists(begun), program::toString);
            change();
            Files.createFile(go);

            assertEquals(ExitCode.FAILED, program.awaitExit(), program::toString);
        }
        Map<String, String> failures = failures();
        assertEquals(List.of(DENIED, FOLDER, GONE), List.copyOf(failures.keySet()));
        failures.forEach((name, why) -> assertTrue(why.startsWith("exit status 1: cp: ") && why.contains(name),
                () -> name + ": " + why));
        assertEquals(ITEMS - 3, outputs().size(), "the others are done");
        assertFailuresAreTold();

        restore();
        assertEquals(Map.of(DENIED, "failed", CUT, "input changed", FOLDER, "failed", GONE, "failed"), missing());
        resume();
        for (var one : originals.entrySet()) {
            assertEquals(-1, Files.mismatch(input.resolve(one.getKey()), output.resolve(one.getKey())), one.getKey());
        }
        assertEquals(Map.of(), missing());
    }

    private void change() throws IOException {
        Files.setPosixFilePermissions(input.resolve(DENIED), PosixFilePermissions.fromString("---------"));
        byte[] whole = originals.get(CUT);
        Files.write(input.resolve(CUT), Arrays.copyOf(whole, whole.length / 2));
        Files.delete(input.resolve(FOLDER));
        Files.createDirectory(input.resolve(FOLDER));
        Files.delete(input.resolve(GONE));
    }

    private void restore() throws IOException {
        Files.setPosixFilePermissions(input.resolve(DENIED), PosixFilePermissions.fromString("rw-------"));
        Files.delete(input.resolve(FOLDER));
        for (String name : List.of(CUT, FOLDER, GONE)) {
            Files.write(input.resolve(name), originals.get(name));
        }
    }

    /// It may be launched before the batch is planned.
    private static ProcessHandle awaitWorker(ChildJvm program) throws Exception {
        List<ProcessHandle> found = new ArrayList<>();
        Waiting.until("there is a worker", PATIENCE, () -> {
            program.process().children().filter(child -> child.info().arguments().stream().flatMap(Stream::of)
                    .anyMatch(word -> word.endsWith("worker.args"))).forEach(found::add);
            return !found.isEmpty();
        }, program::toString);
        return found.getFirst();
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
    }

    private Optional<RunEntry> last() throws IOException {
        if (!Files.exists(journal())) {
            return Optional.empty();
        }
        try (JournalReader journal = JournalReader.at(journal())) {
            return journal.runs(List.of(), 1).stream().findFirst();
        }
    }

    /// By the journal.
    private Map<String, String> failures() throws IOException {
        Map<String, String> failures = new TreeMap<>();
        try (JournalReader journal = JournalReader.at(journal())) {
            RunEntry run = journal.runs(List.of(), 1).getFirst();
            assertEquals(JournalState.COMPLETED, run.state());
            journal.attempts(run, false, attempt -> {
                if (attempt.state() == AttemptState.FAILED) {
                    failures.put(attempt.name(), attempt.message());
                }
            });
        }
        return failures;
    }

    private void assertFailuresAreTold() throws IOException {
        try (ChildJvm show = program("show", "last", "--failed")) {
            assertEquals(0, show.awaitExit(), show::toString);
            String said = String.join("\n", show.lines());
            failures().forEach((name, why) -> assertTrue(said.contains(why), () -> why + " is not in " + said));
        }
    }

    /// What would be run, and why.
    private Map<String, String> missing() throws IOException {
        Map<String, String> missing = new LinkedHashMap<>();
        try (ChildJvm resume = program("resume", "last", "--dry-run")) {
            assertEquals(0, resume.awaitExit(), resume::toString);
            resume.lines().stream().filter(line -> line.endsWith(".jpg")).map(String::strip).forEach(line ->
                    missing.put(line.substring(line.lastIndexOf(' ') + 1), line.replaceAll(" +[^ ]*$", "")));
        }
        return missing;
    }

    private void resume() throws IOException {
        try (ChildJvm resume = program("resume", "last")) {
            assertEquals(0, resume.awaitExit(), resume::toString);
        }
    }

    private List<String> outputs() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path journal() {
        return folder.resolve("data").resolve("journal.sqlite");
    }

    /// By somebody whom permissions of files bind.
    private ChildJvm program(String... arguments) {
        List<String> by = new ArrayList<>(List.of("env", "POOLSCOPE_JOURNAL=" + journal()));
        try {
            by.addAll("root".equals(System.getProperty("user.name")) ? Rights.none() : List.of());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return ChildJvm.start(by, Main.class, arguments);
    }
}
