package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;

@RunsBeside
class FullDiskTest {

    @TempDir
    private Path directory;

    @Test
    void shouldRefuseASegmentThereIsNoSpaceFor() throws Exception {
        try (ChildJvm child = ChildJvm.start(SmallDisk.at(directory, 256), SharedChild.class, directory.toString())) {
            String refusal = child.say("create-queue large 100000").await("refused");
            assertTrue(refusal.startsWith("cannot make queue 'large' of 4195584 bytes in " + directory), refusal);

            // What was half made is gone again, so there is room for this one, and the name is free.
            child.await("done");
            assertEquals("", child.say("create-queue large 1000").await("done"));
            assertEquals(1, child.lines().stream().filter(line -> line.startsWith("refused")).count(),
                    child.toString());
        }
    }
}
