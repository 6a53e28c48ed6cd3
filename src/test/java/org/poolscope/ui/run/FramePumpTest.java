package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Frames are counted beside those of a pump that has many, so that a slow machine slows both.
@RunsBeside
class FramePumpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger many = new AtomicInteger();
    private final AtomicInteger few = new AtomicInteger();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    /// How many frames the other pump had had when each was taken.
    private final List<Integer> others = new CopyOnWriteArrayList<>();

    @Test
    void shouldHaveFewFramesWhileNothingMoves() throws Exception {
        try (var moving = pump(many, true); var still = pump(few, false)) {
            Edt.run(() -> {
                moving.start();
                still.start();
            });
            Waiting.until("40 frames", PATIENCE, () -> many.get() >= 40, () -> "there are " + many);

            assertTrue(few.get() <= 15, few + " frames, of " + many);
            assertTrue(few.get() >= 2, "there are none but the first");
        }
    }

    @Test
    void shouldHaveTheNextFrameAtOnceOnRequest() throws Exception {
        try (var moving = pump(many, true); var still = pump(few, false)) {
            Edt.run(still::start);
            Waiting.until("the first frame", PATIENCE, () -> few.get() == 1, () -> "there are " + few);
            Edt.run(() -> {
                still.put("news");
                still.hasten();
                moving.start();
            });
            Waiting.until("the news", PATIENCE, () -> taken.size() == 1, () -> "there are " + taken);

            assertEquals(List.of("news"), taken);
            assertTrue(others.getFirst() <= 1, () -> "after so many frames of the other: " + others);
        }
    }

    /// G36
    @Test
    void shouldHaveAFrameSoonForNewsThatSomebodyWaitsFor() throws Exception {
        try (var moving = pump(many, true); var still = pump(few, false)) {
            Edt.run(still::start);
            Waiting.until("the first frame", PATIENCE, () -> few.get() == 1, () -> "there are " + few);
            still.putSoon("news");
            still.putSoon("more");
            Edt.run(moving::start);
            Waiting.until("the news", PATIENCE, () -> taken.size() == 2, () -> "there are " + taken);

            assertEquals(List.of("news", "more"), taken);
            assertTrue(others.getLast() <= 3, () -> "after so many frames of the other: " + others);
        }
    }

    private FramePump<String> pump(AtomicInteger frames, boolean moves) {
        return new FramePump<>(news -> {
            others.add(many.get());
            taken.add(news);
        }, _ -> frames.incrementAndGet(), () -> moves);
    }
}
