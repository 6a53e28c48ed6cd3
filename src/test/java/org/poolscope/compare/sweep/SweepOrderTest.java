package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// The order of the items in the runs of a real comparison.
class SweepOrderTest {

    private final List<String> ended = new ArrayList<>();

    /// R26
    @Test
    void shouldHaveTheSameOrderInAllRuns(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("small"), new byte[10]);
        Files.write(folder.resolve("large"), new byte[5000]);
        var run = new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", "true {}", "lines", folder.resolve("small") + "\n" + folder.resolve("large"))),
                PoolOptions.ofSize(1).withOrder(ItemOrder.LONGEST_FIRST));
        try (Sweep sweep = Sweep.start(new SweepConfiguration(run, List.of(1), 2), this::hear)) {
            sweep.result().join();
        }

        assertEquals(List.of("large", "small"), ended.subList(0, 2));
        assertEquals(ended.subList(0, 2), ended.subList(2, 4));
    }

    private void hear(SweepEvent event) {
        if (event instanceof SweepEvent.RunTold(Telemetry.Completion done)) {
            done.results().forEach(result -> ended.add(Path.of(result.name()).getFileName().toString()));
        }
    }
}
