package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemReport.Value;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What items tell of themselves while they run comes to whoever watches, and counts once.
@RunsBeside
class ReportedItemsTest {

    @TempDir
    Path folder;

    private static SequencedMap<String, Value> values(double loss, double files) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        values.put("loss", new Value(loss, false));
        values.put("files", new Value(files, true));
        return values;
    }

    private static RunConfiguration commands(int workers, String script, Path items) {
        return new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", script, "shell", "true", "items", items.toString())),
                new PoolOptions(workers, OptionalInt.empty(), PoolOptions.MAX_BEATS_PER_SECOND));
    }

    private static List<ItemReport> reports(Scenario scenario) {
        return scenario.all(Telemetry.Completion.class).stream().flatMap(completion -> completion.results().stream())
                .map(ItemResult::report).toList();
    }

    /// G13
    @Test
    void shouldTellWhatAProgramReportsWhileItRunsAndAllOfItWithItsEnd() throws Exception {
        Path go = folder.resolve("go");
        Path items = Files.writeString(folder.resolve("items"), go + "\n");
        String script = """
                echo loss=2 >> "$POOLSCOPE_REPORT"
                echo progress=50% >> "$POOLSCOPE_REPORT"
                echo files+=3 >> "$POOLSCOPE_REPORT"
                until [ -e "$1" ]; do sleep 0.02; done
                printf 'files+=4\\nprogress=end\\nstatus=done' >> "$POOLSCOPE_REPORT"
                """;
        try (var scenario = Scenario.of(commands(1, script, items))) {
            Telemetry.Reported told = scenario.await(Telemetry.Reported.class,
                    reported -> reported.news().values().containsKey("files"));
            assertEquals(go.toString(), told.label());
            assertEquals(OptionalDouble.of(0.5), told.news().part());
            Files.createFile(go);
            scenario.report();

            assertEquals(List.of(new ItemReport(OptionalDouble.of(1), "done", values(2, 7))), reports(scenario));
        }
    }

    /// G14
    @Test
    void shouldLoseNoneOfManyLinesOfManyItems() throws Exception {
        Path items = Files.writeString(folder.resolve("items"), "20000\n".repeat(8));
        try (var scenario = Scenario.of(commands(8, "yes n+=1 | head -n \"$1\" >> \"$POOLSCOPE_REPORT\"", items))) {
            scenario.report();
            assertEquals(Collections.nCopies(8, 20_000.0), reports(scenario).stream()
                    .map(report -> report.values().get("n").amount()).toList());
        }
    }

    /// G13
    @Test
    void shouldCountOnlyWhatTheLastAttemptTold() throws Exception {
        try (var scenario = Scenario.pooled(1, "once " + folder.resolve("first") + " tell 3 halt 1")) {
            scenario.report();
            assertEquals(List.of(), reports(scenario));
        }
        try (var scenario = Scenario.pooled(1, "tell 4 say done")) {
            scenario.await(Telemetry.Reported.class, _ -> true);
            scenario.report();
            var all = new ItemReport(OptionalDouble.of(0.5), "half way", values(2, 4));
            assertEquals(List.of(all), reports(scenario));
        }
    }
}
