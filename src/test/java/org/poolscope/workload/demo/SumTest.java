package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;

class SumTest {

    private final LocalRun run = LocalRun.of(new Sum());

    @Test
    void shouldAddUpTheTutorialsNumbersTwice() throws Exception {
        assertEquals(Map.of("sums", List.of(49_999_995_000_000L, 49_999_995_000_000L)), run.run().values());
    }

    @Test
    void shouldGiveEverySumAProcessOfItsOwn() {
        assertEquals(Batch.Dispatch.TOGETHER, run.batch().dispatch());
        assertEquals(5, run.with("processes", 5).batch().items().size());
        assertEquals(5, new Sum().requiredWorkers(run.with("processes", 5).settings()));
    }

    @Test
    void shouldAddUpNothingAtAll() throws Exception {
        assertEquals(Map.of("sums", List.of(0L)), run.with("n", 0).with("processes", 1).run().values());
    }

    @Test
    void shouldNameTheBoundOfWhatItCannotAdd() {
        var thrown = assertThrows(InvalidSettingException.class, () -> run.with("n", -1).settings());
        assertEquals("n: must be from 0 to 4000000000, not -1", thrown.getMessage());
    }

    @Test
    void shouldStopWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> run.with("n", 4_000_000_000L).run());
    }
}
