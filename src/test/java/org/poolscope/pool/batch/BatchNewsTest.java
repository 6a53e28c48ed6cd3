package org.poolscope.pool.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.engine.Task;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.protocol.Reply;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.workload.Batch;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.run.PoolOptions;

/// What items have told of themselves is in their completion, whoever lived to say it.
class BatchNewsTest {

    private final List<Telemetry> told = new ArrayList<>();
    private final BatchNews news = new BatchNews(RunClock.start(), told::add);

    private static Task task(int chunk, String... names) {
        return new BatchTasks(Batch.pooled(new Items.Names(List.of(names))),
                new PoolOptions(1, OptionalInt.of(chunk), 10)).next();
    }

    private static ItemReport report(double files) {
        var values = new LinkedHashMap<String, ItemReport.Value>();
        values.put("files", new ItemReport.Value(files, true));
        return new ItemReport(OptionalDouble.of(0.5), "half way", values);
    }

    private List<ItemResult> results() {
        return ((Completion) told.getLast()).results();
    }

    /// G13
    @Test
    void shouldSayWithTheEndOfAnItemWhatWasToldBeforeItsWorkerDied() {
        Task task = task(1, "a");
        news.reported(task, 1, new Reply.Reported(0, 0, report(3)));
        news.reported(task, 1, new Reply.Reported(0, 0, report(4)));

        news.completed(5, 1, task, 0, 1_000_000_000, 1, "its worker was lost", List.of());

        assertEquals(List.of(new ItemResult("a", false, Duration.ofSeconds(1), "its worker was lost")
                .telling(report(4))), results());
    }

    /// G13
    @Test
    void shouldForgetWhatAnAttemptToldThatIsRepeated() {
        Task task = task(1, "a");
        news.reported(task, 1, new Reply.Reported(0, 0, report(3)));
        news.retried(task, 2, "its worker was lost");

        news.completed(5, 1, task, 0, 1, 0, "", List.of());

        assertEquals(List.of(), results());
    }

    /// G13
    @Test
    void shouldLeaveAloneWhatTheWorkerItselfSaidInTheEnd() {
        Task task = task(3, "a", "b", "c");
        news.reported(task, 1, new Reply.Reported(0, 0, report(3)));
        news.reported(task, 1, new Reply.Reported(0, 1, report(4)));
        news.reported(task, 1, new Reply.Reported(0, 7, report(9)));

        news.completed(5, 1, task, 0, 1, 0, "", List.of(ItemResult.done("a", Duration.ZERO).telling(report(5)),
                ItemResult.done("b", Duration.ZERO), ItemResult.done("c", Duration.ZERO)));

        assertEquals(List.of(report(5), report(4), ItemReport.NONE),
                results().stream().map(ItemResult::report).toList());
    }
}
