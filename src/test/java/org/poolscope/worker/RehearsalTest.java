package org.poolscope.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    /// One of a workload, the others calls.
    private static final long TASKS = 31;

    @Test
    void shouldDoEveryTaskAndLeaveNothingBehind(@TempDir Path directory) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("stage"));
        assertEquals(TASKS, new Rehearsal(folder).play());
        assertFalse(Files.exists(folder));
    }
}
