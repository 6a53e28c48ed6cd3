package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultBatchTest {

    @TempDir
    Path home;

    @Test
    void shouldLeaveItsReportInThePlatformsStateFolder() throws IOException {
        assertEquals(home.resolve("poolscope"), DefaultBatch.folder("Linux", Map.of("XDG_STATE_HOME", home.toString())));
        assertEquals(home.resolve("Poolscope"), DefaultBatch.folder("Windows 11", Map.of("LOCALAPPDATA", home.toString())));
        assertTrue(Files.isDirectory(home.resolve("poolscope")));
    }

    @Test
    void shouldTakeATemporaryFolderWhereThereIsNoHome() throws IOException {
        Path notAFolder = Files.writeString(home.resolve("text"), "");

        Path folder = DefaultBatch.folder("Linux", Map.of("XDG_STATE_HOME", notAFolder.toString()));

        assertTrue(Files.isWritable(folder), folder.toString());
        assertTrue(folder.startsWith(System.getProperty("java.io.tmpdir")), folder.toString());
        Files.delete(folder);
    }
}
