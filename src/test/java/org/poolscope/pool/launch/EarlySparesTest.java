package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class EarlySparesTest {

    private static final int WORKERS = 2;
    private static final int NICER = 0;

    /// It cannot be rehearsed, which is no reason not to start, and tells the process from those of other tests.
    private static final String WORKLOAD = "none-of-that-name";

    /// O25: real JVMs.
    @Test
    void shouldBeTakenOnceByARunWithTheSameOptionsOrEnd() throws InterruptedException {
        FleetSizing sizing = FleetSizing.forWorkers(WORKERS);
        List<ProcessHandle> processes;
        try (var early = early()) {
            assertNull(early.take(sizing.nicerBy(1), JvmSetup.INHERITED), "they are as nice as they are");
            assertNull(early.take(sizing, new JvmSetup(List.of("-Dmine=1"), null)), "they have no options of a user's");
            assertEquals(WORKERS, early.standingBy());
            processes = ProcessHandle.current().children()
                    .filter(child -> List.of(child.info().arguments().orElse(new String[0])).contains(WORKLOAD))
                    .toList();
        }
        assertEquals(WORKERS, processes.size());
        processes.forEach(process -> assertFalse(process.isAlive()));

        List<@Nullable Spare> taken;
        try (var early = early()) {
            taken = Stream.generate(() -> early.take(sizing, JvmSetup.INHERITED)).limit(WORKERS).toList();
            assertNull(early.take(sizing, JvmSetup.INHERITED), "there are no more");
        }
        for (Spare one : taken) {
            Objects.requireNonNull(one, "as many as there were").process().destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldLaunchNothingIfNothingIsWanted() {
        try (var early = new EarlySpares(Optional::empty)) {
            assertNull(early.take(FleetSizing.forWorkers(WORKERS), JvmSetup.INHERITED));
            assertEquals(0, early.count());
        }
    }

    private static EarlySpares early() {
        var wanted = new EarlySpares.Wanted(Optional.of(WORKLOAD), WORKERS, WORKERS, NICER, List.of());
        return new EarlySpares(() -> Optional.of(wanted));
    }
}
