package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Frames are counted beside those of a pump that has many, so that a slow machine slows both.
@RunsBeside
class FramePumpTest {

    private static final long MILLI = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger many = new AtomicInteger();
    private final AtomicInteger few = new AtomicInteger();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    /// How many frames the other pump had had when each was taken, or at each frame of a flooded one.
    private final List<Integer> others = new CopyOnWriteArrayList<>();
    /// What was taken in which event.
    private final Map<AWTEvent, List<Integer>> slices = Collections.synchronizedMap(new LinkedHashMap<>());
    /// How much was taken before each frame.
    private final List<Integer> frames = new CopyOnWriteArrayList<>();
    private Runnable atFirst = () -> { };
    private long now;

    @Test
    void shouldHaveFewFramesWhileNothingMoves() throws Exception {
        try (var moving = pump(many, true); var still = pump(few, false)) {
            Edt.run(() -> {
                moving.start();
                still.start();
            });
            Waiting.until("40 frames", PATIENCE, () -> many.get() >= 40, () -> "there are " + many);

            assertTrue(few.get() <= 25, few + " frames, of " + many);
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

    @Test
    void shouldTakeAFloodInShortSlicesAndHaveTheFrameWhenAllIsTaken() throws Exception {
        try (var flooded = flooded(MILLI)) {
            Edt.run(() -> startWith(flooded, 22, () -> { }));
            Waiting.until("a frame", PATIENCE, () -> !frames.isEmpty(), () -> "taken are " + slices);

            assertEquals(List.of(4, 4, 4, 4, 4, 2), sizes());
            assertEquals(numbers(22), all());
            assertEquals(22, frames.getFirst());
        }
    }

    @Test
    void shouldTakeTheRestInOrderAndHaveNoFrameWhenItIsClosedBetweenSlices() throws Exception {
        var over = new AtomicBoolean();
        var flooded = flooded(MILLI);
        Edt.run(() -> startWith(flooded, 22, () -> EventQueue.invokeLater(() -> {
            flooded.close();
            over.set(true);
        })));
        Waiting.until("the end", PATIENCE, over::get, () -> "taken are " + slices);
        // So that a slice that was to come after it has been.
        Edt.run(() -> { });

        assertEquals(List.of(4, 18), sizes());
        assertEquals(numbers(22), all());
        assertEquals(List.of(), frames);
    }

    @Test
    void shouldHaveTheNextFrameAtOnceOnRequestThoughItIsTakingWhatItMayTakeForThis() throws Exception {
        int most = 150_000;
        try (var moving = pump(many, true); var flooded = flooded(MILLI / 1000)) {
            Edt.run(() -> startWith(flooded, most + 1, () -> {
                moving.start();
                flooded.hasten();
            }));
            Waiting.until("two frames", PATIENCE, () -> frames.size() >= 2, () -> "there are " + frames);

            assertEquals(List.of(most, most + 1), frames.subList(0, 2));
            assertEquals(numbers(most + 1), all());
            // From the one to the next: to take so much may last some frames.
            assertTrue(others.get(1) - others.get(0) <= 3, () -> "frames of the other at each: " + others);
        }
    }

    @Test
    void shouldTakeTheRestThoughOneThingCannotBeTaken() throws Exception {
        try (var flooded = flooded(MILLI)) {
            Edt.run(() -> startWith(flooded, 6, () -> {
                throw new IllegalStateException("on purpose");
            }));
            Waiting.until("a frame", PATIENCE, () -> !frames.isEmpty(), () -> "taken are " + slices);

            assertEquals(List.of(1, 4, 1), sizes());
            assertEquals(numbers(6), all());
        }
    }

    @Test
    void shouldTakeTheRestThoughOneThingCannotBeTakenWhenItIsClosed() throws Exception {
        var flooded = flooded(MILLI);
        atFirst = () -> {
            throw new IllegalStateException("on purpose");
        };
        numbers(6).forEach(flooded::put);
        Edt.run(() -> assertThrows(IllegalStateException.class, flooded::close));
        // So that the rest has been taken after it.
        Edt.run(() -> { });

        assertEquals(numbers(6), all());
        assertEquals(List.of(), frames);
    }

    /// Its clock goes on with each thing that is taken.
    private FramePump<Integer> flooded(long nanosEach) {
        return new FramePump<>(news -> {
            now += nanosEach;
            slices.computeIfAbsent(EventQueue.getCurrentEvent(), _ -> new ArrayList<>()).add(news);
            if (news == 0) {
                atFirst.run();
            }
        }, _ -> {
            others.add(many.get());
            frames.add(all().size());
        }, () -> false, () -> now);
    }

    private void startWith(FramePump<Integer> pump, int size, Runnable first) {
        atFirst = first;
        numbers(size).forEach(pump::put);
        pump.start();
    }

    private static List<Integer> numbers(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private List<Integer> sizes() {
        return slices.values().stream().map(List::size).toList();
    }

    private List<Integer> all() {
        return slices.values().stream().flatMap(List::stream).toList();
    }

    private FramePump<String> pump(AtomicInteger count, boolean moves) {
        return new FramePump<>(news -> {
            others.add(many.get());
            taken.add(news);
        }, _ -> count.incrementAndGet(), () -> moves);
    }
}
