package org.poolscope.workload.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.InvalidSettingException;

class TaskPolicyTest {

    @Test
    void shouldWaitLongerBeforeEachRetryAndNeverForEver() {
        var policy = new RetryPolicy(1000, Duration.ofMillis(100), 2);

        assertEquals(Duration.ofMillis(100), policy.pauseBefore(1));
        assertEquals(Duration.ofMillis(400), policy.pauseBefore(3));
        assertEquals(Duration.ofHours(1), policy.pauseBefore(1000));
    }

    @Test
    void shouldRefuseRetriesThatCannotBe() {
        assertEquals("retries: must be from 0 to 1000, not -1", refusal(() -> RetryPolicy.times(-1)));
        assertEquals("retry pause: must be from 0 to 1 hour, and is PT-1S",
                refusal(() -> new RetryPolicy(1, Duration.ofSeconds(-1), 2)));
        assertEquals("retry factor: must be from 1 to 10, not NaN",
                refusal(() -> new RetryPolicy(1, Duration.ZERO, Double.NaN)));
    }

    @Test
    void shouldHaltAfterANumberOrAShareOfFailures() {
        assertFalse(HaltPolicy.NEVER.isDue(100, 100));
        assertFalse(HaltPolicy.parse("soon,3").isDue(2, 10));
        assertTrue(HaltPolicy.parse("soon,3").isDue(3, 10));
        assertFalse(HaltPolicy.parse("now,10%").isDue(9, 100));
        assertTrue(HaltPolicy.parse("now, 10%").isDue(10, 100));
        assertEquals(HaltPolicy.nowAfter(1), HaltPolicy.parse("now"));
        assertFalse(HaltPolicy.parse("now").isDue(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "later", "soon,", "soon,x", "soon,0", "soon,1.5", "now,0%", "now,101%", "now,NaN%",
            "never,3"})
    void shouldRefuseAHaltThatCannotBe(String text) {
        assertTrue(refusal(() -> HaltPolicy.parse(text)).startsWith("halt: must be "), text);
        assertFalse(refusal(() -> HaltPolicy.parse(text)).endsWith(".0"), text);
    }

    @Test
    void shouldReadDeadlinesInSecondsAndInPercent() {
        assertEquals(Deadline.after(Duration.ofMillis(2500)), Deadline.parse("2.5"));
        assertEquals(Deadline.ofMedian(300), Deadline.parse(" 300% "));
        assertEquals(Deadline.NONE, Deadline.parse("None"));
    }

    /// G26
    @Test
    void shouldReadTimesWithTheirUnitsAndSayThemInSeconds() {
        assertEquals(Duration.ofMillis(1500), RetryPolicy.parsePause("1500 ms"));
        assertEquals(Duration.ofSeconds(2), RetryPolicy.parsePause("2s"));
        assertEquals(Duration.ofMinutes(1), RetryPolicy.parsePause("1m"));
        assertEquals(Duration.ZERO, RetryPolicy.parsePause("0"));
        assertEquals(Deadline.after(Duration.ofHours(2)), Deadline.parse("2H"));
        assertEquals("7200 s", Deadline.parse("2h").inWords());
        assertEquals("0.3 s", Deadline.parse("300ms").inWords());
        assertEquals("250 % of the median", Deadline.parse("250%").inWords());
        assertEquals("retry-delay: must be a time from 0 to 1 hour, as in 500ms, 2s or 1m, and is '2h'",
                refusal(() -> RetryPolicy.parsePause("2h")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "0", "-1", "NaN", "1e10", "100%", "NaN%", "1e7%"})
    void shouldRefuseADeadlineThatCannotBe(String text) {
        assertTrue(refusal(() -> Deadline.parse(text)).startsWith("deadline: must be "), text);
    }

    private static String refusal(Executable action) {
        return assertThrows(InvalidSettingException.class, action).getMessage();
    }
}
