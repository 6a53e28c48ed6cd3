package org.poolscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({
        "-3,      0:00",
        "42,      0:42",
        "725,     12:05",
        "3729,    1:02:09",
        "86399,   23:59:59",
        "86400,   1 d 0:00",
        "1298508, 15 d 0:41",
    })
    void shouldTellWhatHasGoneByToTheSecondAndDaysAsDays(long seconds, String expected) {
        assertEquals(expected, Spans.clock(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "42,      0:42",
        "2705,    45:05",
        "18725,   5 h 12 min",
        "86399,   1 d 0 h",
        "1298508, 15 d 1 h",
    })
    void shouldTellWhatIsToComeNoMoreExactlyThanItCanBe(long seconds, String expected) {
        assertEquals(expected, Spans.estimate(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "130,   170,   2:10–2:50",
        "42,    42,    0:42",
        "3000,  5000,  50:00–1 h 23 min",
        "90000, 90600, 1 d 1 h",
    })
    void shouldTellBetweenWhatItLies(long low, long high, String expected) {
        assertEquals(expected, Spans.estimate(Duration.ofSeconds(low), Duration.ofSeconds(high)));
    }
}
