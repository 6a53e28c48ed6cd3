package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;

/// What the tasks of a Java workload start counts for their worker and for their item.
@RunsBeside
@EnabledOnOs(OS.LINUX)
class ChildrenOfWorkersTest {

    private static final String BUSY = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done\n";

    @TempDir
    Path folder;

    /// G33
    @Test
    void shouldTellWhatAJavaTaskHasStartedWhileItRunsAndInTheEnd() throws Exception {
        Path go = folder.resolve("go");
        Path waiting = Files.writeString(folder.resolve("waiting"), BUSY + "until [ -e " + go
                + " ]; do sleep 0.02; done\n");
        Path busy = Files.writeString(folder.resolve("busy"), BUSY);
        try (var scenario = Scenario.pooled(1, "nap 20;start " + waiting + ";nap 20;start " + busy)) {
            Telemetry.Beat beat = scenario.await(Telemetry.Beat.class,
                    seen -> seen.programs().processes() > 0 && seen.programs().cpuNanos() > 10_000_000);
            assertEquals(beat.pid(), beat.programs().members().getFirst().parent(), beat::toString);
            assertEquals("sh", beat.programs().members().getFirst().name());
            assertTrue(beat.programs().memoryBytes() > 0, beat::toString);
            Files.createFile(go);
            scenario.report();

            List<ItemResult> results = scenario.all(Telemetry.Completion.class).stream()
                    .flatMap(completion -> completion.results().stream()).toList();
            ItemUse first = results.getFirst().use();
            assertTrue(first.cpuNanos().value() >= 10_000_000, first::toString);
            assertEquals(Accuracy.SAMPLED, first.processes().accuracy());
            assertTrue(first.peakBytes().value() > 500_000, first::toString);
            ItemUse second = results.getLast().use();
            assertTrue(second.cpuNanos().value() >= 10_000_000, second::toString);
        }
    }
}
