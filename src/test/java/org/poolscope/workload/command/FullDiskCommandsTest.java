package org.poolscope.workload.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;

@RunsBeside
class FullDiskCommandsTest {

    @TempDir
    Path folder;

    /// G09
    @Test
    void shouldSayThatTheDiskForTheOutputIsFull() throws Exception {
        Path items = Files.writeString(folder.resolve("items"), "9000000\n100\n");
        Path disk = Files.createDirectory(folder.resolve("disk"));

        try (ChildJvm child = ChildJvm.start(SmallDisk.at(disk, 256), FullDiskChild.class, items.toString(),
                disk.toString())) {
            child.await("done");

            assertTrue(child.lines().stream().anyMatch(line -> line.startsWith("100 true")), child.toString());
            assertTrue(child.lines().stream().anyMatch(line -> line.startsWith("9000000 false exit status 1")
                    && line.contains("the disk that its output goes to is full")), child.toString());

            // G23: what cannot be packed stays as it is.
            assertEquals("[1.out=200000, slot-1.index=16, slot-1.pack=0]", child.await("packed "), child::toString);
        }
    }
}
