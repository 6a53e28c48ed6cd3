package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.shared.Segments;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

@RunsBeside
class SweepTest {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseToCompareWhatHasNothingToDo() {
        Settings nothing = Settings.parse(Workloads.named("primes").parameters(), Map.of("from", "5", "to", "5"));
        var sweep = new SweepConfiguration(
                new RunConfiguration("primes", nothing, PoolOptions.ofSize(1)), List.of(1, 2), 1);

        var refusal = assertThrows(InvalidSettingException.class, () -> Sweep.start(sweep, _ -> {}).close());

        assertEquals("sizes: cannot be compared, since with these settings there is nothing to do",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "newer"})
    void shouldRefuseToCompareRunsOfWhichOnlyTheFirstWouldDoAnything(String existing) throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("in")).resolve("a.jpg"));
        Settings settings = Settings.parse(Workloads.named("images").parameters(), Map.of(
                "input", folder.resolve("in").toString(), "output", folder.resolve("out").toString(),
                "existing", existing));
        var sweep = new SweepConfiguration(
                new RunConfiguration("images", settings, PoolOptions.ofSize(1)), List.of(1, 2), 1);

        var refusal = assertThrows(InvalidSettingException.class, () -> Sweep.start(sweep, _ -> {}).close());

        assertEquals("existing: must be own, replace or rename in a comparison, not " + existing + ": every run but "
                + "the first would find the results there and do nothing", refusal.getMessage());
        assertTrue(Files.notExists(folder.resolve("out")), "nothing was begun");
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 3"})
    void shouldPlanABatchOnceUnlessItMayGrowWithThePool(boolean grows, int plans) {
        var planned = new Planned(grows);
        Sweep.requireOneBatch(planned, Settings.parse(List.of(), Map.of()), List.of(4, 1, 2));

        assertEquals(List.of(4, 1, 2).subList(0, plans), planned.sizes);
    }

    /// A workload that remembers for which pool sizes it was asked for a batch.
    private static final class Planned implements Workload {

        private final boolean grows;
        private final List<Integer> sizes = new ArrayList<>();

        Planned(boolean grows) {
            this.grows = grows;
        }

        @Override
        public Batch batch(Settings settings, int workers) {
            sizes.add(workers);
            return Batch.pooled(new Items.Range(0, 10));
        }

        @Override
        public boolean growsWithPool() {
            return grows;
        }

        @Override
        public String name() {
            return "planned";
        }

        @Override
        public String title() {
            return "Planned";
        }

        @Override
        public String description() {
            return "Is never run.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public TaskBody open(Settings settings, Segments shared) {
            throw new AssertionError("opened");
        }

        @Override
        public Summary summary(Settings settings) {
            throw new AssertionError("summed up");
        }
    }

    @Test
    void shouldEndWithWhateverGoesWrong() {
        var sweep = new SweepConfiguration(ScriptedSweep.primes(), List.of(1), 1);
        try (Sweep broken = Sweep.start(sweep, _ -> {
            throw new NoClassDefFoundError("a class of a user's workload");
        })) {
            var failure = assertThrows(ExecutionException.class, () -> broken.result().get(30, TimeUnit.SECONDS));

            assertInstanceOf(NoClassDefFoundError.class, failure.getCause());
        }
    }
}
