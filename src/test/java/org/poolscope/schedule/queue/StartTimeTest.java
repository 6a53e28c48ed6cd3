package org.poolscope.schedule.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.InvalidSettingException;

@RunsBeside
class StartTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-28T20:00:00Z"), ZONE);

    /// J44
    @ParameterizedTest
    @CsvSource({"22:30,2026-03-28T21:30:00Z", "6:05,2026-03-29T04:05:00Z", "20:59,2026-03-29T18:59:00Z",
        "2026-12-24 06:00,2026-12-24T05:00:00Z", "2026-12-24T6:00,2026-12-24T05:00:00Z"})
    void shouldTakeTheNextSuchTimeOfTheClockOnTheWall(String typed, Instant meant) {
        assertEquals(Optional.of(meant), StartTime.parse(typed, CLOCK));
    }

    /// J44
    @Test
    void shouldTakeNothingForAtOnceAndWriteTimesAsItTakesThem() {
        assertEquals(Optional.empty(), StartTime.parse("  ", CLOCK));
        Instant at = Instant.parse("2026-12-24T05:00:00Z");
        assertEquals(Optional.of(at), StartTime.parse(StartTime.text(at, ZONE), CLOCK));
    }

    /// J44
    @ParameterizedTest
    @ValueSource(strings = {"soon", "25:00", "2026-02-30 06:00", "2026-03-27 06:00", "22", "22:30:10"})
    void shouldRefuseWhatIsNoTimeToCome(String typed) {
        assertThrows(InvalidSettingException.class, () -> StartTime.parse(typed, CLOCK));
    }
}
