package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class EventTest extends SharedTest {

    /// E01
    @Test
    void shouldWakeWhoWaitsAndStaySetUntilItIsCleared() throws Exception {
        Event event = segments.createEvent("go");
        assertFalse(event.await(Duration.ZERO));
        FutureTask<Boolean> waiting = inAThread(() -> event.await(Duration.ofSeconds(30)));

        child().say("set go").await("done");
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
        assertTrue(event.await(Duration.ZERO));
        event.await();
        assertTrue(event.isSet());

        event.clear();
        assertFalse(event.isSet());
        assertFalse(event.await(Duration.ofMillis(1)));
    }

    @Test
    void shouldLetItsWaitersBeInterruptedAndSayWhenItIsClosed() throws Exception {
        Event event = segments.createEvent("go");
        var task = new FutureTask<>(() -> {
            assertThrows(InterruptedException.class, event::await);
            return null;
        });
        Thread.ofPlatform().start(task).interrupt();
        task.get(10, TimeUnit.SECONDS);

        FutureTask<Boolean> waiting = inAThread(() -> event.await(Duration.ofSeconds(30)));
        event.close();
        var thrown = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
        assertEquals("event 'go' is closed", thrown.getCause().getMessage());
    }
}
