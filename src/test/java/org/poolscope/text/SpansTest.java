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
        "42,      3,     0:42,       3 s",
        "42,      0,     0:42,       1 s",
        "2705,    350,   45:05,      5:50",
        "18725,   540,   5 h 12 min, 9 min",
        "18725,   4200,  5 h 12 min, 1 h 10 min",
        "18725,   3,     5 h 12 min, 1 min",
        "86399,   60,    1 d 0 h,    1 h",
        "1298508, 53070, 15 d 1 h,   15 h",
        "1298508, 183600, 15 d 1 h,  2 d 3 h",
    })
    void shouldTellWhatIsToComeNoMoreExactlyThanItCanBeAndItsErrorInTheSameUnit(long seconds, long error,
            String expected, String expectedError) {
        Duration time = Duration.ofSeconds(seconds);
        assertEquals(expected, Spans.estimate(time));
        assertEquals(expectedError, Spans.error(Duration.ofSeconds(error), time));
    }
}
