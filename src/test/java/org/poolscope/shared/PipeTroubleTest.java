package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Messages that are larger than a pipe, and are broken off.
@RunsBeside
class PipeTroubleTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final int LARGE = 1_000_000;

    private static void awaitSender(Pipe<?> pipe) throws Exception {
        Waiting.until("the sender waits for room", PATIENCE, () -> pipe.waiting().size() == 1, pipe::toString);
    }

    /// P1
    private static void breakOff(Pipe<byte[]> pipe) throws Exception {
        var failed = new FutureTask<Void>(() -> {
            pipe.second().send(new byte[100 * LARGE]);
            return null;
        });
        Thread sender = Thread.ofPlatform().daemon().start(failed);
        awaitSender(pipe);
        sender.interrupt();
        var thrown = assertThrows(ExecutionException.class, () -> failed.get(10, TimeUnit.SECONDS));
        assertEquals(InterruptedException.class, thrown.getCause().getClass());
    }

    private static void assertNothingThere(Pipe<byte[]> pipe) throws InterruptedException {
        assertFalse(pipe.first().poll());
        assertFalse(pipe.first().isReady());
        assertFalse(pipe.first().poll(SHORT));
        assertEquals(List.of(), Ready.await(List.of(pipe.first()), SHORT));
    }

    @Test
    void shouldBeThereWholeOrNotAtAllWhenTheSenderIsInterrupted() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        breakOff(pipe);
        assertNothingThere(pipe);

        breakOff(pipe);
        FutureTask<Optional<byte[]>> received = inAThread(pipe.first()::receive);
        pipe.second().send(new byte[3]);
        assertEquals(3, received.get(10, TimeUnit.SECONDS).orElseThrow().length);
        assertNothingThere(pipe);

        pipe.second().send(new byte[4]);
        breakOff(pipe);
        assertTrue(pipe.first().poll());
        assertEquals(4, pipe.first().receive().orElseThrow().length);
        assertNothingThere(pipe);
    }

    @Test
    void shouldMakeRoomForTheNextOneWhenItsRestIsOnlyAskedFor() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        breakOff(pipe);
        FutureTask<Void> next = inAThread(() -> {
            pipe.second().send(new byte[LARGE]);
            return null;
        });
        Waiting.until("there is something", PATIENCE, pipe.first()::poll, pipe::toString);
        assertEquals(LARGE, pipe.first().receive().orElseThrow().length);
        next.get(10, TimeUnit.SECONDS);
        assertNothingThere(pipe);
    }

    @Test
    void shouldNotBeThereWhenTheSenderIsKilledAndOthersAreAtItsEnd() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        pipe.second().poll();
        ChildJvm child = child().say("send-bytes pipe " + LARGE);
        awaitSender(pipe);
        assertTrue(pipe.first().poll(), "its sender goes on");
        child.kill();
        assertNothingThere(pipe);

        child = child().say("send-bytes pipe " + LARGE);
        awaitSender(pipe);
        child.kill();
        FutureTask<Optional<byte[]>> received = inAThread(pipe.first()::receive);
        pipe.second().send(new byte[LARGE + 1]);
        assertEquals(LARGE + 1, received.get(10, TimeUnit.SECONDS).orElseThrow().length);
        assertNothingThere(pipe);
    }

    @Test
    void shouldNotBeThereWhenTheOneIsKilledWhoHasReceivedItsBeginning() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        pipe.first().poll();
        ChildJvm sender = child().say("send-bytes pipe " + LARGE);
        awaitSender(pipe);
        signal("STOP", sender);
        ChildJvm receiver = child().say("receive pipe");
        Waiting.until("it waits for the rest", PATIENCE, () -> pipe.waiting().size() == 2, pipe::toString);
        receiver.kill();
        signal("CONT", sender);
        Waiting.until("its rest is dropped", PATIENCE,
                () -> !pipe.first().poll() && sender.lines().contains("done"), sender::toString);
        assertNothingThere(pipe);
        pipe.second().send(new byte[5]);
        assertEquals(5, pipe.first().receive().orElseThrow().length);
    }

    private static void signal(String name, ChildJvm child) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start().waitFor());
    }

    @Test
    void shouldBeReadyWhileItIsStreamedHoweverLargeItIs() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        inAThread(() -> {
            for (int i = 0; i < 20; i++) {
                pipe.second().send(new byte[LARGE + i]);
            }
            return null;
        });
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of(pipe.first()), Ready.await(List.of(pipe.first()), PATIENCE));
            assertEquals(LARGE + i, pipe.first().receive().orElseThrow().length);
        }
        assertNothingThere(pipe);
    }
}
