package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;

class PrimesTest {

    private final LocalRun run = LocalRun.of(new Primes());

    @Test
    void shouldFindTheSixPrimesOfTheTutorial() throws Exception {
        assertEquals(Map.of("count", 6L, "primes", List.of(100_003L, 100_019L, 100_043L, 100_049L, 100_057L, 100_069L)),
                run.chunk(7).run().values());
    }

    @Test
    void shouldAgreeWithTheDefinitionOfAPrime() {
        for (long n = 0; n < 1000; n++) {
            long number = n;
            boolean prime = n > 1 && LongStream.range(2, n).allMatch(divisor -> number % divisor != 0);
            assertEquals(prime, Primes.isPrime(n), n + " is prime");
        }
        assertTrue(Primes.isPrime(999_999_999_989L), "the largest below the limit");
    }

    @Test
    void shouldCountAllAndListTheFirstHundredInOrder() throws Exception {
        var result = run.with("from", 0).with("to", 10_000).chunk(100).run();

        assertEquals(List.of("count", "primes"), List.copyOf(result.values().keySet()));
        assertEquals(1229L, result.values().get("count"));
        assertEquals(LongStream.range(0, 542).filter(Primes::isPrime).boxed().toList(), result.values().get("primes"));
    }

    @Test
    void shouldComeToTheSameDigestHoweverTheRangeIsCut() throws Exception {
        String whole = run.with("from", 0).with("to", 3000).chunk(3000).run().digest();
        assertEquals(whole, run.chunk(17).run().digest());
        assertNotEquals(whole, run.with("to", 2999).run().digest(), "2999 is prime");
    }

    @Test
    void shouldTakeAnEmptyRange() throws Exception {
        assertEquals(Map.of("count", 0L, "primes", List.of()), run.with("from", 5).with("to", 5).run().values());
    }

    @Test
    void shouldNameTheFieldAndTheBoundOfARangeTheWrongWayRound() {
        var thrown = assertThrows(InvalidSettingException.class, () -> run.with("from", 200).with("to", 100).batch());
        assertEquals("to", thrown.field());
        assertEquals("must be at least 200, which is where the range starts, not 100", thrown.reason());
    }

    @Test
    void shouldNameTheFieldAndTheBoundOfANumberOutOfThem() {
        var thrown = assertThrows(InvalidSettingException.class, () -> run.with("to", 1_000_000_000_001L).settings());
        assertEquals("to", thrown.field());
        assertEquals("must be from 0 to 1000000000000, not 1000000000001", thrown.reason());
    }

    @Test
    void shouldStopWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> run.chunk(100).run());
    }

    @Test
    void shouldOfferTheRangeAsItemsThatAnyWorkerMayTake() {
        assertEquals(new Items.Range(100_000, 100_100), run.batch().items());
    }
}
