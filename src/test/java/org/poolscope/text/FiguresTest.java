package org.poolscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void shouldPartThousandsByANarrowGap() {
        assertEquals("0", Figures.count(0));
        assertEquals("999", Figures.count(999));
        assertEquals("1\u202F243", Figures.count(1243));
        assertEquals("100\u202F000\u202F000", Figures.count(100_000_000));
        assertEquals("−1\u202F000", Figures.count(-1000));
    }

    @Test
    void shouldWriteWhatProgramsMeasureWithTheDigitsThatMeanSomething() {
        assertEquals("1\u202F243", Figures.amount(1243));
        assertEquals("−3", Figures.amount(-3));
        assertEquals("0.5", Figures.amount(0.5));
        assertEquals("0.3333", Figures.amount(1 / 3.0));
        assertEquals("12345.7", Figures.amount(12345.678));
        assertEquals("1.5e-7", Figures.amount(1.5e-7));
        assertEquals("1e+300", Figures.amount(1e300));
        assertEquals("−0.001", Figures.amount(-0.001));
    }

    @Test
    void shouldDropTheDecimalOfARateWhereItSaysNothing() {
        assertEquals("42.1", Figures.rate(42.14));
        assertEquals("1\u202F243", Figures.rate(1243.4));
    }

    @Test
    void shouldWriteTimesTheWayTheyAreSpoken() {
        assertEquals("15 d 0:41", Figures.clock(Duration.ofSeconds(1_298_508)));
        assertEquals("12.3\u202Fs", Figures.span(Duration.ofMillis(12_340)));
        assertEquals("2:00", Figures.span(Duration.ofMinutes(2)));
        assertEquals("15 d 0:41", Figures.span(Duration.ofSeconds(1_298_508)));
        assertEquals("0.31\u202Fs", Figures.seconds(310_000_000));
        assertEquals("999.99\u202Fs", Figures.seconds(999_990_000_000L));
        assertEquals("1\u202F298\u202F508\u202Fs", Figures.seconds(1_298_508_000_000_000L));
    }

    @Test
    void shouldGiveEveryColumnOneUnit() {
        assertEquals("84\u202FMB", Figures.megabytes(84L << 20));
        assertEquals("96.4\u202F%", Figures.percent(96.41));
    }

    @Test
    void shouldReadWhatItWrites() {
        assertEquals(1243, Figures.value(Figures.count(1243)));
        assertEquals(-1000, Figures.value(Figures.count(-1000)));
        assertEquals(0.31, Figures.value(Figures.seconds(310_000_000)));
        assertEquals(3.4e-3, Figures.value(Figures.shortSpan(Duration.ofNanos(3_400_000))));
        assertEquals(84 << 20, Figures.value(Figures.bytes(84L << 20)));
        assertEquals(64 << 10, Figures.value(Figures.bytes(64L << 10)));
        assertEquals(12, Figures.value("12 · 0.31\u202Fs"));
        assertEquals(1.85, Figures.value("1.85 ×"));
        assertEquals(Double.NaN, Figures.value("none"));
    }

    @Test
    void shouldTellAResultAsExactlyAsItMeansSomething() {
        assertEquals("1.234\u202Fs", Figures.exactSeconds(1.2341));
        assertEquals("12.34\u202Fs", Figures.exactSeconds(12.341));
        assertEquals("1\u202F234.5\u202Fs", Figures.exactSeconds(1234.51));
        assertEquals("9.87", Figures.exactRate(9.871));
        assertEquals("42.1", Figures.exactRate(42.12));
        assertEquals("1\u202F243", Figures.exactRate(1243.2));
        assertEquals("3.70 ×", Figures.factor(3.7));
        assertEquals("96\u202F%", Figures.wholePercent(96.4));
    }
}
