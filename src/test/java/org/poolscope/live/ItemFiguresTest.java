package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.live.ItemFigures.Figure;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemReport.Value;
import org.poolscope.workload.ItemResult;

/// What items tell of themselves, in the rows of their workers, in the run's progress, and summed up.
class ItemFiguresTest {

    private final LiveModel model = new LiveModel();

    private static ItemReport report(double part, double files, double loss) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        values.put("files", new Value(files, true));
        values.put("loss", new Value(loss, false));
        return new ItemReport(OptionalDouble.of(part), "at " + part, values);
    }

    private static List<ItemResult> results(double files, double loss) {
        return List.of(ItemResult.done("a", Duration.ofSeconds(1)).telling(report(1, files, loss)));
    }

    @Test
    void shouldCountPartsOfRunningItemsInTheRunsProgressAndTimeLeft() {
        RunScript script = RunScript.start(model, 1, 2).worker(0, 1, 11, 0)
                .running(1, 1, 11, 0.1, "a", 0).told(2, 1, report(0.25, 1, 2)).tick(2)
                .told(4, 1, report(0.5, 1, 2)).running(4, 1, 11, 0.2, "a", 0).tick(4);

        assertEquals(0.25, model.progress().fraction());
        assertEquals(0.5, model.workers().getFirst().report().part().orElseThrow());
        assertEquals("at 0.5", model.workers().getFirst().report().status());
        long left = model.progress().left().orElseThrow().time().toSeconds();
        assertTrue(left >= 11 && left <= 13, "left: " + left);

        script.completionOf(7, 8, 1, 1).tick(8);
        assertEquals(0.5, model.progress().fraction());
        assertEquals(ItemReport.NONE, model.workers().getFirst().report());
    }

    @Test
    void shouldForgetWhatAnAttemptToldThatIsRepeated() {
        RunScript.start(model, 1, 2).worker(0, 1, 11, 0).running(1, 1, 11, 0.1, "a", 0)
                .told(2, 1, report(0.5, 1, 2)).retried(3, 7).tick(3);

        assertEquals(0, model.progress().fraction());
        assertEquals(List.of(), model.figures().all());
    }

    @Test
    void shouldSumUpCountersAndKeepTheBoundsOfGaugesWithRunningItemsAmongThem() {
        RunScript script = RunScript.start(model, 1, 3).worker(0, 1, 11, 0)
                .completion(1, 1, 1, 1, 0, "", results(3, 2)).completion(2, 1, 1, 1, 0, "", results(4, 8))
                .running(3, 1, 11, 0.1, "c", 2).told(3, 1, report(0.5, 10, 5)).tick(3);

        assertEquals(List.of(new Figure("files", true, 3, 17, 3, 10, 10), new Figure("loss", false, 3, 15, 2, 8, 5)),
                model.figures().all());
        assertEquals(5, model.figures().all().getLast().mean());

        script.completionOf(7, 4, 1, 1).tick(4);
        assertEquals(List.of(new Figure("files", true, 2, 7, 3, 4, 4), new Figure("loss", false, 2, 10, 2, 8, 8)),
                model.figures().all());
    }

    private static ItemReport gauge(String name, double amount) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        values.put(name, new Value(amount, false));
        return new ItemReport(OptionalDouble.empty(), "", values);
    }

    private static List<Double> valuesOf(Series series) {
        return IntStream.range(0, series.size()).mapToObj(series::value).toList();
    }

    /// G36
    @Test
    void shouldKeepOverTimeWhatRunningItemsTellOfAGaugeInTheMean() {
        RunScript.start(model, 2, 3).worker(0, 1, 11, 0).worker(0, 2, 12, 0)
                .running(1, 1, 11, 0.1, "a", 0).running(1, 2, 12, 0.1, "b", 0)
                .told(1, 1, gauge("loss", 4)).tick(1).told(2, 2, gauge("loss", 8)).tick(2)
                .completionOf(7, 3, 1, 1).completionOf(7, 3, 2, 1).tick(3);

        assertEquals(List.of(4.0, 6.0, Double.NaN), valuesOf(model.figures().gauge("loss").orElseThrow()));
        assertEquals(Optional.empty(), model.figures().gauge("speed"));
    }

    private static ItemReport names(int from, int count) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        for (int i = from; i < from + count; i++) {
            values.put("name " + i, new Value(i, i % 2 == 0));
        }
        return new ItemReport(OptionalDouble.empty(), "", values);
    }

    /// G36
    @Test
    void shouldKeepTheFirstNamesOfItemsThatMakeUpOthersEachTime() {
        RunScript script = RunScript.start(model, 1, 1500).worker(0, 1, 11, 0);
        for (int i = 0; i < 1500; i++) {
            ItemReport told = names(200 * i, 200);
            script.running(i, 1, 11, 0.1, "a", 0).told(i, 1, told);
            if (i % 20 == 0) {
                script.tick(i + 0.5);
            }
            script.retried(i + 0.6, 7).completion(i + 0.7, 1, 1, 1, 0, "",
                            List.of(ItemResult.done("a", Duration.ofSeconds(1)).telling(told)));
        }
        script.tick(1501);

        List<Figure> all = model.figures().all();
        assertEquals(200, all.size());
        assertEquals("name 199", all.getLast().name());
        assertTrue(model.figures().isMissingSome());
        assertTrue(model.shared().counters().size() <= 64, () -> model.shared().counters().size() + " series");
        BoundedLog<ItemLine> lines = model.items().all();
        long kept = IntStream.range(0, lines.size()).mapToLong(i -> lines.get(i).report().values().size()).sum();
        assertEquals(1500, lines.size());
        assertTrue(kept <= ItemLog.MOST_FIGURES + 1500 * ItemLog.FIRST_FIGURES, kept + " figures in lines");
    }
}
