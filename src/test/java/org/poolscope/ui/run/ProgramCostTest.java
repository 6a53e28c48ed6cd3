package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.ui.run.ProgramCost.Share;

class ProgramCostTest {

    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private long program;
    private long drawing;
    private long sampled;
    private final ProgramCost cost = new ProgramCost(() -> nanos, () -> program, () -> drawing);

    @Test
    void shouldTellTheWholeProgramsShareOverTheLastTwentySeconds() {
        cost.read(0);
        assertTrue(cost.share().isEmpty(), "one reading tells nothing");

        second(900_000_000, 0, 0);
        for (int i = 0; i < 20; i++) {
            second(100_000_000, 10_000_000, 40_000_000);
        }
        Share share = cost.share().orElseThrow();

        assertEquals(0.1, share.all(), 1e-9, "the dear second is long ago");
        assertEquals(0.04, share.drawing(), 1e-9);
        assertEquals(0.05, share.rest(), 1e-9);
    }

    @Test
    void shouldNotCountWhatWasBeforeTheRun() {
        cost.read(0);
        second(SECOND, 0, SECOND);
        cost.begin();
        sampled = 0;

        cost.read(0);
        second(50_000_000, 5_000_000, 20_000_000);

        assertEquals(new Share(0.05, 0.005, 0.02), cost.share().orElseThrow());
    }

    /// J38
    @Test
    void shouldSayNothingOfASingleMoment() {
        cost.read(0);
        nanos += SECOND / 1000;
        program += SECOND / 1000;
        cost.read(0);

        assertEquals(Optional.empty(), cost.share());
    }

    private void second(long all, long sampling, long ofDrawing) {
        nanos += SECOND;
        program += all;
        drawing += ofDrawing;
        sampled += sampling;
        cost.read(sampled);
    }
}
