package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
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
}
