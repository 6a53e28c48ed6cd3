package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedValue.Purpose;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.StepCount;

class LiveModelTest {

    private final LiveModel model = new LiveModel();

    @Test
    void shouldBeIdleBeforeAnyRun() {
        model.tick(1);

        assertEquals(RunProgress.IDLE, model.progress());
        assertTrue(model.configuration().isEmpty());
        assertTrue(model.workers().isEmpty());
    }

    @Test
    void shouldGoThroughTheStatesOfARun() {
        var script = RunScript.start(model, 1, 10).tick(0.1);
        assertEquals(RunState.STARTING, model.progress().state());

        script.worker(0.1, 1, 11, 0).running(0.5, 1, 11, 0.1, "a", 0.4).tick(0.5);
        assertEquals(RunState.RUNNING, model.progress().state());

        script.ended(3, Outcome.STOPPED, 4, 1).tick(3);
        assertEquals(RunState.STOPPED, model.progress().state());
        assertEquals(Duration.ofSeconds(3), model.progress().elapsed());
        assertEquals(5 / 3.0, model.progress().perSecond(), 1e-9);
        assertEquals(3_000_000_000L, model.nowNanos());
    }

    @Test
    void shouldCountItemsOfWhichNobodyKnowsHowManyThereAre() {
        var script = RunScript.start(model, 1, Telemetry.UNKNOWN).worker(0.1, 1, 11, 0)
                .running(0.5, 1, 11, 0.1, "a", 0.4).tick(0.5);
        assertTrue(model.progress().isOpen() && model.progress().fraction() == 0);
        assertTrue(model.progress().left().isEmpty());

        model.apply(new Telemetry.ItemsCounted(RunScript.nanos(0.6), 8));
        script.tick(0.7);
        assertEquals(8, model.progress().total());
    }

    @Test
    void shouldTellCpuInPercentOfOneCoreFromOneBeatToTheNext() {
        RunScript.start(model, 1, 10).worker(0, 1, 11, 0)
                .beat(0.1, 1, 11, 0.00).beat(0.2, 1, 11, 0.05).beat(0.3, 1, 11, 0.10).beat(0.4, 1, 11, 0.35)
                .tick(0.4);

        assertEquals(List.of(50.0, 250.0), values(model.cpu().get(1)));
        assertEquals(Duration.ofMillis(350), model.workers().getFirst().cpuTime());
        assertEquals(2, model.workers().getFirst().recentCount());
        assertEquals(50, model.workers().getFirst().recentCpu(0), 1e-9);
    }

    @Test
    void shouldTellTheCpuOfAllTogetherAsAMeanOverASecond() {
        var script = RunScript.start(model, 1, 10).worker(0, 1, 11, 0)
                .beat(0.1, 1, 11, 0.01).beat(0.2, 1, 11, 0.06).beat(0.3, 1, 11, 0.26);
        assertEquals(50, model.cpuPercent(), 1e-9, "until there is a second, the first that is known");

        script.beat(0.7, 1, 11, 0.5).beat(1.1, 1, 11, 0.91).beat(1.5, 1, 11, 0.91).beat(1.9, 1, 11, 0.91);
        assertEquals(90, model.cpuPercent(), 1e-9, "0.9 s within 1 s, whatever the last beats say");

        script.beat(2.1, 1, 11, 0.91);
        assertEquals(0, model.cpuPercent(), 1e-9);
    }

    @Test
    void shouldTellAReadingThatComesTwiceFromAWorkerThatIsIdle() {
        RunScript.start(model, 1, 10).worker(0, 1, 11, 0)
                .beat(0.1, 1, 11, 0.1).beat(0.2, 1, 11, 0.2).beat(0.2, 1, 11, 0.2).beat(0.3, 1, 11, 0.2).tick(0.3);

        assertEquals(List.of(100.0, 0.0), values(model.cpu().get(1)));
    }

    @Test
    void shouldNotTakeReadingsInQuickSuccessionForAPeak() {
        RunScript.start(model, 1, 10).worker(0, 1, 11, 0)
                .beat(0.1, 1, 11, 0.1).beat(0.2, 1, 11, 0.2).beat(0.2001, 1, 11, 0.204).beat(0.3, 1, 11,
                        0.25).tick(0.3);

        assertEquals(List.of(100.0, 50.0), values(model.cpu().get(1)));
    }

