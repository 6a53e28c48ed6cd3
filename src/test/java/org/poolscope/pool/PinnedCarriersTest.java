package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// Virtual threads, and who waits for workers.
@RunsBeside
class PinnedCarriersTest {

    @Test
    void shouldBeLetGoByThoseWhoWaitForWorkers(@TempDir Path folder) {
        try (ChildJvm child = ChildJvm.start(VirtualPoolChild.class, folder.resolve("end").toString())) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertEquals(List.of("another runs true", "another runs true", "1", "2", "1", "1", "0", "joined"),
                    child.lines());
        }
    }

    @Test
    void shouldKeepNobodyFromNoticingDeathsNorFromCallingBack() {
        try (ChildJvm child = ChildJvm.start(PinnedChild.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertEquals(List.of("told WorkerDiedException", "called true", "completed 1", "joined",
                    "ended with 0", "joined true", "ended with 0", "joined true"), child.lines());
        }
    }
}
