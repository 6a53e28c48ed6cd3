package org.poolscope.chart.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    private static final char GAP = '\u202F';

    @ParameterizedTest
    @CsvSource({
        "CLOCK,      10,    60,     10 s",
        "CLOCK,      0.05,  0.2,    0.05 s",
        "CLOCK,      90,    300,    1:30",
        "CLOCK,      5400,  9000,   1:30:00",
        "CLOCK,      1.3e6, 1.4e6,  15 d 1:06",
        "PERCENT,    100,   200,    100 %",
        "COUNT,      2000,  5000,   2 000",
        "COUNT,      12500, 20000,  12.5 k",
        "COUNT,      3e7,   5e7,    30 M",
        "COUNT,      2.5e10, 5e10,  25 G",
        "COUNT,      2e13,  5e13,   20 T",
        "DURATION,   0,     0.5,    0",
        "DURATION,   0.02,  0.5,    20 ms",
        "DURATION,   2e-5,  1e-3,   20 µs",
        "DURATION,   2.5,   5,      2.5 s",
        "DURATION,   600,   1200,   10 min",
        "DURATION,   43200, 86400,  12 h",
        "DURATION,   172800, 1e6,   2 d",
        "FACTOR,     1.5,   4,      1.5 ×",
    })
    void shouldSpellTicksInTheUnitThatSuitsTheAxis(Unit unit, double value, double upper, String expected) {
        assertEquals(expected, unit.tick(value, upper).replace(GAP, ' '));
    }

    @ParameterizedTest
    @CsvSource({
        "PERCENT,  187.4,    187 %",
        "COUNT,    1234567,  1 234 567",
        "DURATION, 0.12345,  123 ms",
        "DURATION, 0.000042, 42.0 µs",
        "DURATION, 3.14159,  3.14 s",
        "DURATION, 53070,    14.7 h",
        "DURATION, 1298508,  15.0 d",
        "FACTOR,   3.7,      3.70 ×",
    })
    void shouldSpellASingleValueToThreeDigits(Unit unit, double value, String expected) {
        assertEquals(expected, unit.value(value).replace(GAP, ' '));
    }

    @ParameterizedTest
    @CsvSource({"CLOCK, 0.3, 0.5", "CLOCK, 4, 5", "CLOCK, 8, 10", "CLOCK, 12, 15", "CLOCK, 16, 30", "CLOCK, 70, 120",
        "PERCENT, 22, 25", "PERCENT, 30, 50", "COUNT, 0.2, 1", "COUNT, 130, 200", "DURATION, 0.003, 0.005",
        "DURATION, 100, 120", "DURATION, 90000, 172800"})
    void shouldPutTicksAtRoundDistances(Unit unit, double least, double expected) {
        assertEquals(expected, unit.step(least), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "en-US"})
    void shouldSpellAlikeInEveryLocale(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals("2.5" + GAP + "s", Unit.DURATION.tick(2.5, 5));
            assertEquals("12" + GAP + "345", Unit.COUNT.value(12_345));
        } finally {
            Locale.setDefault(before);
        }
    }
}
