package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

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
}
