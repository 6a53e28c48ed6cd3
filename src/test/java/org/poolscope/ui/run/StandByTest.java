package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.pool.SpareWorkers;
import org.poolscope.testing.Waiting;

@Isolated
class StandByTest {

    @Test
    void shouldHaveNoWorkerStandByWhileSomethingIsMeasured() {
        try (var standBy = new StandBy()) {
            standBy.expect(1);
            assertNotNull(standBy.spares());

            standBy.measure();
            // As a run does that ended just before, whose workers were waited for on another thread.
            standBy.expect(2);
            assertNull(standBy.spares());

            standBy.measure();
            standBy.measured(1);
            assertNull(standBy.spares(), "another comparison is on already");

            standBy.measured(1);
            assertNotNull(standBy.spares());
        }
    }

    @Test
    void shouldHaveNoMoreStandByThanThereAreProcessorsHoweverLargeTheLastRunWas() throws Exception {
        try (var standBy = new StandBy(Duration.ofMinutes(5), 2)) {
            standBy.expect(64);
            SpareWorkers spares = Objects.requireNonNull(standBy.spares());

            Waiting.until("two stand by", Duration.ofSeconds(50), () -> spares.standingBy() == 2,
                    () -> spares.standingBy() + " do");
            assertEquals(2, ProcessHandle.current().children().count(), "and no more were launched");
        }
    }

    @Test
    void shouldLetThemGoWhenNobodyRunsAnythingForAWhile() throws Exception {
        try (var standBy = new StandBy(Duration.ofMillis(300), 2)) {
            standBy.expect(1);
            assertNotNull(standBy.spares());

            Waiting.until("none stands by", Duration.ofSeconds(50), () -> standBy.spares() == null, () -> "one does");

            standBy.expect(1);
            assertNotNull(standBy.spares(), "until the next run");
        }
    }
}
