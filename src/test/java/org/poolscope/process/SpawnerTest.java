package org.poolscope.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.process.usage.Measure;
import org.poolscope.process.usage.TreeTotal;
import org.poolscope.testing.Waiting;

/// Real programs, started in each of the ways there are.
@ParameterizedClass
@EnumSource
class SpawnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    enum Way { POSIX, PORTABLE }

    private final Way way;
    private final Spawner spawner;

    @TempDir
    Path folder;

    private Path stdout;
    private Path stderr;

    SpawnerTest(Way way) {
        this.way = way;
        this.spawner = way == Way.PORTABLE ? new PortableSpawner()
                : PosixCalls.find().map(PosixSpawner::new).orElseThrow();
    }

    @BeforeEach
    void name() {
        stdout = folder.resolve("out");
        stderr = folder.resolve("err");
    }

    private RunningProgram start(String... words) throws IOException {
        return spawner.start(new Program(List.of(words), Map.of("NUMBER", "seven"), stdout, stderr));
    }

    private RunningProgram shell(String script) throws IOException {
        return start("sh", "-c", script);
    }

    @Test
    void shouldPassEveryArgumentOnAsItIs() throws Exception {
        start("printf", "%s|", "a b", "it's", "\"", "-n", "$(touch x)", "two\nlines", "ü", "").await();

        assertEquals("a b|it's|\"|-n|$(touch x)|two\nlines|ü||", Files.readString(stdout));
    }

    @Test
    void shouldTellOfBytesThatAreNoText() throws Exception {
        String odd = ByteText.of(new byte[] {'G', 'r', (byte) 0xFC, 'n'});
        if (way == Way.PORTABLE) {
            var refused = assertThrows(IOException.class, () -> start("printf", "%s", odd));
            assertTrue(refused.getMessage().contains("Gr\\xFCn"), refused.getMessage());
        } else {
            start("printf", "%s", odd).await();
            assertEquals(odd, ByteText.of(Files.readAllBytes(stdout)));
        }
    }

    /// G49: its files are told from where this process is, and its own name from where it is started.
    @Test
    void shouldStartAProgramInAFolderThatIsThere() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path script = Files.writeString(other.resolve("here"), "#!/bin/sh\npwd; cat file\n");
        assertTrue(script.toFile().setExecutable(true));
        Files.writeString(other.resolve("file"), "text");
        Path out = Path.of("").toAbsolutePath().relativize(stdout);

        startIn(other, out, "sh", "-c", "pwd; cat file; echo; ./here").await();
        assertEquals("%1$s\ntext\n%1$s\ntext".formatted(other.toRealPath()), Files.readString(stdout));

        Files.delete(script);
        Files.delete(other.resolve("file"));
        Files.delete(other);
        var gone = assertThrows(IOException.class, () -> startIn(other, out, "true"));
        assertEquals("true could not be started, since the folder to start it in is gone: " + other,
                gone.getMessage());
    }

    private RunningProgram startIn(Path other, Path out, String... words) throws IOException {
        return spawner.start(new Program(List.of(words), new ProgramVariables(Map.of(), List.of()), List.of(), out,
                stderr, Optional.of(other)));
    }

    @Test
    void shouldGiveNothingOnStdinAndKeepStdoutApartFromStderr() throws Exception {
        shell("cat; echo to out; echo to err >&2; echo $NUMBER $HOME").await();

        assertEquals("to out\nseven " + System.getenv("HOME") + "\n", Files.readString(stdout));
        assertEquals("to err\n", Files.readString(stderr));
    }

    @Test
    void shouldTellASignalFromTheStatusThatShellsMakeOfIt() throws Exception {
        ProgramEnd exited = shell("exit 137").await();
        ProgramEnd killed = shell("kill -KILL $$").await();

        assertEquals(new ProgramEnd.Exited(137), exited.how());
        assertEquals(way == Way.POSIX ? new ProgramEnd.Signalled(9) : new ProgramEnd.Exited(137), killed.how());
    }

    /// G17
    @Test
    void shouldTellWhatProgramAndChildrenHaveUsed() throws Exception {
        RunningProgram program = shell("sh -c 'i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done' & wait");
        TreeTotal used = program.await().usage();

        if (way == Way.POSIX) {
            assertEquals(Measure.Kind.EXACT, used.userNanos().kind());
            assertTrue(used.userNanos().value() > 1_000_000, used::toString);
            assertEquals(Measure.Kind.EXACT, used.writtenBytes().kind());
        }
    }

    /// G18
    @Test
    void shouldTellTheMostMemoryThatAGrandchildHad() throws Exception {
        RunningProgram program = shell("sh -c 'dd if=/dev/zero of=/dev/null bs=300000000 count=20; true'");
        TreeTotal used = program.await().usage();

        assertEquals(300e6, used.peakBytes().value(), 30e6, used::toString);
        assertEquals(Measure.Kind.SAMPLED, used.peakBytes().kind());
    }

    /// What this process has had itself, the system takes for the program's.
    @Test
    void shouldNotTellItsOwnMemoryForThatOfASmallProgram() throws Exception {
        assertTrue(start("true").await().usage().peakBytes().value() < 20_000_000);
    }

    @Test
    void shouldTellWhatATreeUsesWhileItRuns() throws Exception {
        RunningProgram program = shell("sh -c 'while :; do :; done' & wait");
        try {
            Waiting.until("a child has worked", PATIENCE, () -> program.usage().cpuNanos() > 50_000_000,
                    () -> program.usage().toString());
            assertEquals(2, program.usage().processes(), () -> program.usage().toString());
            assertEquals(program.pid(), program.usage().members().getLast().parent());
        } finally {
            program.end(Duration.ofSeconds(20));
        }
        TreeTotal used = program.await().usage();
        assertEquals(2, used.processes().value(), used::toString);
        assertTrue(used.peakBytes().value() > 500_000, used::toString);
    }

    @Test
    void shouldSayThatThereIsNoSuchProgram() throws Exception {
        Path file = Files.writeString(folder.resolve("plain"), "no program");
        Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
        assertTrue(script.toFile().setExecutable(true));

        assertEquals("there is no program no-such-program on the PATH", refusal("no-such-program"));
        assertEquals("there is no program " + folder + "/missing", refusal(folder + "/missing"));
        assertTrue(refusal(file.toString()).contains("may not be run"), refusal(file.toString()));
        assertTrue(refusal(script.toString()).contains("first line"), refusal(script.toString()));
    }

    @Test
    void shouldSayThatArgumentsAreTooLong() {
        assertTrue(refusal("true", "x".repeat(3_000_000)).contains("longer than this system allows"));
    }

    @Test
    void shouldSayThatTheFolderForTheOutputIsGone() throws IOException {
        stdout = folder.resolve("gone").resolve("out");

        assertTrue(refusal("true").contains("the folder for its output is gone"), refusal("true"));
    }

    private String refusal(String... words) {
        return String.valueOf(assertThrows(IOException.class, () -> start(words)).getMessage());
    }

    @Test
    void shouldEndAProgramAtOnceThatHeedsTerm() throws Exception {
        RunningProgram program = shell("trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.01; done");
        awaitUp();

        program.end(Duration.ofSeconds(20));

        assertEquals(new ProgramEnd.Exited(3), program.await().how());
        assertEquals("up\nasked\n", Files.readString(stdout));
    }

    private void awaitUp() throws Exception {
        Waiting.until("the program is up", PATIENCE,
                () -> Files.exists(stdout) && Files.readString(stdout).contains("up"), () -> "nothing printed");
    }

    private static void awaitEnd(long pid) throws Exception {
        Waiting.until(pid + " is gone", PATIENCE,
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(), () -> "alive");
    }

    /// One child ignores TERM, one has a session of its own, and of one the parent is gone.
    @Test
    void shouldKillTheWholeTreeOfAProgramThatIgnoresTerm() throws Exception {
        RunningProgram program = shell("trap '' TERM; sleep 600 & echo $!; setsid sleep 601 & echo $!;"
                + " (setsid sleep 602 & echo $!); echo up; wait");
        awaitUp();
        List<Long> children = Files.readString(stdout).lines().filter(line -> !line.equals("up"))
                .map(Long::valueOf).toList();
        assertEquals(3, children.size());

        program.end(Duration.ofMillis(50));

        program.await();
        for (long child : children) {
            awaitEnd(child);
        }
    }

    /// G05
    @Test
    void shouldEndAProgramWithAThousandChildren() throws Exception {
        if (way == Way.PORTABLE) {
            return;
        }
        RunningProgram program = start("sh", "-c", "mkfifo \"$1\"; i=0; while [ $i -lt 1000 ]; do read x < \"$1\" & "
                + "i=$((i+1)); done; echo up; wait", "sh", folder + "/pipe");
        awaitUp();

        program.end(Duration.ofSeconds(20));

        assertFalse(program.hasLeftSomething());
        program.await();
    }

    @Test
    void shouldEndItThoughTheThreadIsInterrupted() throws Exception {
        RunningProgram program = shell("trap '' TERM; echo up; while :; do sleep 0.01; done");
        awaitUp();
        Thread.currentThread().interrupt();

        program.end(Duration.ofMillis(50));

        assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
        program.await();
    }

    /// G30
    @Test
    void shouldBeAwaitedAgainByWhoeverLostPatienceOrWasInterrupted() throws Exception {
        RunningProgram program = shell("until [ -e go ]; do sleep 0.01; done; exit 7".replace("go", folder + "/go"));
        assertFalse(program.awaitFor(Duration.ofMillis(5)));
        assertFalse(program.awaitFor(Duration.ofMillis(25)));
        var interrupted = new FutureTask<>(() -> assertThrows(InterruptedException.class, program::await));
        Thread waiter = Thread.ofPlatform().start(interrupted);
        waiter.interrupt();
        interrupted.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertFalse(program.awaitFor(Duration.ofMillis(200)));
        Files.createFile(folder.resolve("go"));

        assertEquals(new ProgramEnd.Exited(7), program.await().how());
        assertTrue(program.awaitFor(Duration.ZERO));
    }

    @Test
    void shouldNotWaitForWhatAProgramLeavesRunning() throws Exception {
        RunningProgram program = shell("sleep 600 & echo $!");

        program.await();

        long left = Long.parseLong(Files.readString(stdout).strip());
        try {
            assertTrue(ProcessHandle.of(left).orElseThrow().isAlive());
            assertEquals(way == Way.POSIX, program.hasLeftSomething());
        } finally {
            program.end(Duration.ofSeconds(5));
        }
        awaitEnd(left);
        assertFalse(program.hasLeftSomething());
    }

    /// G07: a program must not find this JVM's files open, its signals ignored, or its session.
    @Test
    void shouldStartItCleanly() throws Exception {
        if (way == Way.PORTABLE) {
            return;
        }
        try (var open = Files.newByteChannel(Files.createFile(folder.resolve("open")))) {
            assertTrue(open.isOpen());
            shell("ls /proc/self/fd; grep -E '^Sig(Blk|Ign)' /proc/self/status; cut -d' ' -f6 /proc/$$/stat; echo $$")
                    .await();
        }

        List<String> lines = Files.readAllLines(stdout);
        // The last one is that of the listing.
        assertEquals(List.of("0", "1", "2", "3"), lines.subList(0, 4), lines::toString);
        assertEquals(0, Long.parseLong(lines.get(4).substring("SigBlk:".length()).strip(), 16), lines::toString);
        // The C library ignores two of its own.
        assertEquals(0, Long.parseLong(lines.get(5).substring("SigIgn:".length()).strip(), 16) & 0x7FFFFFFF,
                lines::toString);
        assertEquals(lines.get(6), lines.get(7), "a session of its own");
    }

    @Test
    void shouldTellManyEndsEachOfItsOwn() throws Exception {
        for (int status = 0; status < 20; status++) {
            var end = assertInstanceOf(ProgramEnd.Exited.class, shell("exit " + status).await().how());
            assertEquals(status, end.status());
        }
    }
}
