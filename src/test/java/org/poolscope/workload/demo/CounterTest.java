package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.Batch.Dispatch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.SharedSpec;

class CounterTest {

    private final LocalRun run = LocalRun.of(new Counter()).workers(4);

    @ParameterizedTest
    @ValueSource(strings = {"locked", "atomic"})
    void shouldLoseNothingWhenCountingWithCare(String mode) throws Exception {
        var result = run.with("mode", mode).run();

        assertEquals(Map.of("value", 4000L, "expected", 4000L, "lost", 0L), result.values());
        assertEquals(List.of("value", "expected", "lost"), List.copyOf(result.values().keySet()));
        assertEquals(List.of(), result.cautions());
    }

    @Test
    void shouldTellHowManyUpdatesWereLostWhenCountingWithout() throws Exception {
        var result = run.with("mode", "unsafe").with("times", 20_000_000).run();
        var values = result.values();

        assertEquals(80_000_000L, values.get("expected"));
        assertEquals(80_000_000L, (long) values.get("value") + (long) values.get("lost"));
        assertTrue((long) values.get("lost") > 0, "nothing lost: " + values);
        String lost = String.format(Locale.ROOT, "%,d", values.get("lost")).replace(',', '\u202F');
        assertEquals(List.of("As expected without a lock, " + lost + " of 80\u202F000\u202F000 updates were lost"),
                result.cautions());
    }

    @Test
    void shouldComeToTheSameDigestWhateverWasLostAndHoweverManyWorkersThereAre() throws Exception {
        String four = run.with("mode", "unsafe").with("times", 100_000).run().digest();
        assertEquals(four, run.workers(2).run().digest());
        assertNotEquals(four, run.with("times", 100_001).run().digest());
    }

    @Test
    void shouldGiveEveryWorkerATaskAndTheMonitorTheExpectedValue() {
        var batch = run.batch();

        assertEquals(Dispatch.TOGETHER, batch.dispatch());
        assertEquals(new Items.Names(List.of("worker 1", "worker 2", "worker 3", "worker 4")), batch.items());
        assertTrue(batch.shared().contains(new SharedSpec.Counter("counter", OptionalLong.of(4000))), batch.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked", "atomic", "unsafe"})
    void shouldCountTheSameForEveryPoolSizeWithATotal(String mode) throws Exception {
        run.with("mode", mode).with("total", 300_000);
        assertEquals(Dispatch.POOLED, run.batch().dispatch());
        assertEquals(run.batch(), run.workers(1).batch());

        var alone = run.run();
        var four = run.workers(4).run();

        assertEquals(300_000L, four.values().get("expected"));
        assertEquals(alone.digest(), four.digest());
        assertNotEquals(four.digest(), run.with("total", 300_001).run().digest());
    }

    @Test
    void shouldHaveNoUseForTimesOfEachWithATotal() {
        assertEquals(Set.of(), new Counter().unused(Map.of("total", "0")));
        assertEquals(Set.of(), new Counter().unused(Map.of()));
        assertEquals(Set.of("times"), new Counter().unused(Map.of("total", " 500 ")));
    }

    @Test
    void shouldNameTheBoundsOfWhatItDoesNotTake() {
        var times = assertThrows(InvalidSettingException.class, () -> run.with("times", 1_000_000_001).settings());
        assertEquals("times: must be from 1 to 1000000000, not 1000000001", times.getMessage());
        var mode = assertThrows(InvalidSettingException.class, () -> run.with("times", 1).with("mode", "x").settings());
        assertEquals("mode: must be one of locked, atomic, unsafe, not 'x'", mode.getMessage());
    }
}
