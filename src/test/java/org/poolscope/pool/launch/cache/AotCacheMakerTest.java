package org.poolscope.pool.launch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Who makes the cache in the background ends soon after his program, and what he has done stays.
@RunsBeside
class AotCacheMakerTest {

    /// It may go on for 20 s after its program, and for longer beside what is not as patient: it is of the lowest
    /// priority.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final List<Process> programs = new ArrayList<>();

    /// Whatever was found: other tests look at what this JVM has for children.
    @AfterEach
    void endPrograms() {
        programs.forEach(Process::destroyForcibly);
    }

    private Process program() throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", AotCacheFixture.CLASS_PATH, AotCacheChild.class.getName()).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process program = builder.start();
        programs.add(program);
        BufferedReader said = program.inputReader();
        assertEquals("asked", said.readLine());
        return program;
    }

    private List<String> files(String ending) throws IOException {
        Path caches = folder.resolve("poolscope");
        try (Stream<Path> files = Files.exists(caches) ? Files.list(caches) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).toList();
        }
    }

    private void await(String ending) throws Exception {
        Waiting.until("a file of the kind " + ending, PATIENCE, () -> !files(ending).isEmpty(), () -> {
            try {
                return files("").toString();
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        Waiting.until("all have ended", PATIENCE, () -> processes.stream().noneMatch(ProcessHandle::isAlive),
                processes::toString);
    }

    @Test
    void shouldMakeItWhileTheProgramLives() throws Exception {
        Process program = program();
        await(".made");
        assertEquals(1, files(".aot").size());
        Waiting.until("nothing is left of the work", PATIENCE,
                () -> files(".rehearsed").isEmpty() && files(".unfinished").isEmpty(), () -> "");
        program.getOutputStream().close();
        assertEquals(0, program.waitFor());
    }

    @Test
    void shouldEndSomeTimeAfterTheProgramAndLeaveWhatIsDone() throws Exception {
        Process program = program();
        await(".rehearsed");
        List<ProcessHandle> started = program.descendants().toList();
        program.destroyForcibly().waitFor();
        awaitEnd(started);

        assertEquals(1, files(".made").size() + files(".rehearsed").size(), () -> "made or begun: " + folder);
        // Which takes half a minute more, for the next program finds the same as the first one of all.
        if (Boolean.getBoolean("poolscope.caches")) {
            Process next = program();
            await(".made");
            next.getOutputStream().close();
            assertEquals(0, next.waitFor());
        }
    }
}
