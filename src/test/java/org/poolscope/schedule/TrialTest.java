package org.poolscope.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.live.eta.TimeInterval;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.InvalidSettingException;

@RunsBeside
class TrialTest {

    @ParameterizedTest
    @CsvSource({"10, 100, 10", "10, 5, 5", "1%, 1000, 10", "1%, 50, 1", "0.1%, 2500, 3", "100%, 7, 7", "3, 0, 0"})
    void shouldReadANumberOrAPercentageOfTheItems(String text, int items, int expected) {
        assertEquals(expected, TrialSize.parse(text).of(items));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "101%", "0%", "NaN", "ten", "1e99", "%"})
    void shouldRefuseWhatIsNoSizeOfATrial(String text) {
        assertTrue(assertThrows(InvalidSettingException.class, () -> TrialSize.parse(text)).getMessage()
                .startsWith("try: must be a number of items"), text);
    }

    /// J31
    @Test
    void shouldPutADrawnPartOfTheItemsBeforeAllOthers() {
        List<Integer> order = TrialOrder.of(100, 10, 7);

        assertEquals(100, new TreeSet<>(order).size());
        assertEquals(order.subList(0, 10), order.subList(0, 10).stream().sorted().toList());
        assertEquals(order.subList(10, 100), order.subList(10, 100).stream().sorted().toList());
        assertEquals(order, TrialOrder.of(100, 10, 7), "the same for the same seed");
        assertNotEquals(order, TrialOrder.of(100, 10, 8));
        assertNotEquals(IntStream.range(0, 10).boxed().toList(), order.subList(0, 10), "not just the first");
    }

    @Test
    void shouldDrawEveryItemAboutAsOften() {
        int[] drawn = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            TrialOrder.of(20, 5, seed).subList(0, 5).forEach(place -> drawn[place]++);
        }
        for (int times : drawn) {
            assertTrue(times > 400 && times < 600, "drawn " + times + " times, and 500 were expected");
        }
    }

    /// J31
    @Test
    void shouldForetellTheRestFromWhatWasTried() {
        var trial = new Trial();
        var random = new Random(31);
        for (int i = 0; i < 40; i++) {
            trial.add(Duration.ofMillis(1800 + random.nextInt(400)), i != 3, 50_000_000);
        }

        TimeInterval time = trial.time(4000, 2).orElseThrow();
        assertTrue(time.low() < 4000 && time.high() > 4000, time::toString);
        assertTrue(time.high() < 1.8 * time.low(), time::toString);
        String words = trial.inWords(4000, 2);
        assertTrue(words.matches("the rest, 4.?000 items: .*–.*, about 18\\d.?GB of output, about 3.?% will fail .*"),
                words);
    }

    /// J31: ten trials of batches of which the rest is known, with two slots.
    @Test
    void shouldHoldTheTruthInEightOfTenTrials() {
        int held = 0;
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            double[] seconds = IntStream.range(0, 500).mapToDouble(_ -> Math.exp(0.7 * random.nextGaussian()))
                    .toArray();
            List<Integer> order = TrialOrder.of(500, 30, seed);
            var trial = new Trial();
            order.subList(0, 30).forEach(i -> trial.add(Duration.ofNanos((long) (seconds[i] * 1e9)), true, -1));
            double rest = order.subList(30, 500).stream().mapToDouble(i -> seconds[i]).sum() / 2;
            TimeInterval told = trial.time(470, 2).orElseThrow();
            held += told.low() <= rest && rest <= told.high() ? 1 : 0;
        }
        assertTrue(held >= 8, held + " of 10");
    }

    @Test
    void shouldSayHowManyMayFailThoughNoneDid() {
        var trial = new Trial();
        IntStream.range(0, 10).forEach(_ -> trial.add(Duration.ofSeconds(1), true, -1));

        String words = trial.inWords(90, 1);
        assertTrue(words.endsWith("none of the tried failed, so at most 21 % will")
                || words.replace('\u202F', ' ').endsWith("at most 21 % will"), words);
    }
}
