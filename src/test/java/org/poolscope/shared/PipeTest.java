package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

@RunsBeside
class PipeTest extends SharedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(350);

    private ChildJvm echo(String pipe) {
        ChildJvm child = child().say("echo " + pipe);
        child.await("echoing");
        return child;
    }

    /// N01
    @Test
    void shouldEchoAListAndBytesAnd16MiBAndThenTheEnd() throws Exception {
        Pipe<Object> pipe = segments.createPipe("pipe", Object.class);
        ChildJvm child = echo("pipe");
        byte[] large = new byte[16 << 20];
        new Random(1).nextBytes(large);

        pipe.first().send(List.of(1, 2.5, "three"));
        assertEquals(Optional.of(List.of(1, 2.5, "three")), pipe.first().receive());
        FutureTask<Optional<Object>> answer = inAThread(pipe.first()::receive);
        pipe.first().send(large);
        assertArrayEquals(large, (byte[]) answer.get(30, TimeUnit.SECONDS).orElseThrow());
        pipe.first().send(7L);
        assertEquals(Optional.of(7L), pipe.first().receive());

        pipe.first().close();
        child.await("done");
        assertThrows(IllegalStateException.class, () -> pipe.first().receive());
    }

    /// N01
    @Test
    void shouldGiveWhatIsUnderWayAndThenTheEndWhenTheOtherEndIsClosed() throws Exception {
        Pipe<String> pipe = segments.createPipe("pipe", String.class);
        pipe.second().send("last words");
        pipe.second().close();

        assertEquals(Optional.of("last words"), pipe.first().receive());
        assertEquals(Optional.empty(), pipe.first().receive());
        assertTrue(pipe.first().poll());
        var thrown = assertThrows(SegmentException.class, () -> pipe.first().send("hello?"));
        assertTrue(thrown.getMessage().contains("nobody is at the other end"), thrown.getMessage());
    }

    @Test
    void shouldEndWhenTheProcessAtTheOtherEndIsKilled() throws Exception {
        Pipe<Object> pipe = segments.createPipe("pipe", Object.class);
        ChildJvm child = child().say("send pipe bye");
        child.await("done");
        FutureTask<Optional<Object>> end = inAThread(() -> {
            assertEquals(Optional.of("bye"), pipe.first().receive());
            return pipe.first().receive();
        });
        Waiting.until("it waits for more", PATIENCE, () -> pipe.waiting().size() == 1, pipe::toString);
        child.kill();

        assertEquals(Optional.empty(), end.get(10, TimeUnit.SECONDS));
    }

    /// N03
    @Test
    void shouldTellWhetherThereIsSomethingToReceiveWithoutReceivingIt() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        assertFalse(pipe.first().poll());
        long start = System.nanoTime();
        assertFalse(pipe.first().poll(SHORT));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos(), "gave up too early");

        pipe.second().send(new byte[0]);
        assertTrue(pipe.first().poll());
        assertTrue(pipe.first().poll(SHORT));
        assertEquals(0, pipe.first().receive().orElseThrow().length);
        assertFalse(pipe.first().poll());
    }

    /// N04
    @Test
    void shouldRefuseTheOtherDirectionWhenItIsOneWay() throws Exception {
        Pipe<String> pipe = segments.createOneWayPipe("pipe", String.class);
        pipe.first().send("down");
        assertEquals(Optional.of("down"), pipe.second().receive());

        assertThrows(UnsupportedOperationException.class, () -> pipe.second().send("up"));
        assertThrows(UnsupportedOperationException.class, () -> pipe.first().receive());
        assertThrows(UnsupportedOperationException.class, () -> pipe.first().poll());
    }

    /// N05
    @Test
    void shouldNeitherMergeNorSplitMessages() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        var random = new Random(5);
        List<byte[]> messages = random.ints(300, 0, 200_000).mapToObj(byte[]::new).peek(random::nextBytes).toList();
        FutureTask<Void> sender = inAThread(() -> {
            for (byte[] message : messages) {
                pipe.first().send(message);
            }
            return null;
        });
        for (byte[] message : messages) {
            assertArrayEquals(message, pipe.second().receive().orElseThrow());
        }
        sender.get(10, TimeUnit.SECONDS);
    }

    /// N05
    @Test
    void shouldKeepMessagesOfSeveralSendersApart() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        List<FutureTask<Void>> senders = List.of(1, 2, 3).stream().map(number -> inAThread(() -> {
            byte[] message = new byte[150_000];
            Arrays.fill(message, number.byteValue());
            for (int i = 0; i < 50; i++) {
                pipe.first().send(message);
            }
            return (Void) null;
        })).toList();
        for (int i = 0; i < 150; i++) {
            byte[] message = pipe.second().receive().orElseThrow();
            assertEquals(150_000, message.length);
            for (byte b : message) {
                assertEquals(message[0], b);
            }
        }
        for (FutureTask<Void> sender : senders) {
            sender.get(10, TimeUnit.SECONDS);
        }
    }

    /// N08
    @Test
    void shouldSayThatItIsClosed() throws Exception {
        Pipe<String> pipe = segments.createPipe("pipe", String.class);
        pipe.first().close();
        pipe.first().close();
        var thrown = assertThrows(IllegalStateException.class, () -> pipe.first().send("x"));
        assertEquals("the first end of pipe 'pipe' is closed", thrown.getMessage());
        assertThrows(IllegalStateException.class, () -> pipe.first().receive());

        Pipe<String> other = segments.createPipe("other", String.class);
        FutureTask<Optional<String>> waiting = inAThread(other.first()::receive);
        Waiting.until("it waits", PATIENCE, () -> other.waiting().size() == 1, other::toString);
        segments.close();
        var closed = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
        assertEquals("pipe 'other' is closed", closed.getCause().getMessage());
        assertThrows(IllegalStateException.class, () -> pipe.second().receive());
    }

    static int fail(PipeEnd<String> end) {
        throw new IllegalStateException("before it has used " + end);
    }

    @Test
    void shouldEndWithAProcessThatWasGivenTheOtherEndAndNeverUsedIt() throws Exception {
        Pipe<String> pipe = segments.createPipe("pipe", String.class);
        Path nowhere = directory.resolve("stderr");
        WorkerProcess process = WorkerProcess.of(PipeTest::fail, pipe.second()).stderr(nowhere).start();
        assertEquals(Optional.empty(), pipe.first().receive());
        process.join();
        assertEquals(1, process.exitCode().orElseThrow());
    }

    @Test
    void shouldNoticeAKilledProcessHoweverShortlyItIsWaitedFor() throws Exception {
        Pipe<Object> pipe = segments.createPipe("pipe", Object.class);
        ChildJvm child = child();
        child.say("hold-end pipe").await("done");
        assertFalse(pipe.first().poll(Duration.ofMillis(5)));
        child.kill();
        Waiting.until("the end is there", PATIENCE, () -> pipe.first().poll(Duration.ofMillis(5)), pipe::toString);
    }

    @Test
    void shouldLoseNothingWhenInterruptedInTheMiddleOfAMessage() throws Exception {
        Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
        ChildJvm child = child().say("send-bytes pipe 1000000");
        Waiting.until("it waits for room", PATIENCE, () -> pipe.waiting().size() == 1, pipe::toString);
        signal("STOP", child);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, pipe.first()::receive);
        assertTrue(pipe.received() > 1, "nothing was received before");
        signal("CONT", child);
        assertEquals(1_000_000, pipe.first().receive().orElseThrow().length);
    }

    private static void signal(String name, ChildJvm child) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(child.pid())).start().waitFor());
    }

    @Test
    void shouldEndThisProcesssOwnWaitersWhenAnEndIsClosed() throws Exception {
        Pipe<String> pipe = segments.createPipe("pipe", String.class);
        pipe.second().poll();
        FutureTask<Optional<String>> waiting = inAThread(pipe.first()::receive);
        Waiting.until("it waits", PATIENCE, () -> pipe.waiting().size() == 1, pipe::toString);
        pipe.first().close();
        var thrown = assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS));
        assertEquals("the first end of pipe 'pipe' is closed", thrown.getCause().getMessage());
    }

    /// N13
    @Test
    void shouldBeWaitedForTogetherWithOtherPipesAndTheEndsOfProcesses() throws Exception {
        Pipe<Object> quiet = segments.createPipe("quiet", Object.class);
        Pipe<Object> talking = segments.createPipe("talking", Object.class);
        ChildJvm child = child();
        CompletableFuture<Process> exit = child.process().onExit();
        Ready process = Ready.of(exit);
        List<Ready> all = List.of(quiet.first(), talking.first(), process);
        assertEquals(List.of(), Ready.await(all, SHORT));

        child.say("send talking hello").await("done");
        assertEquals(List.of(talking.first()), Ready.await(all, PATIENCE));
        assertEquals(Optional.of("hello"), talking.first().receive());
        assertEquals(List.of(), Ready.await(all, Duration.ZERO));

        child.kill();
        exit.get(10, TimeUnit.SECONDS);
        assertEquals(List.of(talking.first(), process), Ready.await(all, PATIENCE));
        talking.first().close();
        assertEquals(List.of(process), Ready.await(all, PATIENCE));
        quiet.first().close();
        assertEquals(List.of(), Ready.await(List.of(quiet.first(), talking.first()), PATIENCE));
    }
}
