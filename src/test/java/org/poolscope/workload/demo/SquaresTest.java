package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;

class SquaresTest {

    private final LocalRun run = LocalRun.of(new Squares());

    @Test
    void shouldPutTheSquaresInOrderThoughTheTasksEndLastFirst() throws Exception {
        var result = run.chunk(3).run();

        assertEquals(Map.of("first", List.of(1L, 4L, 9L, 16L, 25L), "last", 100_000_000L), result.values());
        assertEquals(List.of("first", "last"), List.copyOf(result.values().keySet()));
    }

    @Test
    void shouldSquareTheLargestNumberItTakes() throws Exception {
        var result = run.with("from", 2_999_999_999L).with("to", 3_000_000_000L).run();
        assertEquals(Map.of("first", List.of(8_999_999_994_000_000_001L), "last", 8_999_999_994_000_000_001L),
                result.values());
    }

    @Test
    void shouldComeToTheSameDigestHoweverTheRangeIsCut() throws Exception {
        String whole = run.chunk(10_000).run().digest();
        assertEquals(whole, run.chunk(999).run().digest());
        assertNotEquals(whole, run.with("from", 2).run().digest());
    }

    @Test
    void shouldRefuseMoreNumbersThanItCanKeep() {
        var thrown = assertThrows(InvalidSettingException.class, () -> run.with("to", 1_000_002).batch());
        assertEquals("to", thrown.field());
        assertEquals("must be at most 1000001, since every square is kept for a while and a range may have 1000000"
                + " numbers; not 1000002", thrown.reason());
    }

    @Test
    void shouldRefuseARangeTheWrongWayRound() {
        assertThrows(InvalidSettingException.class, () -> run.with("from", 10).with("to", 9).batch());
    }
}
