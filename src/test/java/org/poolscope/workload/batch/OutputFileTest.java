package org.poolscope.workload.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldReplaceTheOldFileAndLeaveNothingBesideIt() throws IOException {
        Path target = folder.resolve("a.jpg");
        OutputFile.write(target, new byte[] {1});
        OutputFile.write(target, new byte[] {2, 3});

        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void shouldWriteTheWholeFileThoughInterrupted() throws IOException {
        Path target = folder.resolve("a.jpg");
        Thread.currentThread().interrupt();
        try {
            OutputFile.write(target, new byte[1 << 20]);
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
        }

        assertEquals(1 << 20, Files.size(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void shouldLeaveNothingWhereTheNameIsTaken() throws IOException {
        Path target = Files.createDirectory(folder.resolve("a.jpg"));
        Files.createFile(target.resolve("inside"));

        assertThrows(IOException.class, () -> OutputFile.write(target, new byte[] {1}));

        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void shouldWriteTheLongestNames() throws IOException {
        String name = "é".repeat(125) + ".jpg";
        Spelling.assume(name);

        OutputFile.write(folder.resolve(name), new byte[] {1});

        assertEquals(List.of(name), names());
    }

    @Test
    void shouldSweepAwayWhatTheDeadLeftAndNothingElse() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createFile(folder.resolve("a.jpg.part-" + dead.pid() + "-0123abcd"));
        List<String> others = List.of("a.jpg", "b.jpg.part-" + ProcessHandle.current().pid() + "-0123abcd", "c.part",
                "d.part-7-x");
        for (String other : others) {
            Files.createFile(folder.resolve(other));
        }

        OutputFile.sweep(folder);

        assertEquals(others, names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