    @Test
    void shouldLeaveAGapWhereBeatsAreMissing() {
        RunScript.start(model, 1, 10).worker(0, 1, 11, 0)
                .beat(0.1, 1, 11, 0.1).beat(0.2, 1, 11, 0.2).tick(0.3).tick(1.5)
                .beat(1.6, 1, 11, 0.4).beat(1.7, 1, 11, 0.5).tick(1.7);

        assertEquals(List.of(100.0, Double.NaN, 100.0), values(model.cpu().get(1)));
        assertEquals(100, model.cpuPercent(), 1e-9);
    }

    @Test
    void shouldCallAWorkerSilentWhoseBeatsHaveStopped() {
        var script = RunScript.start(model, 1, 10).worker(0, 1, 11, 0).tick(0.05);
        WorkerRow row = model.workers().getFirst();
        assertEquals(WorkerActivity.LAUNCHED, row.state());

        script.beat(0.1, 1, 11, 0.1).tick(0.2);
        assertEquals(WorkerActivity.WAITING, row.state());

        script.tick(5);
        assertEquals(WorkerActivity.SILENT, row.state());
        assertEquals("no beat", row.stateInWords());
        assertTrue(Double.isNaN(row.cpuPercent()), "CPU " + row.cpuPercent());
    }

    /// Its processor time can be read all the same.
    @Test
    void shouldCallAWorkerStoppedUntilItContinues() {
        var script = RunScript.start(model, 1, 10).worker(0, 1, 11, 0).running(0.5, 1, 11, 0.5, "a", 0.4).tick(0.5);
        WorkerRow row = model.workers().getFirst();
        model.apply(new Telemetry.WorkerStopped(2_000_000_000, 1, 11));
        script.running(2.1, 1, 11, 0.5, "a", 0.4).tick(2.1);
        assertEquals(WorkerActivity.STOPPED, row.state());
        assertEquals("stopped", row.stateInWords());

        model.apply(new Telemetry.WorkerContinued(2_500_000_000L, 1, 11, 1_500_000_000));
        script.tick(2.6);
        assertEquals(WorkerActivity.RUNNING, row.state());
    }

    @Test
    void shouldCallAWorkerBlockedWhoseTaskWaitsForOthers() {
        var script = RunScript.start(model, 2, 10).worker(0, 1, 11, 0).worker(0, 2, 12, 0)
                .running(1, 1, 11, 0.5, "a", 0.5).beat(1, 2, 12, 0.5)
                .shared(1, SharedValues.lock("fork", 99, 11, 12)).tick(1);
        WorkerRow row = model.workers().getFirst();

        assertEquals(WorkerActivity.BLOCKED, row.state());
        assertEquals("blocked", row.stateInWords());
        assertEquals(new WaitsAt("fork", Purpose.ACQUIRE), row.waitsAt().orElseThrow());
        assertEquals(WorkerActivity.WAITING, model.workers().getLast().state(), "it has no task to be blocked in");

        script.shared(1.1, SharedValues.lock("fork", 11)).tick(1.1);
        assertEquals(WorkerActivity.RUNNING, row.state());
        script.shared(1.2, SharedValues.lock("fork", 99, 11)).tick(9);
        assertEquals(WorkerActivity.SILENT, row.state());
    }

    @Test
    void shouldBeginAnewForTheWorkerThatReplacesADeadOne() {
        RunScript.start(model, 1, 10).worker(0, 1, 11, 0)
                .beat(0.1, 1, 11, 5.0).beat(0.2, 1, 11, 5.1)
                .workerEnded(0.25, 1, 11, killed()).worker(0.26, 1, 12, 1)
                .beat(0.25, 1, 11, 5.2)
                .beat(0.3, 1, 12, 0.01).beat(0.4, 1, 12, 0.06).tick(0.4);

        assertEquals(List.of(100.0, Double.NaN, 50.0), values(model.cpu().get(1)));
        assertEquals(2, model.workers().size());
        WorkerRow dead = model.workers().getFirst();
        assertEquals(WorkerActivity.ENDED, dead.state());
        assertEquals("killed by SIGKILL while running a.jpg for 0.31 s", dead.stateInWords());
        assertEquals(1, model.workers().getLast().restarts());
        assertEquals(50, model.cpuPercent(), 1e-9);
    }

