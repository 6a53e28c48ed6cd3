package org.poolscope.history.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.RunRecorder;
import org.poolscope.history.write.ToldRun;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.Settings;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// What the journal tells of a run again.
class ReplayTest {

    /// As many as the parts of any workload that work at the same time.
    private static final int WORKERS = 5;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    private static List<Telemetry> replayed(Path file, long run) throws IOException {
        List<Telemetry> told = new ArrayList<>();
        try (JournalReader reader = JournalReader.at(file)) {
            Replay.of(reader, reader.run(run), told::add);
        }
        return told;
    }

    private static LiveModel model(List<Telemetry> told) {
        var model = new LiveModel();
        long next = 0;
        for (Telemetry one : told) {
            model.apply(one);
            if (one.nanos() >= next) {
                model.tick(one.nanos());
                next = one.nanos() + 50_000_000;
            }
        }
        model.tick(told.getLast().nanos());
        return model;
    }

    private static Telemetry.Beat beat(long nanos, int worker, long task, String label) {
        var use = new ProgramUse(nanos, 5, 6, 7, 8, 2, 3, List.of(new ProgramUse.Member(7, 1, "sleep", 1, 2, 3)));
        return new Telemetry.Beat(nanos, worker, 1000 + worker, Phase.RUNNING, task, label, nanos - 10, 1, 0, 2, 1, 4,
                nanos / 2, 1 << 20, 1 << 22, 3, 4, 5, use);
    }

    private static List<SharedValue> shared() {
        var party = new Party(1001, 7, true);
        List<SharedState> states = List.of(new SharedState.Counter(4, OptionalLong.of(9)),
                new SharedState.Queue(1, 10, 5, 4), new SharedState.Pipe(5, 4),
                new SharedState.Lock(Optional.of(party), 3, Duration.ofMillis(2)),
                new SharedState.Semaphore(2, OptionalLong.empty()), new SharedState.Condition(1),
                new SharedState.Event(true), new SharedState.Barrier(1, 2), new SharedState.Array(100, "int"),
                new SharedState.Memory());
        List<SharedValue> values = new ArrayList<>();
        for (SharedState state : states) {
            values.add(new SharedValue("the " + values.size(), 64, state, party, List.of(party),
                    List.of(new SharedValue.Wait(party, SharedValue.Purpose.ACQUIRE, 12))));
        }
        return values;
    }

    private static List<Telemetry> everything(RunConfiguration configuration) {
        var figures = new LinkedHashMap<>(Map.of("loss", new ItemReport.Value(0.25, false)));
        var report = new ItemReport(OptionalDouble.of(0.5), "half", figures);
        var death = new DeathCertificate(1, 1001, new DeathCertificate.Cause.Signal(9, "SIGKILL"), Phase.RUNNING, 3,
                "three", Duration.ofMillis(4), 1, 2, List.of("began three"), "boom", 0);
        List<Telemetry> told = new ArrayList<>(List.of(
                new Telemetry.RunStarted(0, Instant.ofEpochSecond(5, 123_456_789), configuration, Telemetry.UNKNOWN,
                        Optional.of(new StepCount(100, "step", "steps"))),
                new Telemetry.Notice(1, "mind the gap"),
                new Telemetry.InputSizes(1, List.of(1L, 4L), List.of(1000L, 0L), 3),
                new Telemetry.WorkerStarted(2, 1, 1001, 0),
                new Telemetry.WorkerStarted(3, 2, 1002, 0)));
        for (int i = 1; i <= 40; i++) {
            long at = i * 100_000_000L;
            told.add(beat(at, 1 + i % 2, i, "item " + i));
            told.add(new Telemetry.SharedSample(at + 1, shared()));
            told.add(new Telemetry.Reported(at + 2, 1, i, 0, "item " + i, report));
            told.add(new Telemetry.Completion(at + 3, 1 + i % 2, i, at - 50, at, 3, i % 7 == 0 ? 1 : 0, "item " + i, "",
                    List.of(new ItemResult("item " + i, i % 7 != 0, Duration.ofNanos(i), "so", "", report,
                            ItemUse.NONE))));
            told.add(new Telemetry.Printed(at + 4, 1, 1001, i % 2 == 0, "item " + i, "line " + i));
        }
        long end = 4_100_000_000L;
        told.addAll(List.of(new Telemetry.TaskRetried(end, 3, "three", 2, "its worker was lost"),
                new Telemetry.WorkerStopped(end, 2, 1002), new Telemetry.WorkerContinued(end + 1, 2, 1002, 1),
                new Telemetry.WorkerEnded(end + 2, 1, 1001, new WorkerExit.Crashed(death)),
                new Telemetry.WorkerStarted(end + 3, 1, 1003, 1), new Telemetry.ItemsCounted(end + 4, 130),
                new Telemetry.RunPaused(end + 5, true, "little memory"), new Telemetry.RunContinued(end + 9, 4),
                new Telemetry.ObserverCost(end + 10, 77), new Telemetry.RunCutShort(end + 11),
                new Telemetry.TaskInterrupted(end + 12, 2, 41, 3, "item 41"),
                new Telemetry.WorkerEnded(end + 13, 2, 1002, new WorkerExit.Stopped(WorkerExit.Stopped.Means.ASKED))));
        told.add(new Telemetry.RunEnded(end + 20, new RunReport(configuration, Outcome.STOPPED, 130, 115, 5,
                Duration.ofNanos(end), Map.of("found", 7L, "list", List.of(1L, 2L)), "abc",
                List.of(new RunReport.ProcessReport(1, 1001, 4, 5, Duration.ofMillis(6), 7,
                        new WorkerExit.Crashed(death))), List.of("worker 1 was killed"), List.of("look twice"),
                Optional.of(new StepsDone(50, new StepCount(100, "step", "steps"))),
                List.of("3 left out"), Duration.ofNanos(4), 3)));
        return told;
    }

