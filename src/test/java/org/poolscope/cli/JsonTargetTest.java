package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.testing.ChildJvm;

/// Reports of the real program that go where no file can be replaced.
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs a shell, mounts and /dev/stdout")
class JsonTargetTest {

    private static final long PATIENCE_SECONDS = 60;
    private static final String[] RUN = {"run", "squares", "--workers", "1", "--set", "to=11", "--json"};

    @TempDir
    Path folder;

    @Test
    void shouldWriteIntoAFileThatIsMountedByItself() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("source"), "x".repeat(10_000));
        Path mounted = Files.createFile(folder.resolve("mounted"));
        List<String> words = List.of("unshare", "--map-root-user", "--mount", "sh", "-c",
                "mount --bind '" + source + "' '" + mounted + "' && exec \"$@\"", "sh");
        assumeTrue(new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start().waitFor() == 0,
                "nothing can be mounted here");

        run(words, mounted.toString());

        assertEquals(10, JSON.std.mapFrom(Files.readString(source)).get("succeeded"));
    }

    /// What is printed and what is reported would be in the same file, one over the other.
    @Test
    void shouldKeepStandardOutputForTheReportUnderItsOtherNamesToo() throws IOException, InterruptedException {
        Path file = folder.resolve("out.json");
        for (String name : List.of("/dev/stdout", file.toString())) {
            run(List.of("sh", "-c", "exec \"$@\" > '" + file + "'", "sh"), name);

            assertEquals(10, JSON.std.mapFrom(Files.readString(file)).get("succeeded"));
        }
    }

    private static void run(List<String> words, String target) throws InterruptedException {
        String[] arguments = Arrays.copyOf(RUN, RUN.length + 1);
        arguments[RUN.length] = target;
        try (ChildJvm program = ChildJvm.start(words, Main.class, arguments)) {
            assertTrue(program.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running: " + program);
            assertEquals(0, program.process().exitValue(), program.toString());
        }
    }
}
