package org.poolscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunJson;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.run.PoolOptions;

class RunReportTest {

    private final StringWriter out = new StringWriter();

    @Test
    void shouldPrintOutcomeResultAndProcesses() {
        print(ScriptedRun.report(Outcome.COMPLETED, 100, 0));

        assertEquals(List.of(
                "primes: all succeeded  (100 items on 2 workers, 0.500 s, 200.0 items/s)",
                "  count   6",
                "  primes  100003, 100019",
                "",
                "worker   pid  tasks  items      CPU  peak RSS  exit",
                "     1  4711      4     50  0.310 s     48 MB  finished",
                "     2  4712      3     49  0.090 s     47 MB  killed by SIGKILL while running photo_0007.jpg for "
                        + "0.31 s"),
                out.toString().lines().toList());
    }

    @Test
    void shouldSayWhatWasLeftOutOfTheInputBesideItsResult() throws IOException {
        RunReport plain = ScriptedRun.report(Outcome.COMPLETED, 100, 0);
        var report = new RunReport(plain.configuration(), plain.outcome(), plain.items(), plain.succeeded(),
                plain.failed(), plain.wall(), plain.values(), plain.digest(), plain.processes(), plain.problems(),
                plain.cautions(), plain.steps(), List.of("Left out: 12 (.mov 9, .txt 3)"));
        print(report);

        assertEquals(List.of("  count   6", "  primes  100003, 100019", "  Left out: 12 (.mov 9, .txt 3)."),
                out.toString().lines().skip(1).limit(3).toList());
        assertTrue(report.isPlainSuccess(), "that something was left out is no failure");
    }

    @Test
    void shouldNotPrintARunThatLostSomethingAsAPlainSuccess() throws IOException {
        String lost = "As expected without a lock, 12\u202F217 of 40\u202F000 updates were lost";
        RunReport report = ScriptedRun.report(Outcome.COMPLETED, 100, 0, lost);
        new RunText(new Screen(true, true, () -> 100)).print(report, new PrintWriter(out));

        assertEquals(List.of("primes: \u001b[33mall done, with a caution\u001b[0m"
                + "  (100 items on 2 workers, 0.500 s, 200.0 items/s)",
                "  \u001b[33mAs expected without a lock, 12,217 of 40,000 updates were lost.\u001b[0m"),
                out.toString().lines().limit(2).toList());

        var json = new StringWriter();
        try (JsonFile file = JsonFile.open(Optional.of("-"), new PrintWriter(json)); var lists = new RunLists(file)) {
            file.write(RunJson.of(report, lists));
        }
        assertEquals(List.of("As expected without a lock, 12,217 of 40,000 updates were lost"),
                JSON.std.mapFrom(json.toString()).get("cautions"));
    }

    @Test
    void shouldBreakNoNumberOnANarrowTerminal() {
        new RunText(new Screen(true, false, () -> 40))
                .print(ScriptedRun.report(Outcome.COMPLETED, 100, 0), new PrintWriter(out));

        List<String> lines = out.toString().lines().toList();
        assertEquals(List.of("primes: all succeeded", "  (100 items on 2 workers, 0.500 s,", "  200.0 items/s)"),
                lines.subList(0, 3));
        assertEquals("     1      4     50  0.310 s  finished", lines.get(7));
    }

    @Test
    void shouldSayWhatIsMissing() {
        print(ScriptedRun.report(Outcome.COMPLETED, 98, 2));
        print(ScriptedRun.report(Outcome.STOPPED, 40, 2));
        print(ScriptedRun.report(Outcome.BROKEN, 0, 0));

        List<String> lines = out.toString().lines().filter(line -> line.startsWith("primes: ")).toList();
        assertTrue(lines.get(0).startsWith("primes: 2 failed, 98 succeeded  ("), lines.get(0));
        assertTrue(lines.get(1).startsWith("primes: stopped with 40 succeeded, 2 failed, 58 not run  ("), lines.get(1));
        assertTrue(lines.get(2).startsWith("primes: broken off with 0 succeeded, 0 failed, 100 not run  ("),
                lines.get(2));
    }

    @Test
    void shouldSayWhenWorkersWereNeverStarted() {
        RunReport report = ScriptedRun.report(Outcome.COMPLETED, 100, 0);
        print(new RunReport(report.configuration().withWorkers(5), report.outcome(), report.items(), report.succeeded(),
                report.failed(), report.wall(), report.values(), report.digest(), report.processes(),
                report.problems(), report.cautions(), report.steps()));

        assertEquals("3 of 5 workers were never started: the batch was over first",
                out.toString().lines().toList().getLast());
    }

