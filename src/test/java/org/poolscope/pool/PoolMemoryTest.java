package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.run.PoolOptions;

@RunsBeside
class PoolMemoryTest {

    /// Makes two pools that may become too large, one after the other, and starts no worker of either.
    static final class Greedy {
        private Greedy() {}

        public static void main(String[] args) throws Exception {
            for (int i = 0; i < 2; i++) {
                try (var pool = WorkerPool.builder().workers(PoolOptions.MAX_WORKERS).lazy().start()) {
                    System.out.println(pool);
                }
            }
        }
    }

    @Test
    void shouldSayOnceThatThereIsNotEnoughMemoryForAllWorkers() {
        Optional<String> shortage = FleetSizing.shortage(PoolOptions.MAX_WORKERS);
        assumeTrue(shortage.isPresent(), "there is memory for all");
        try (ChildJvm child = ChildJvm.start(Greedy.class)) {
            assertEquals(0, child.awaitExit(), child::toString);
            assertEquals(1, child.lines().stream().filter(line -> line.contains(shortage.get())).count(),
                    child::toString);
        }
    }
}
