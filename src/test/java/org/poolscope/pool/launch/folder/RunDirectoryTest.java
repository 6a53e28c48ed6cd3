package org.poolscope.pool.launch.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;

@RunsBeside
class RunDirectoryTest {

    @Test
    void shouldHaveWhatDoesNotFitInMemoryInTheTemporaryFolderAndSayIt(@TempDir Path folder) throws Exception {
        try (ChildJvm child = ChildJvm.start(on(List.of(memory(2048)), folder), RefusedChild.class)) {
            assertEquals("There is no room in /dev/shm for all that processes share, so what did not fit is in files"
                    + " in " + folder, child.await("noticed "));
            assertTrue(child.await("started ").contains("outcome=COMPLETED"), child::toString);
            assertEquals("0", child.await("left "));
        }
    }

    @Test
    void shouldSayThatThereIsNoRoomForAQueueAndLeaveNothing(@TempDir Path folder) throws Exception {
        var both = List.of(memory(2048), SmallDisk.at(folder, 1024));
        try (ChildJvm child = ChildJvm.start(on(both, folder), RefusedChild.class)) {
            String refusal = child.await("refused ");

            assertTrue(refusal.contains("cannot make queue 'items' of 4195584 bytes in /dev/shm/"), refusal);
            assertTrue(refusal.contains(": no space left: 4202496 bytes are needed and "), refusal);
            assertTrue(refusal.contains(", and no more in " + folder), refusal);
            assertEquals("0", child.await("left "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=256k", "ro", "nr_inodes=1"})
    void shouldHaveAllItsFilesInTheTemporaryFolderWhereThereIsNoMemoryForThem(String memory, @TempDir Path folder)
            throws Exception {
        try (ChildJvm child = ChildJvm.start(on(List.of(SmallDisk.mounted(Path.of("/dev/shm"), memory)), folder),
                RefusedChild.class)) {
            String notice = child.await("noticed ");
            assertTrue(notice.startsWith("There can be no shared memory in /dev/shm ("), notice);
            assertTrue(notice.endsWith("), so this run has its files in " + folder), notice);
            assertTrue(child.await("started ").contains("outcome=COMPLETED"), child::toString);
            assertEquals("0", child.await("left "));
        }
    }

    @Test
    void shouldHaveItsSocketElsewhereWhereThePathIsTooLongForOne(@TempDir Path folder) throws Exception {
        Path longest = Files.createDirectories(folder.resolve("x".repeat(100)));
        var without = List.of(SmallDisk.mounted(Path.of("/dev/shm"), "size=256k"));
        try (ChildJvm child = ChildJvm.start(on(without, longest), RefusedChild.class)) {
            assertTrue(child.await("started ").contains("outcome=COMPLETED"), child::toString);
            assertEquals("0", child.await("left "));
        }
    }

    /// The JDK does not heed the variable.
    @Test
    void shouldHaveItsFilesWhereTheVariableForTemporaryFilesSays() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "temporary");
        var words = new ArrayList<>(SmallDisk.mounted(Path.of("/tmp"), "ro"));
        words.addAll(List.of("env", "TMPDIR=" + folder));
        try (ChildJvm child = ChildJvm.start(words, RefusedChild.class)) {
            assertTrue(child.await("started ").contains("outcome=COMPLETED"), child::toString);
            assertTrue(child.lines().stream().noneMatch(line -> line.startsWith("noticed")), child::toString);
        } finally {
            Files.delete(folder);
        }
    }

    private static List<String> memory(int kilobytes) throws InterruptedException {
        return SmallDisk.at(Path.of("/dev/shm"), kilobytes);
    }

    private static List<String> on(List<List<String>> disks, Path temporary) {
        var words = new ArrayList<String>();
        disks.forEach(words::addAll);
        words.addAll(List.of("env", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + temporary));
        return words;
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
