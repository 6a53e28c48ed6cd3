package org.poolscope.process.usage.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProportionalMemoryTest {

    @TempDir
    Path proc;

    private void process(long pid, String rollup) throws IOException {
        Files.writeString(Files.createDirectories(proc.resolve(Long.toString(pid))).resolve("smaps_rollup"), rollup);
    }

    /// G35
    @Test
    void shouldAddUpThePartsOfSharedPages() throws IOException {
        process(7, "5500-7ffd [rollup]\nRss:   4000 kB\nPss:   1500 kB\nPss_Anon:  900 kB\n");
        process(8, "5500-7ffd [rollup]\nRss:   4000 kB\nPss:   2000 kB\n");

        assertEquals(OptionalLong.of(3500 * 1024), ProportionalMemory.of(proc, List.of(7L, 8L, 9L)));
        assertEquals(OptionalLong.empty(), ProportionalMemory.of(proc, List.of(9L)));
    }
}