    /// J35
    @Test
    void shouldTellAllAgainAsItWasToldLive() throws Exception {
        List<Telemetry> told = everything(ToldRun.commands("true"));
        try (Journal journal = Journal.at(file())) {
            var run = new ToldRun(journal);
            told.forEach(run::tell);
            run.kept();
        }
        List<Telemetry> again = replayed(file(), 1);
        assertEquals(told, again);
        assertEquals(DeepState.of(model(told)), DeepState.of(model(again)));
    }

    /// J35: `-Dpoolscope.replays=squares,…` names workloads; of each there is a real run.
    @Test
    void shouldMakeTheSamePictureOfRealRunsFromTheJournalAsLive() throws Exception {
        List<RunConfiguration> runs = new ArrayList<>();
        runs.add(configuration("commands", Map.of("template", "sh -c 'echo files=3 >> $POOLSCOPE_REPORT; echo {}'",
                "lines", "a\nb")));
        for (String workload : System.getProperty("poolscope.replays", "counter").split(",")) {
            runs.add(configuration(workload, workload.equals("images") ? photographs() : Map.of()));
        }
        try (Journal journal = Journal.at(file())) {
            long number = 0;
            for (RunConfiguration configuration : runs) {
                List<Telemetry> told = new ArrayList<>();
                Journal.Recording recording = journal.record(Origin.of("run"), RunRecorder.Passing.DURABLE, told::add);
                try (BatchRun _ = BatchRun.start(configuration, recording.listener())) {
                    recording.ended().get(60, TimeUnit.SECONDS);
                }
                told.removeIf(one -> one instanceof Telemetry.ItemsCame);
                List<Telemetry> again = replayed(file(), ++number);
                assertEquals(told, again, configuration.workload());
                assertEquals(DeepState.of(model(told)), DeepState.of(model(again)), configuration.workload());
            }
        }
    }

    private Map<String, String> photographs() throws IOException {
        Path input = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 5; i++) {
            Files.write(input.resolve(i + ".jpg"),
                    TestJpegs.write(TestPictures.scene(64, 48, BufferedImage.TYPE_3BYTE_BGR)));
        }
        Files.writeString(input.resolve("broken.jpg"), "no picture");
        return Map.of("input", input.toString(), "output", folder.resolve("out").toString());
    }

    private static RunConfiguration configuration(String workload, Map<String, String> settings) {
        return new RunConfiguration(workload, Settings.parse(Workloads.named(workload).parameters(), settings),
                PoolOptions.ofSize(WORKERS));
    }

    /// J36
    @Test
    void shouldGiveAnEndToARunThatWasKilledAndTellWhatItHadTold() throws Exception {
        List<Telemetry> told = everything(ToldRun.commands("true"));
        try (Journal journal = Journal.at(file())) {
            var run = new ToldRun(journal);
            told.subList(0, told.size() - 1).forEach(run::tell);
            run.await();
        }
        List<Telemetry> again = replayed(file(), 1);
        // What was waited for.
        again.remove(new Telemetry.ObserverCost(0, 0));
        // What is not worth writing to the disk for was not there yet.
        int kept = again.size() - 1;
        assertEquals(told.subList(0, kept), again.subList(0, kept));
        assertTrue(kept > told.size() - 6, kept + " of " + told.size());
        RunReport report = model(again).report().orElseThrow();
        assertEquals(Outcome.BROKEN, report.outcome());
        assertEquals(List.of(115L, 5L, 3L), List.of(report.succeeded(), report.failed(), report.interrupted()));
    }

    /// J36
    @Test
    void shouldTellOfARunThatTheFirstVersionWroteWhatThatKept() throws Exception {
        try (var stored = JournalFile.class.getResourceAsStream("journal-v1.sqlite")) {
            Files.copy(Objects.requireNonNull(stored), file());
        }
        var model = model(replayed(file(), 1));
        assertEquals(3, model.items().items());
        assertEquals(1, model.items().failedItems());
        assertTrue(model.report().isPresent());
    }

    /// J36
    @Test
    void shouldRefuseToReplayARunThatIsOn() throws Exception {
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal).start(1).await();
            assertEquals("Run 1 is still on; it can be opened when it has ended",
                    assertThrows(JournalException.class, () -> replayed(file(), 1)).getMessage());
            told.end(Outcome.COMPLETED, 1);
        }
    }
}