    @Test
    void shouldWriteEverythingAsJson() throws IOException {
        try (JsonFile json = JsonFile.open(Optional.of("-"), new PrintWriter(out)); var lists = new RunLists(json)) {
            lists.hear(ScriptedRun.completion(1, 2, List.of(ScriptedRun.failed("a.jpg", "no picture"),
                    ScriptedRun.telling("c.jpg", 3, 0.5)), ""));
            lists.hear(ScriptedRun.completion(2, 9, List.of(), "no luck"));
            lists.hear(new Telemetry.TaskRetried(0, 7, "b.jpg", 2, "its worker was lost"));
            lists.hear(new Telemetry.RunPaused(1_500_000_000, false, "0.8 GB free on /x, waits for 1 GB"));
            lists.hear(new Telemetry.RunPaused(1_600_000_000, false, "0.9 GB free on /x, waits for 1 GB"));
            lists.hear(new Telemetry.RunContinued(2_000_000_000, 500_000_000));
            json.write(RunJson.of(ScriptedRun.report(Outcome.COMPLETED, 98, 2), lists));
        }
        Map<String, Object> read = JSON.std.mapFrom(out.toString());

        assertEquals(List.of("workload", "settings", "workers", "order", "priority", "niceness", "outcome", "items",
                "succeeded",
                "failed", "interrupted", "wallSeconds", "pausedSeconds", "itemsPerSecond", "result", "resultDigest",
                "cautions", "notes", "reported", "processes", "problems", "failures", "retries", "pauses", "reports",
                "itemUse"),
                List.copyOf(read.keySet()));
        assertEquals(List.of(Map.of("seconds", 1.5, "what", "paused: 0.8 GB free on /x, waits for 1 GB"),
                Map.of("seconds", 2.0, "what", "goes on")), read.get("pauses"));
        assertEquals("primes", read.get("workload"));
        assertEquals(Map.of("from", 100_000, "to", 100_100), read.get("settings"));
        assertEquals(2, read.get("workers"));
        assertEquals(PoolOptions.NICER, read.get("niceness"));
        assertEquals("completed", read.get("outcome"));
        assertEquals(0.5, read.get("wallSeconds"));
        assertEquals(200.0, read.get("itemsPerSecond"));
        assertEquals(Map.of("count", 6, "primes", List.of(100_003, 100_019)), read.get("result"));
        assertEquals(List.of("worker 2 died"), read.get("problems"));
        assertEquals(List.of(Map.of("item", "a.jpg", "reason", "no picture", "worker", 1),
                Map.of("item", "1 … 9", "items", 9, "reason", "no luck", "worker", 1)), read.get("failures"));
        assertEquals(List.of(Map.of("item", "b.jpg", "attempt", 2, "reason", "its worker was lost")),
                read.get("retries"));
        assertEquals(List.of(Map.of("item", "c.jpg", "progress", 1, "status", "done",
                "values", Map.of("files", 3, "loss", 0.5))), read.get("reports"));
        assertEquals(Map.of("counters", Map.of("files", 3), "gauges", Map.of("loss",
                Map.of("last", 0.5, "min", 0.5, "mean", 0.5, "max", 0.5, "items", 1))), read.get("reported"));
        assertEquals(Map.of("worker", 1, "pid", 4711, "tasks", 4, "items", 50, "cpuSeconds", 0.31,
                "peakRssBytes", 48 << 20, "exit", "finished"), ((List<?>) read.get("processes")).getFirst());
    }

    @Test
    void shouldTellOfPartsThatRunTogetherByTheirSteps() throws IOException {
        var model = new LiveModel();
        var steps = new StepCount(10_000, "message", "messages");
        RunScript.start(model, 2, 2, steps).worker(0, 1, 11, 0)
                .steps(1).running(1, 1, 11, 0.1, "a", 0.5).tick(1)
                .steps(4000).running(2.5, 1, 11, 0.1, "a", 0.5).tick(2.5);
        assertEquals("4,000/10,000", RunPieces.of(model).get(0));
        assertEquals("2,000 messages/s", RunPieces.of(model).get(1));

        RunReport report = ScriptedRun.report(Outcome.STOPPED, 0, 0, new StepsDone(4000, steps));
        print(report);
        assertEquals("primes: stopped with 4,000 of 10,000 messages done  "
                + "(10,000 messages in 100 parts on 2 workers, 0.500 s, 8,000 messages/s)",
                out.toString().lines().findFirst().orElseThrow());

        var json = new StringWriter();
        try (JsonFile file = JsonFile.open(Optional.of("-"), new PrintWriter(json)); var lists = new RunLists(file)) {
            file.write(RunJson.of(report, lists));
        }
        assertEquals(Map.of("done", 4000, "total", 10_000, "unit", "messages", "perSecond", 8000.0),
                JSON.std.mapFrom(json.toString()).get("steps"));
    }

    @Test
    void shouldPutProgressInWordsMostImportantFirst() {
        var model = ScriptedRun.model(ScriptedRun.started(), ScriptedRun.launched(1), ScriptedRun.launched(2),
                ScriptedRun.beat(0.5, 1, Phase.RUNNING), ScriptedRun.beat(0.5, 2, Phase.WAITING),
                ScriptedRun.completion(1, 40, List.of(ScriptedRun.failed("x", "y")), ""));

        List<String> pieces = RunPieces.of(model);

        assertEquals("40/100", pieces.get(0));
        assertEquals("1 failed", pieces.get(1));
        assertTrue(pieces.get(2).endsWith(" items/s"), pieces.toString());
        assertEquals("1/2 busy", pieces.getLast());
    }

    @Test
    void shouldCountThoseThatWaitForOthersNotAsBusyButAsBlocked() {
        var model = ScriptedRun.model(ScriptedRun.started(), ScriptedRun.launched(1), ScriptedRun.launched(2),
                ScriptedRun.beat(0.5, 1, Phase.RUNNING), ScriptedRun.beat(0.5, 2, Phase.RUNNING),
                new Telemetry.SharedSample(1, List.of(SharedValues.lock("lock", 4711, 4712))));

        List<String> pieces = RunPieces.of(model);

        assertEquals(List.of("1/2 busy", "1 blocked"), pieces.subList(pieces.size() - 2, pieces.size()));
    }

    @Test
    void shouldTellOfTheCounterThatIsFurthestBehindItsExpectedValue() {
        var model = ScriptedRun.model(ScriptedRun.started(), new Telemetry.SharedSample(1, List.of(
                SharedValues.queue("items", 3, 100),
                SharedValues.counter("produced", 900, 1000),
                SharedValues.counter("consumed", 437, 1000),
                SharedValues.counter("retries", 0))));

        assertEquals("consumed 43 %", RunPieces.of(model).getFirst());
    }

    private void print(RunReport report) {
        new RunText(Screen.plain()).print(report, new PrintWriter(out));
    }
}
