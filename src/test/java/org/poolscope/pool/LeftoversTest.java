package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.Leftovers;
import org.poolscope.testing.ChildJvm;

class LeftoversTest {

    /// Makes shared objects and waits to be killed.
    static final class Maker {

        private Maker() {}

        public static void main(String[] args) throws InterruptedException {
            try (Segments segments = Segments.create()) {
                segments.createCounter("one");
                segments.createCounter("two");
                System.out.println("made");
                new CountDownLatch(1).await();
            }
        }
    }

    /// M06
    @Test
    void shouldBeRemovedAndCounted() throws Exception {
        long maker;
        try (ChildJvm child = ChildJvm.start(Maker.class)) {
            child.await("made");
            maker = child.pid();
            child.kill();
        }

        Leftovers removed = BatchRun.sweepLeftovers().orElseThrow();
        assertEquals(List.of(), List.of(RunFiles.of(maker)));
        assertTrue(removed.runs() >= 1 && removed.segments() >= 2, removed::toString);
    }
}
