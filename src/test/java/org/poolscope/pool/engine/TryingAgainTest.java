package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.pool.batch.BatchClient;
import org.poolscope.pool.batch.BatchTasks;
import org.poolscope.pool.call.Calls;
import org.poolscope.pool.call.ListCall;
import org.poolscope.pool.engine.Simulation.Deed;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.watch.MonitoringChannel;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.Command;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

/// The same things happen to a batch and to a call of five items; in simulated time.
class TryingAgainTest {

    private static final int ITEMS = 5;
    private static final long BAD = 2;
    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ofSeconds(10), 3);

    @TempDir
    Path folder;

    /// When each attempt at an item began, of batch or call.
    private final Map<Long, List<Duration>> begun = new HashMap<>();
    private final List<Telemetry> heard = new ArrayList<>();

    /// What happens to the item that is bad, at each attempt, and to the next one; the others are good.
    private LongFunction<Deed> bad = _ -> Deed.takes(Duration.ofMillis(10));
    private LongFunction<Deed> afterBad = bad;
    private TaskPolicy policy = TaskPolicy.PATIENT;

    private static final class NoSummary implements Summary {
        @Override
        public void add(Items items, @Nullable Object value) {
            // Nobody asks.
        }

        @Override
        public Result finish(Segments shared) {
            return new Result(Map.of(), "");
        }
    }

    private Simulation simulation(EngineClient client, Command opening) throws Exception {
        begun.clear();
        heard.clear();
        var simulation = new Simulation(folder, EngineOptions.of(1, opening, Batch.Dispatch.POOLED), client);
        simulation.deeds = task -> {
            long its = client instanceof Calls calls ? itemOf(simulation, calls, task) : task;
            List<Duration> times = begun.computeIfAbsent(its, _ -> new ArrayList<>());
            times.add(simulation.time());
            return its == BAD ? bad.apply(times.size())
                    : its == BAD + 1 ? afterBad.apply(times.size()) : Deed.takes(Duration.ofMillis(10));
        };
        return simulation;
    }

    private RunReport batch() throws Exception {
        var options = new PoolOptions(1, OptionalInt.of(1), PoolOptions.DEFAULT_BEATS_PER_SECOND, policy);
        var configuration = new RunConfiguration("squares",
                Settings.parse(Workloads.named("squares").parameters(), Map.of()), options);
        Batch batch = Batch.pooled(new Items.Range(0, ITEMS));
        RunClock clock = RunClock.start();
        var tasks = new BatchTasks(batch, options);
        var monitor = new MonitoringChannel(clock, 1, List.of(), folder, tasks::label, heard::add);
        try (var segments = Segments.in(folder); var output = PrintedOutput.toNobody()) {
            var client = new BatchClient(clock, configuration, batch, tasks, new NoSummary(), monitor, output,
                    heard::add);
            Simulation simulation = simulation(client, new Command.Open("squares", Map.of()));
            client.attach(simulation.engine());
            client.finished().thenAccept(simulation.engine()::stop);
            simulation.run();
            return client.report(segments, List.of());
        }
    }

    private AsyncResult<List<?>> call(int quarantineAfter) throws Exception {
        try (var output = PrintedOutput.toNobody()) {
            var calls = new Calls(folder, quarantineAfter, output);
            Simulation simulation = simulation(calls, new Command.OpenCalls(null, null));
            calls.attach(simulation.engine());
            var options = CallOptions.DEFAULT.withRetries(policy.retries()).withHalt(policy.halt())
                    .withTaskDeadline(policy.deadline());
            AsyncResult<List<?>> result = ListCall.begin(calls, new byte[0],
                    LongStream.range(0, ITEMS).boxed().toList(), 1, options, AllowedTypes.none(), this, list -> list);
            calls.close();
            simulation.run();
            return result;
        }
    }

    /// A task of a call has a new number at each attempt.
    private static long itemOf(Simulation simulation, Calls calls, long number) {
        Task task = simulation.engine().crew().tasks().stream().filter(its -> its.number() == number).findFirst()
                .orElseThrow();
        return Long.parseLong(calls.label(task, 0).replaceAll("^item (\\d+) .*$", "$1"));
    }

    private List<Long> gapsInSeconds(long item) {
        List<Duration> times = begun.get(item);
        return IntStream.range(1, times.size()).mapToObj(i -> times.get(i).minus(times.get(i - 1)).toSeconds())
                .toList();
    }

    private List<Integer> retriesTold() {
        return heard.stream().filter(Telemetry.TaskRetried.class::isInstance).map(Telemetry.TaskRetried.class::cast)
                .map(Telemetry.TaskRetried::attempt).toList();
    }

    private static <T extends Throwable> T failure(Class<T> type, AsyncResult<?> result) {
        return assertInstanceOf(type, assertThrows(ExecutionException.class, () -> result.get(Duration.ofSeconds(1)))
                .getCause());
    }

    // ---- failures

    @Test
    void shouldTryWhatFailedAgainAfterPausesThatGrowUntilItIsEnough() throws Exception {
        policy = new TaskPolicy(Deadline.NONE, TWICE, HaltPolicy.NEVER);
        bad = _ -> Deed.fails(Duration.ZERO);

        RunReport report = batch();
        assertEquals(List.of(10L, 30L), gapsInSeconds(BAD));
        assertEquals(List.of(2, 3), retriesTold());
        assertEquals(1, report.failed());

        failure(IllegalStateException.class, call(1));
        assertEquals(List.of(10L, 30L), gapsInSeconds(BAD));
        assertEquals(ITEMS, begun.size());
    }

    @Test
    void shouldTakeWhatGoesWellAtAnotherAttemptAsIfItHadNeverFailed() throws Exception {
        policy = new TaskPolicy(Deadline.NONE, TWICE, HaltPolicy.NEVER);
        bad = attempt -> attempt < 3 ? Deed.fails(Duration.ZERO) : Deed.takes(Duration.ZERO);

        assertEquals(ITEMS, batch().succeeded());
        assertEquals(ITEMS, call(1).get(Duration.ofSeconds(1)).size());
        assertEquals(3, begun.get(BAD).size());
    }

    @Test
    void shouldTryAgainWhatRanForTooLong() throws Exception {
        policy = new TaskPolicy(Deadline.after(Duration.ofSeconds(1)), TWICE, HaltPolicy.NEVER);
        bad = attempt -> attempt < 2 ? Deed.hangs() : Deed.takes(Duration.ZERO);

        assertEquals(ITEMS, batch().succeeded());
        assertEquals(2, begun.get(BAD).size());
        assertEquals(ITEMS, call(1).get(Duration.ofSeconds(1)).size());
        assertEquals(2, begun.get(BAD).size());
    }

    // ---- deaths

    @Test
    void shouldQuarantineATaskOfABatchThatKilledThreeWorkers() throws Exception {
        bad = _ -> Deed.kills(Duration.ZERO, 1);
        RunReport report = batch();

        assertEquals(3, begun.get(BAD).size());
        assertEquals(List.of(2, 3), retriesTold());
        assertEquals(1, report.failed());
        assertEquals(ITEMS - 1, report.succeeded());
        assertTrue(report.problems().stream().anyMatch(problem -> problem.contains("lost its worker 3 times, last: ")),
                () -> report.problems().toString());
    }

    /// Nobody knows what it has done by half.
    @Test
    void shouldNotRunAnItemOfACallASecondTimeThatKilledItsWorkerUnlessToldTo() throws Exception {
        bad = _ -> Deed.kills(Duration.ZERO, 1);
        assertEquals(1, failure(WorkerDiedException.class, call(TaskAttempts.DEATHS_IN_A_CALL)).certificates().size());
        assertEquals(1, begun.get(BAD).size());

        assertEquals(4, failure(WorkerDiedException.class, call(4)).certificates().size());
        assertEquals(4, begun.get(BAD).size());
    }

    @Test
    void shouldNotCountDeathsAsRetries() throws Exception {
        policy = new TaskPolicy(Deadline.NONE, new RetryPolicy(1, Duration.ZERO, 1), HaltPolicy.NEVER);
        bad = attempt -> attempt < 3 ? Deed.kills(Duration.ZERO, 1)
                : attempt == 3 ? Deed.fails(Duration.ZERO) : Deed.takes(Duration.ZERO);

        assertEquals(ITEMS, batch().succeeded());
        assertEquals(List.of(2, 3, 4), retriesTold());
        assertEquals(ITEMS, call(3).get(Duration.ofSeconds(1)).size());
        assertEquals(4, begun.get(BAD).size());
    }

    // ---- halting

    /// The worker had the next one already.
    @Test
    void shouldBeginNothingMoreOnceTooMuchHasFailed() throws Exception {
        policy = new TaskPolicy(Deadline.NONE, RetryPolicy.NONE, HaltPolicy.soonAfter(1));
        bad = _ -> Deed.fails(Duration.ZERO);

        RunReport report = batch();
        assertEquals(RunReport.Outcome.BROKEN, report.outcome());
        assertTrue(begun.keySet().stream().allMatch(item -> item <= BAD + 1), begun::toString);

        failure(IllegalStateException.class, call(1));
        assertTrue(begun.keySet().stream().allMatch(item -> item <= BAD + 1), begun::toString);
    }

    @Test
    void shouldTryNothingAgainOnceTooMuchHasFailed() throws Exception {
        policy = new TaskPolicy(Deadline.NONE, RetryPolicy.NONE, HaltPolicy.soonAfter(1));
        bad = _ -> Deed.fails(Duration.ZERO);
        afterBad = _ -> Deed.kills(Duration.ofSeconds(1), 1);

        assertEquals(2, batch().failed());
        assertEquals(List.of(), retriesTold());
        assertEquals(1, begun.get(BAD + 1).size());

        failure(IllegalStateException.class, call(3));
        assertEquals(1, begun.get(BAD + 1).size());
    }
}
