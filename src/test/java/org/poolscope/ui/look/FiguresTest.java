package org.poolscope.ui.look;

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
    void shouldDropTheDecimalOfARateWhereItSaysNothing() {
        assertEquals("42.1", Figures.rate(42.14));
        assertEquals("1\u202F243", Figures.rate(1243.4));
    }

    @Test
    void shouldWriteTimesTheWayTheyAreSpoken() {
        assertEquals("0:42", Figures.clock(Duration.ofSeconds(42)));
        assertEquals("12:05", Figures.clock(Duration.ofSeconds(725)));
        assertEquals("1:02:09", Figures.clock(Duration.ofSeconds(3729)));
        assertEquals("0:00", Figures.clock(Duration.ofSeconds(-3)));
        assertEquals("12.3\u202Fs", Figures.span(Duration.ofMillis(12_340)));
        assertEquals("2:00", Figures.span(Duration.ofMinutes(2)));
        assertEquals("0.31\u202Fs", Figures.seconds(310_000_000));
    }

    @Test
    void shouldGiveEveryColumnOneUnit() {
        assertEquals("84\u202FMB", Figures.megabytes(84L << 20));
        assertEquals("96.4\u202F%", Figures.percent(96.41));
    }
}
