package org.poolscope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is written through to the disk, by what the JVM itself records of that.
class DiskSyncTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path records;

    private interface Work {
        void run() throws Exception;
    }

    /// J29
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldWriteFilesAndTheirNamesThrough() throws Exception {
        Path one = Files.writeString(folder.resolve("one"), "1");
        Path below = Files.createDirectory(folder.resolve("below"));
        Path two = Files.writeString(below.resolve("two"), "2");

        List<Path> forced = forced(() -> {
            var sync = new DiskSync();
            sync.add(one);
            sync.add(two);
            sync.add(folder.resolve("gone"));
            assertEquals(Optional.empty(), sync.finish());
        });

        assertEquals(Set.of(one, two, folder, below), new TreeSet<>(forced));
    }

    /// J29: somebody's program may write to one.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldNotWaitForAPipeThatNobodyWritesTo() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            var sync = new DiskSync();
            sync.add(pipe);
            assertEquals(Optional.empty(), sync.finish());
        });
    }

    /// J29
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldWriteThroughWhatAWholeFileIsCalledAfterItsContents() throws Exception {
        List<Path> forced = forced(() -> {
            try (WholeFile whole = WholeFile.open(folder.resolve("report.json"))) {
                whole.stream().write(1);
                whole.finish();
            }
        });

        assertEquals(2, forced.size(), forced::toString);
        assertEquals(folder, forced.getFirst().getParent());
        assertEquals(folder, forced.getLast());
    }

    /// Those of this test's own folder, in their order.
    private List<Path> forced(Work work) throws Exception {
        Path file = records.resolve("force.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return read(file).stream().filter(path -> path.startsWith(folder)).toList();
    }

    private static List<Path> read(Path file) throws IOException {
        List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
        assertTrue(events.stream().allMatch(event -> event.getEventType().getName().equals("jdk.FileForce")));
        return events.stream().sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
                .map(event -> Path.of(event.getString("path"))).toList();
    }
}
