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

    private static final long PICTURES = 24;
    private static final long PROGRAMS = 20;

    @Test
    void shouldDoEveryTaskAndLeaveNothingBehind(@TempDir Path directory) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("stage"));
        assertEquals(TASKS, new Rehearsal(folder).play());
        assertFalse(Files.exists(folder));
    }

    /// One that failed would only start more slowly, and nobody would know.
    @Test
    void shouldPlayPicturesAndProgramsToTheirEnd(@TempDir Path directory) throws IOException {
        assertEquals(PICTURES + PROGRAMS, new Rehearsal(directory).playWorkloads());
    }

    /// O25
    @Test
    void shouldPlayTheFirstTasksOfOneWorkloadAndNoneOfWhatFails(@TempDir Path directory) throws IOException {
        assertEquals(2, new Rehearsal(Files.createDirectory(directory.resolve("programs"))).playFirst("commands", 2));
        assertEquals(0, new Rehearsal(Files.createDirectory(directory.resolve("none"))).playFirst("none", 2));
    }
}
