package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class EarlySpareTest {

    private static final int WORKERS = 2;
    private static final int NICER = 0;

    /// It cannot be rehearsed, which is no reason not to start, and tells the process from those of other tests.
    private static final String WORKLOAD = "none-of-that-name";

    /// O25: a real JVM.
    @Test
    void shouldBeTakenOnceByARunWithTheSameOptionsOrEnd() throws InterruptedException {
        FleetSizing sizing = FleetSizing.forWorkers(WORKERS);
        ProcessHandle process;
        try (var early = new EarlySpare(WORKLOAD, WORKERS, NICER, List.of())) {
            assertNull(early.take(sizing.nicerBy(1), JvmSetup.INHERITED), "it is as nice as it is");
            assertNull(early.take(sizing, new JvmSetup(List.of("-Dmine=1"), null)), "it has no options of a user's");
            assertEquals(1, early.standingBy());
            process = ProcessHandle.current().children()
                    .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(WORKLOAD))
                    .findFirst().orElseThrow();
        }
        assertFalse(process.isAlive());

        Spare taken;
        try (var early = new EarlySpare(WORKLOAD, WORKERS, NICER, List.of())) {
            taken = early.take(sizing, JvmSetup.INHERITED);
            assertNull(early.take(sizing, JvmSetup.INHERITED), "there is one");
        }
        assertNotNull(taken);
        Objects.requireNonNull(taken).process().destroyForcibly().waitFor();
    }
}
