package org.poolscope.pool.launch.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {

    private static final int SOMEBODY_ELSE = 64_321;
    private static final int STICKY_FOR_ALL = 01777;

    @TempDir
    private Path above;
    private Path directory = Path.of("");

    /// A directory that is this user's alone.
    static Path folder(Path path) throws IOException {
        PrivateFiles.make(path);
        return path;
    }

    @BeforeEach
    void makeOne() throws IOException {
        directory = folder(above.resolve("private"));
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Path file() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "something");
        mode(file, "rw-------");
        return file;
    }

    private static void giveAway(Path path) throws IOException {
        assumeTrue((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "only root gives files away");
        Files.setAttribute(path, "unix:uid", SOMEBODY_ELSE);
    }

    @Test
    void shouldTakeADirectoryThatIsThisUsersAlone() throws IOException {
        assertTrue(PrivateFiles.isPrivate(directory));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertNotNull(PrivateFiles.lookAt(file()));
    }

    @Test
    void shouldTakeNoDirectoryThatOthersMayReadOrWrite() throws IOException {
        for (String permissions : new String[] {"rwxr-x---", "rwxr-xr-x", "rwx-w----", "rwxrwxrwx"}) {
            mode(directory, permissions);
            assertFalse(PrivateFiles.isPrivate(directory), permissions);
            assertFalse(PrivateFiles.make(directory), permissions);
            assertTrue(PrivateFiles.isPrivate(directory), permissions);
        }
    }

    @Test
    void shouldTakeNoDirectoryThatOthersCouldPutAnotherInPlaceOf() throws IOException {
        mode(above, "rwxrwxrwx");
        assertFalse(PrivateFiles.isPrivate(directory));
        assertThrows(IOException.class, () -> PrivateFiles.make(above.resolve("new").resolve("one")));
        assertFalse(Files.exists(above.resolve("new")));

        Files.setAttribute(above, "unix:mode", STICKY_FOR_ALL);
        assertTrue(PrivateFiles.isPrivate(directory));
    }

    @Test
    void shouldTakeNothingOfSomebodyElses() throws IOException {
        Path file = file();
        giveAway(file);
        assertNull(PrivateFiles.lookAt(file));
        giveAway(directory);
        assertFalse(PrivateFiles.isPrivate(directory));
        assertThrows(IOException.class, () -> PrivateFiles.make(directory));
    }

    @Test
    void shouldTakeNothingBelowAFolderOfSomebodyElses() throws IOException {
        giveAway(above);
        assertFalse(PrivateFiles.isPrivate(directory));
        assertThrows(IOException.class, () -> PrivateFiles.make(above.resolve("new")));
        assertFalse(Files.exists(above.resolve("new")));
    }

    @Test
    void shouldTakeNoLinks() throws IOException {
        Path link = Files.createSymbolicLink(above.resolve("link"), directory);
        assertFalse(PrivateFiles.isPrivate(link));
        assertThrows(IOException.class, () -> PrivateFiles.make(link));

        Path file = file();
        assertNull(PrivateFiles.lookAt(Files.createSymbolicLink(directory.resolve("link"), file)));
        Files.createLink(directory.resolve("hard"), file);
        assertNull(PrivateFiles.lookAt(file));
    }

    @Test
    void shouldTakeNoFileThatOthersMayReadOrWriteNorAnotherKind() throws IOException {
        Path file = file();
        for (String permissions : new String[] {"rw-r--r--", "rw--w----", "rw-rw-rw-"}) {
            mode(file, permissions);
            assertNull(PrivateFiles.lookAt(file), permissions);
        }
        PrivateFiles.close(file);
        assertNotNull(PrivateFiles.lookAt(file));
        assertNull(PrivateFiles.lookAt(directory));
        assertNull(PrivateFiles.lookAt(directory.resolve("missing")));
    }

    @Test
    void shouldSeeThatAFileWasWrittenToThoughItsTimeWasSetBack() throws IOException {
        Path file = file();
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, longAgo);
        PrivateFiles.Look before = PrivateFiles.lookAt(file);
        assertEquals(before, PrivateFiles.lookAt(file));

        Files.writeString(file, "SOMETHING");
        Files.setLastModifiedTime(file, longAgo);
        assertNotEquals(before, PrivateFiles.lookAt(file));
    }
}