    private static WorkerExit killed() {
        return new WorkerExit.Crashed(new DeathCertificate(1, 11, new DeathCertificate.Cause.Signal(9, "SIGKILL"),
                Phase.RUNNING, 3, "a.jpg", Duration.ofMillis(310), 1, 2, List.of(), "", 0));
    }

    @Test
    void shouldTellWhatAWorkerWorksOnAndForHowLong() {
        RunScript.start(model, 1, 10).worker(0, 1, 11, 0).running(1.0, 1, 11, 0.5, "a.jpg", 0.75).tick(1.0);

        WorkerRow row = model.workers().getFirst();
        assertEquals("a.jpg", row.label());
        assertEquals(Duration.ofMillis(250), row.labelFor());
        assertEquals(60_000_000, row.rssBytes());
        assertEquals("running", row.stateInWords());
    }

    @Test
    void shouldCountItemsForTheRunAndForEveryWorker() {
        RunScript.start(model, 2, 100).worker(0, 1, 11, 0).worker(0, 2, 12, 0)
                .completion(1, 1, 0.5, 20, 3, "", List.of())
                .completion(2, 2, 0.5, 10, 10, "it threw", List.of())
                .completion(3, 0, 0, 5, 5, "given up", List.of())
                .tick(3);

        assertEquals(17, model.progress().done());
        assertEquals(18, model.progress().failed());
        assertEquals(0.35, model.progress().fraction(), 1e-9);
        assertEquals(17, model.workers().getFirst().done());
        assertEquals(3, model.workers().getFirst().failed());
        assertEquals(10, model.workers().getLast().failed());
        assertEquals(2, model.completions().total());
    }

    @Test
    void shouldListFailuresWithTheirReasons() {
        RunScript.start(model, 1, 100).worker(0, 1, 11, 0)
                .done(1, 1, 0.5)
                .failed(2, 1, 0.25, "bad.jpg", "not an image")
                .completion(3, 1, 0.5, 4, 3, "it threw",
                        List.of(ItemResult.done("good.jpg", Duration.ofMillis(5))))
                .tick(3);

        BoundedLog<ItemLine> failures = model.items().failures();
        assertEquals(2, failures.total());
        assertEquals("bad.jpg", failures.get(0).name());
        assertEquals("not an image", failures.get(0).message());
        assertEquals("it threw", failures.get(1).message());
        assertEquals(3, failures.get(1).items());
        assertEquals(4, model.items().all().total());
        assertEquals(6, model.items().items());
        assertEquals(4, model.items().failedItems());
    }

    @Test
    void shouldCountItemsAndNotTheTasksTheyWereIn() {
        var script = RunScript.start(model, 1, 10_000_000).worker(0, 1, 11, 0)
                .completion(1, 1, 0.5, 100, 1, "", List.of(ItemResult.failed("7", Duration.ZERO, "odd")))
                .completion(2, 1, 0.5, 1000, 1000, "it threw", List.of());
        assertEquals(1100, model.items().items());
        assertEquals(1001, model.items().failedItems());
        assertEquals(99, model.items().all().get(1).items());
        assertTrue(model.items().all().get(1).success());
        assertEquals(0, model.items().dropped());

        for (int task = 0; task < 12_000; task++) {
            script.completion(3, 1, 0.1, 50, 50, "it threw", List.of());
        }
        assertEquals(601_100, model.items().items());
        assertEquals(model.items().items() - kept(model.items().all()), model.items().dropped());
        assertEquals(model.items().failedItems() - kept(model.items().failures()), model.items().droppedFailures());
    }

    private static long kept(BoundedLog<ItemLine> lines) {
        return IntStream.range(0, lines.size()).mapToLong(i -> lines.get(i).items()).sum();
    }

    /// Where tasks are tried again, or have failed, what a process has done in all is not what is behind the run.
    @Test
    void shouldCountNothingTwiceOfTheTaskThatRuns() {
        var script = RunScript.start(model, 1, 1000).worker(0, 1, 11, 0)
                .completion(1, 1, 0.5, 100, 100, "it threw", List.of())
                .underway(30).running(1.5, 1, 11, 0.1, "x", 1).tick(1.5);
        assertEquals(30, model.progress().underway());

        script.completionOf(7, 2, 1, 100).running(2, 1, 11, 0.1, "x", 1).tick(2);
        assertEquals(0, model.progress().underway(), "the beat is older than the end of its task");
        assertEquals(100, model.progress().done());
    }

