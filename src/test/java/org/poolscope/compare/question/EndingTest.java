package org.poolscope.compare.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.question.Ending.Blocks;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.question.Ending.Precise;
import org.poolscope.compare.question.Ending.Span;
import org.poolscope.workload.InvalidSettingException;

class EndingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Precise USUAL = Precise.parse(null, null);

    /// R08
    @Test
    void shouldGoOnUntilEveryRatioIsKnownWellEnoughAndForFiveBlocksAtTheLeast() {
        assertEquals(Optional.empty(), after(USUAL, 0.001, 0.001, 0.001, 0.001));
        assertEquals(Optional.of(End.PRECISE), after(USUAL, 0.1, 0.1, 0.05, 0.03, 0.02));
        assertEquals(Optional.empty(), after(USUAL, 0.1, 0.1, 0.05, 0.03, 0.021));
    }

    @Test
    void shouldEndWhenMoreBlocksNoLongerHelp() {
        assertEquals(Optional.of(End.NO_BETTER), after(USUAL, .2, .1, .1, .05, .05, .05, .05, .05, .05, .05));
        assertEquals(Optional.empty(), after(USUAL, .2, .1, .1, .08, .07, .06, .055, .05, .045, .045));
    }

    @Test
    void shouldBeginNoBlockThatWouldNotEndBeforeTheCap() {
        List<OptionalDouble> three = known(0.1, 0.1, 0.1);

        assertEquals(Optional.empty(), Precise.parse("1%", "10s").after(three, SECOND.multipliedBy(6), SECOND));
        assertEquals(Optional.of(End.CAP),
                Precise.parse("1%", "10s").after(three, SECOND.multipliedBy(6), SECOND.multipliedBy(5)));
    }

    @Test
    void shouldRunAsManyBlocksAsWereAskedForWhateverTheySay() {
        assertEquals(Optional.empty(), after(new Blocks(6), 0.001, 0.001, 0.001, 0.001, 0.001));
        assertEquals(Optional.of(End.ALL_BLOCKS), after(new Blocks(2), 0.5, 0.5));
    }

    @Test
    void shouldTellHowManyBlocksItWillTake() {
        assertEquals(5, USUAL.planned(2, OptionalDouble.of(0.5)));
        assertEquals(20, USUAL.planned(5, OptionalDouble.of(0.04)));
        assertEquals(8, USUAL.planned(8, OptionalDouble.of(0.01)));
        assertEquals(200, USUAL.planned(5, OptionalDouble.of(0.9)));
    }

    @Test
    void shouldNotPretendToKnowHowManyBlocksItWillTake() {
        assertEquals(new Span(5, 200), USUAL.span(2, OptionalDouble.of(0.5)), "nothing is known yet");
        assertEquals(new Span(10, 40), USUAL.span(5, OptionalDouble.of(0.04)));
        assertEquals(new Span(9, 20), USUAL.span(8, OptionalDouble.of(0.0223)));
        assertEquals(new Span(100, 200), USUAL.span(5, OptionalDouble.of(0.9)));
        assertEquals(new Span(6, 6), new Blocks(6).span(2, OptionalDouble.of(0.5)), "that was asked for");
    }

    @Test
    void shouldSayHowToWriteWhatItRefuses() {
        assertEquals(new Precise(0.005, Duration.ofSeconds(90)), Precise.parse("0.5", "1.5m"));
        assertEquals("precision: must be a percentage, as in 2%, not 'fine'", refusal("fine", null));
        assertEquals("precision: must be from 0.1 % to 50 %, not 0.0 %", refusal("0%", null));
        assertEquals("cap: must be a time, as in 30s, 10m or 2h, not 'soon'", refusal(null, "soon"));
        assertEquals("cap: must be longer than 0 s", refusal(null, "0"));
    }

    @Test
    void shouldWriteWhatItReadsAndNotWhatIsUsual() {
        assertEquals(Optional.of("1.1%"), Precise.parse("1.10 %", null).precisionText());
        assertEquals(Optional.of("90s"), Precise.parse(null, "1.5m").capText());
        assertEquals(Optional.empty(), Precise.parse("2", null).precisionText());
        assertEquals(Optional.empty(), Precise.parse(null, "600").capText());
        assertEquals(Optional.empty(), new Ending.Blocks(3).capText());
    }

    private static String refusal(@Nullable String precision,
                                  @Nullable String cap) {
        return assertThrows(InvalidSettingException.class, () -> Precise.parse(precision, cap)).getMessage();
    }

    private static Optional<End> after(Ending ending, double... precision) {
        return ending.after(known(precision), SECOND, SECOND);
    }

    private static List<OptionalDouble> known(double... precision) {
        return DoubleStream.of(precision).mapToObj(OptionalDouble::of).toList();
    }
}
