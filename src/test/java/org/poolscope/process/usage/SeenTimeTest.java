package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.Program;
import org.poolscope.process.RunningProgram;
import org.poolscope.process.Spawner;
import org.poolscope.process.usage.system.SystemProcesses;
import org.poolscope.testing.Waiting;

/// Processor time that is seen while a program runs, against what the kernel tells with its end.
@EnabledOnOs(OS.LINUX)
class SeenTimeTest {

    private static final String BUSY = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done\n";

    @TempDir
    Path folder;

    /// G17: of itself, and of two that it has started. Of those that have ended it is told in steps of 10 ms.
    @Test
    void shouldSeeTheTimeThatTheKernelTellsInTheEnd() throws Exception {
        Path out = folder.resolve("out");
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        String script = BUSY + "(" + BUSY + "(" + BUSY + "echo up; read x < " + pipe
                + "; true) & wait) & wait";
        RunningProgram program = Spawner.ofThisSystem().start(new Program(List.of("sh", "-c", script), Map.of(), out,
                folder.resolve("err")));
        var table = SystemProcesses.ofThisSystem();
        table.sharpen();
        var account = new TreeAccount(program.pid(), "", true);
        Waiting.until("all have worked", Duration.ofSeconds(20),
                () -> Files.exists(out) && Files.readString(out).contains("up"), () -> "not up");
        new TreeWalk(table).look(System.nanoTime(), new ArrayDeque<>(List.of(account)));
        Files.writeString(pipe, "end\n");
        TreeTotal told = program.await().usage();

        assertEquals(Measure.Kind.EXACT, told.userNanos().kind());
        assertEquals(told.cpuNanos(), account.now().cpuNanos(), Math.max(10_000_000, told.cpuNanos() / 100.0));
    }
}