    @Test
    void shouldEstimateTheTimeLeft() {
        var script = RunScript.start(model, 2, 400).worker(0, 1, 11, 0).worker(0, 2, 12, 0)
                .running(1, 1, 11, 0.1, "x", 1.0);
        for (int i = 1; i <= 100; i++) {
            script.done(1 + i * 0.1, 1 + i % 2, 0.2).tick(1 + i * 0.1);
        }

        assertEquals(10, model.progress().perSecond(), 0.2);
        assertEquals(30, model.progress().left().orElseThrow().time().toMillis() / 1e3, 1.5);
    }

    /// Their items are all out until the end.
    @Test
    void shouldTellShareRateAndTimeLeftOfPartsThatRunTogetherByTheirSteps() {
        var script = RunScript.start(model, 2, 2, new StepCount(100_000, "message", "messages"))
                .worker(0, 1, 11, 0).worker(0, 2, 12, 0);
        for (int i = 1; i <= 100; i++) {
            double at = 1 + i * 0.1;
            script.steps(200L * i).running(at, 1, 11, 0.1, "a", 1).running(at, 2, 12, 0.1, "b", 1).tick(at);
        }

        assertEquals(0.4, model.progress().fraction(), 1e-9);
        assertEquals(40_000, model.progress().over());
        assertEquals(4000, model.progress().perSecond(), 10);
        assertEquals(15, model.progress().left().orElseThrow().time().toMillis() / 1e3, 0.2);
        assertEquals(20_000, model.workers().getFirst().steps());

        script.steps(40_000).ended(11, Outcome.STOPPED, 0, 0).tick(11);
        assertEquals(0.4, model.progress().fraction(), 1e-9, "what was done is done though the run was stopped");
    }

    @Test
    void shouldFollowQueuesAndCountersWithTheirLimits() {
        RunScript.start(model, 1, 1)
                .queue(0.1, "jobs", 3, 50).queue(0.2, "jobs", 5, 50).counter(0.2, "hits", 7, 4000).tick(0.2);

        assertEquals(List.of(3.0, 5.0), values(model.shared().queues().get("jobs").values()));
        assertEquals(50, model.shared().queues().get("jobs").limit().orElseThrow());
        assertEquals(4000, model.shared().counters().get("hits").limit().orElseThrow());
        assertEquals(7, model.shared().counters().get("hits").values().last());
    }

    @Test
    void shouldTellWhatSamplingCosts() {
        RunScript.start(model, 1, 1).observer(10, 0.03);

        assertEquals(30_000_000, model.samplingNanos());
    }

    @Test
    void shouldStayBoundedHoweverLongARunIs() {
        var script = RunScript.start(model, 1, 1_000_000).worker(0, 1, 1, 0);
        for (int i = 1; i <= 1_000_000; i++) {
            double at = i * 0.001;
            script.failed(at, 1, 0.001, "x", "why");
            if (i % 100 == 0) {
                script.beat(at, 1, 1, at).queue(at, "q", i % 7, 10).tick(at);
            }
        }

        assertEquals(1_000_000, model.progress().failed());
        assertTrue(model.completions().size() <= Completions.MAX_POINTS);
        assertTrue(model.cpu().get(1).size() <= Series.MAX_POINTS);
        assertTrue(model.shared().queues().get("q").values().size() <= Series.MAX_POINTS);
        assertTrue(model.completions().median().size() <= Series.MAX_POINTS);
        assertEquals(1_000_000, model.items().failures().total());
        assertTrue(model.items().all().size() <= 10_000, "lines: " + model.items().all().size());
    }

    @Test
    void shouldForgetTheFirstDeadRowsWhenWorkersDieWithoutEnd() {
        var script = RunScript.start(model, 2, 10).worker(0, 2, 1, 0);
        for (int i = 0; i < 3 * LiveModel.MAX_ROWS; i++) {
            script.worker(i, 1, 100 + i, i).workerEnded(i + 0.5, 1, 100 + i, new WorkerExit.Finished());
        }

        assertEquals(LiveModel.MAX_ROWS, model.workers().size());
        assertEquals(1, model.workers().getFirst().pid());
    }

    private static List<Double> values(Series series) {
        return IntStream.range(0, series.size()).mapToObj(i -> Math.rint(series.value(i) * 1e6) / 1e6).toList();
    }
}
