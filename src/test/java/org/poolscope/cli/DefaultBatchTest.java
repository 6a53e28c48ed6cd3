package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class DefaultBatchTest {

    @TempDir
    Path home;

    @Test
    void shouldMakeItsFolderWhereItCan() throws IOException {
        Path notAFolder = Files.writeString(home.resolve("text"), "");

        assertTrue(DefaultBatch.canBeWritten(home.resolve("poolscope")));
        assertTrue(Files.isDirectory(home.resolve("poolscope")));
        assertFalse(DefaultBatch.canBeWritten(notAFolder.resolve("poolscope")));
        assertEquals(home, DefaultBatch.temporary(Map.of("TMPDIR", home.toString())).getParent());
    }

    /// As in a container that is started under a number that no user has.
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMakeNoFolderInTheWorkingFolderForAUserWithoutAHome() throws IOException {
        Path folder = Files.createDirectory(home.resolve("working"));
        Path temporary = Files.createDirectory(home.resolve("temporary"));
        List<String> words = List.of("env", "-C", folder.toString(), "-u", "XDG_STATE_HOME", "-u", "XDG_CACHE_HOME",
                "TMPDIR=" + temporary, "JDK_JAVA_OPTIONS=-Duser.home=? -Djava.io.tmpdir=" + temporary);
        try (ChildJvm child = ChildJvm.start(words, Batch.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertTrue(child.lines().contains(
                    "There is no home folder to write to, so the report goes into a temporary one."), child::toString);
            assertTrue(Files.exists(Path.of(child.await("The report is in "))), child::toString);
        }
        try (Stream<Path> made = Files.list(folder)) {
            assertEquals(List.of(), made.toList());
        }
    }

    static final class Batch {
        public static void main(String[] words) {
            System.exit(DefaultBatch.run("for a test", 1000));
        }
    }
}
