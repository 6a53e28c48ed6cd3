package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.Texts;

@RunsBeside
class ClosingTest {

    /// G43
    @Test
    void shouldAskBeforeTheWindowIsClosedThoughTheQueueOnlyWaitsForATime() {
        assertEquals(Optional.empty(), Closing.question(false, false));
        assertEquals(Optional.of(Closing.QUEUE), Closing.question(false, true));
        assertEquals(Optional.of(Closing.RUN), Closing.question(true, true));
        Texts texts = Texts.of(Closing.class);
        assertEquals("Quit", texts.get(Closing.QUEUE.key("answer")));
        assertEquals("Stop and quit", texts.get(Closing.RUN.key("answer")));
    }
}
