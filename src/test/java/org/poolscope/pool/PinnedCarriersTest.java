package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;

class PinnedCarriersTest {

    @Test
    void shouldKeepNobodyFromNoticingDeathsNorFromCallingBack() {
        try (ChildJvm child = ChildJvm.start(PinnedChild.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertEquals(List.of("told WorkerDiedException", "called true", "completed 1", "joined",
                    "ended with 0", "joined true", "ended with 0", "joined true"), child.lines());
        }
    }
}
