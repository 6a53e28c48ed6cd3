package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;

class SumTest {

    private final LocalRun run = LocalRun.of(new Sum());

    @Test
    void shouldAddUpTheTutorialsNumbersTwice() throws Exception {
        assertEquals(Map.of("sums", List.of(49_999_995_000_000L, 49_999_995_000_000L)), run.run().values());
    }

    @Test
    void shouldMakeEverySumATaskOfItsOwn() {
        assertEquals(OptionalInt.of(1), run.batch().chunk());
        assertEquals(5, run.with("times", 5).batch().items().size());
    }

    @Test
    void shouldAddUpNothingAtAll() throws Exception {
        assertEquals(Map.of("sums", List.of(0L)), run.with("n", 0).with("times", 1).run().values());
    }

    @Test
    void shouldComeToTheSameDigestHoweverTheSumsAreCut() throws Exception {
        String one = run.with("n", 1000).with("times", 7).run().digest();
        assertEquals(one, run.chunk(3).run().digest());
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
