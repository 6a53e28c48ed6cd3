package org.poolscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

@RunsBeside
class DeadlockNoticeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LiveModel model = new LiveModel();
    private final DeadlockNotice notice = new DeadlockNotice();

    @Test
    void shouldTellOfADeadlockOnce() {
        List.of(ScriptedRun.started(), ScriptedRun.launched(1), ScriptedRun.launched(2)).forEach(model::apply);
        var sample = new Telemetry.SharedSample(1, List.of(SharedValues.lock("left", 4711, 4712),
                SharedValues.lock("right", 4712, 4711)));

        model.apply(sample);
        assertEquals(Optional.empty(), notice.of(model), "seen once it may be a coincidence");
        model.apply(sample);
        assertEquals(Optional.of("deadlock: 2 processes wait for each other: "
                + "worker 1 waits for lock 'right', which worker 2 has; "
                + "worker 2 waits for lock 'left', which worker 1 has; stop the run with Ctrl-C"), notice.of(model));
        model.apply(sample);
        assertEquals(Optional.empty(), notice.of(model));
    }

    /// L09: real processes, until they are named.
    @Test
    void shouldNameThePhilosophersWhoWaitForEachOther() throws Exception {
        BlockingQueue<Telemetry> heard = new LinkedBlockingQueue<>();
        try (BatchRun run = BatchRun.start(philosophers(3), heard::add)) {
            String line = awaitNotice(heard);
            run.stop();

            assertTrue(line.startsWith("deadlock: 3 processes wait for each other: worker 1 waits for lock 'fork-"),
                    line);
            assertEquals(3, line.split("; ").length - 1, line);
            assertEquals(Outcome.STOPPED, run.report().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).outcome());
        }
    }

    private String awaitNotice(BlockingQueue<Telemetry> heard) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> line = Optional.empty();
        while (line.isEmpty()) {
            Telemetry next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no deadlock was told; shared objects: " + model.shared().rows());
            }
            model.apply(next);
            line = notice.of(model);
        }
        return line.get();
    }

    private static RunConfiguration philosophers(int count) {
        Settings settings = Settings.parse(Workloads.named("philosophers").parameters(),
                Map.of("philosophers", Integer.toString(count), "order", "left-first"));
        return new RunConfiguration("philosophers", settings, PoolOptions.ofSize(count));
    }
}
