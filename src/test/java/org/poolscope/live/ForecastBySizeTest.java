package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.ToldRun;
import org.poolscope.live.RunProgress.Estimate;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.run.RunConfiguration;

/// That the sizes of inputs are known of a run, and tell how long it takes.
class ForecastBySizeTest {

    private static final int SMALL = 30;
    private static final int LARGE = 6;

    @TempDir
    Path folder;

    /// J30: real programs, each of which takes as long as its file is large; the largest come last.
    @Test
    void shouldForetellFromTheSizesOfFilesThatTheLastTakeLonger() throws Exception {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < SMALL + LARGE; i++) {
            int bytes = i < SMALL ? 1000 + 2000 * (i % 5) : 20_000;
            files.add(Files.write(folder.resolve("file " + i), new byte[bytes]).toString());
        }
        RunConfiguration batch = ToldRun.commands("sh -c 'sleep $(($(wc -c < \"$1\") / 20))e-3' sh {}",
                String.join("\n", files));
        List<Telemetry> told = Collections.synchronizedList(new ArrayList<>());
        try (BatchRun run = BatchRun.start(batch, told::add)) {
            assertEquals(SMALL + LARGE, run.report().get(120, TimeUnit.SECONDS).succeeded(), told::toString);
        }

        List<Completion> ends = told.stream().filter(Completion.class::isInstance).map(Completion.class::cast).toList();
        long now = ends.get(SMALL - 4).nanos();
        double truth = (ends.getLast().nanos() - now) / 1e9;
        Estimate byNumber = estimate(told, now, false);
        Estimate bySize = estimate(told, now, true);
        String all = truth + " s in truth, " + byNumber + " by number, " + bySize + " by size";
        System.getLogger("eta").log(System.Logger.Level.INFO, all);
        assertTrue(off(bySize, truth) < 0.5 * off(byNumber, truth), all);
        assertTrue(bySize.range().orElseThrow().high().toMillis() / 1e3 > 0.8 * truth, all);
    }

    private static double off(Estimate estimate, double truth) {
        return Math.abs(Math.log(estimate.time().toMillis() / 1e3 / truth));
    }

    /// What is foretold at a moment.
    private static Estimate estimate(List<Telemetry> told, long now, boolean sized) {
        var model = new LiveModel();
        told.stream().filter(one -> one.nanos() <= now && (sized || !(one instanceof Telemetry.InputSizes)))
                .forEach(model::apply);
        model.tick(0);
        return model.progress().left().orElseThrow();
    }

    /// J30: of very many items some are looked at, and some have ended by then.
    @Test
    void shouldForetellFromTheSizesOfSomeThatAreKnownLate() {
        int items = 40_000;
        int step = 4;
        List<Telemetry> told = new ArrayList<>();
        told.add(new Telemetry.RunStarted(0, Instant.EPOCH, ToldRun.commands("true"), items, Optional.empty()));
        long at = 0;
        for (int i = 0; i < items / 2; i++) {
            if (i == items / 8) {
                long[] known = LongStream.range(0, items / step).map(place -> place * step).toArray();
                told.add(new Telemetry.InputSizes(at, LongStream.of(known).boxed().toList(),
                        LongStream.of(known).map(task -> size(task, items)).boxed().toList(), step));
            }
            long took = size(i, items) * 1000;
            told.add(new Completion(at + took, 1 + i % 2, i, at, at + took, 1, 0, "item", "",
                    List.of(ItemResult.done("item", Duration.ofNanos(took)))));
            at += took / 2;
        }
        double truth = LongStream.range(items / 2, items).map(i -> size(i, items)).sum() * 1000 / 2 / 1e9;

        double bySize = off(estimate(told, at * 2, true), truth);

        assertTrue(bySize < 0.05, "off by " + bySize);
        assertTrue(bySize < 0.2 * off(estimate(told, at * 2, false), truth), "it is by size");
    }

    /// Those of the second half are twice as large.
    private static long size(long task, int items) {
        return (task * 7919 % 100 + 50) * (task < items / 2 ? 1 : 2);
    }
}
