package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.text.Figures;

class PlainFiguresTest {

    @Test
    void shouldWriteFiguresOfAColumnAsASpreadsheetReadsThem() {
        assertEquals(new PlainFigures("", List.of("1234567", "-1234", "7", "")),
                PlainFigures.of(List.of(Figures.count(1234567), Figures.count(-1234), "7", "")));
        assertEquals(new PlainFigures("s", List.of("1.17", "12345")),
                PlainFigures.of(List.of(Figures.seconds(1_170_000_000), Figures.seconds(12_345_000_000_000L))));
        assertEquals(new PlainFigures("%", List.of("96.4")), PlainFigures.of(List.of(Figures.percent(96.4))));
        assertEquals(new PlainFigures("MB", List.of("1200", "")),
                PlainFigures.of(List.of(Figures.megabytes(1200L << 20), "")));
        assertEquals(new PlainFigures("", List.of("1.07")), PlainFigures.of(List.of("1.07 ×")));
    }

    @Test
    void shouldTellFiguresOfSeveralUnitsInOne() {
        assertEquals(new PlainFigures("B", List.of("640", "65536", "88080384")),
                PlainFigures.of(List.of(Figures.bytes(640), Figures.bytes(65536), Figures.bytes(84L << 20))));
    }

    @Test
    void shouldLeaveWordsAmongFiguresAsTheyAre() {
        assertEquals(new PlainFigures("", List.of("3 · 0.12 s", "auto")),
                PlainFigures.of(List.of("3 · " + Figures.seconds(120_000_000), "auto")));
        assertEquals(new PlainFigures("", List.of("1.0 s", "12 µs", "5")), PlainFigures.of(List.of(
                Figures.span(Duration.ofSeconds(1)), Figures.shortSpan(Duration.ofNanos(12_000)), "5")));
    }
}
