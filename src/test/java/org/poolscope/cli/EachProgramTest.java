package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.Main;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// The real program in a process of its own.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class EachProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /// G09: the items that need it fail, and no others.
    @Test
    void shouldGoOnWhenTheWorkingFolderVanishes() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("file"), "");
        List<String> inFolder = List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", work.toString());
        try (ChildJvm program = ChildJvm.start(inFolder, Main.class, "each", "--workers", "1", "--shell",
                "eval \"$1\"", ":::", "cat file && rm -r \"$PWD\"", "cat file", "echo still here")) {
            assertTrue(program.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), program::toString);

            assertEquals(ExitCode.FAILED, program.process().exitValue(), program.toString());
            assertEquals("", program.await("still here"));
            assertTrue(program.await("failed: cat file: exit status 1").contains("No such file"), program.toString());
            assertTrue(program.await("commands: ").startsWith("1 failed, 2 succeeded"), program.toString());
        }
    }
}
