package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.SmallDisk;

class RunDirectoryTest {

    @Test
    void shouldSayThatThereIsNoRoomForAQueueAndLeaveNothing() throws Exception {
        try (ChildJvm child = ChildJvm.start(SmallDisk.at(Path.of("/dev/shm"), 256), RefusedChild.class)) {
            String refusal = child.await("refused ");

            assertTrue(refusal.contains("cannot make queue 'items' of 4195584 bytes in /dev/shm/"), refusal);
            assertEquals("0", child.await("left "));
        }
    }

    @Test
    void shouldSayThatThereIsNoFolderForTemporaryFilesAndLeaveNothing(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        try (ChildJvm child = ChildJvm.start(List.of("env", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + missing),
                RefusedChild.class)) {
            String refusal = child.await("refused ");

            assertTrue(refusal.startsWith("Cannot make the run directory " + missing), refusal);
            assertTrue(refusal.endsWith(": the folder it should be in is missing"), refusal);
            assertEquals("0", child.await("left "));
        }
    }

    @Test
    void shouldLeaveAloneWhatOnlyLooksLikeARunDirectory(@TempDir Path folder) throws Exception {
        Path others = Files.createDirectory(folder.resolve("poolscope-99999999999999999999-1.1"));
        Path earlierVersions = Files.createDirectory(folder.resolve("poolscope-1-1795361221940-1"));
        try (ChildJvm child = ChildJvm.start(List.of("env", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + folder),
                RefusedChild.class)) {
            child.await("started ");
            assertEquals("0", child.await("left "));
            assertTrue(Files.exists(others));
            assertTrue(Files.exists(earlierVersions), "whose owner's start is told in another way");
        }
    }
}
