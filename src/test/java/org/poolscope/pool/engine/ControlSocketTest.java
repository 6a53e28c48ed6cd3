package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.FrameInput;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.ReplyCodec;
import org.poolscope.protocol.WireWriter;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.testing.Waiting;

/// The real socket, with the other ends in this JVM.
class ControlSocketTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOKEN = "0123456789abcdef";
    private static final Reply ANSWER = new Reply.Done(7, 1, 2, 3L, List.of());

    @TempDir
    Path folder;
    private Worker worker;
    private ControlSocket socket;
    private final List<String> tokens = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<Worker> disconnected = new ArrayList<>();
    private @Nullable CommandSink connection;
    private int heard;

    /// Expects one worker.
    private final class OneWorkersHost implements ReplySource.Host {

        @Override
        public @Nullable Worker expected(String token) {
            tokens.add(token);
            return token.equals(TOKEN) ? worker : null;
        }

        @Override
        public void connected(Worker its, CommandSink commands) {
            connection = commands;
        }

        @Override
        public void replied(Worker its, Reply reply) {
            replies.add(reply);
        }

        @Override
        public void heard(Worker its) {
            heard++;
        }

        @Override
        public void disconnected(Worker its) {
            disconnected.add(its);
        }
    }

    @BeforeEach
    void open() throws IOException {
        var process = new SimulatedProcess(SimulatedProcess.FIRST_PID, _ -> { }, () -> true);
        worker = new Worker(new LaunchedWorker(1, 0, process, ParentPage.create(folder.resolve("page")), TOKEN, folder,
                folder, 0, false), NanoClock.SYSTEM);
        socket = new ControlSocket(folder.resolve("socket"), 1, new OneWorkersHost());
    }

    @AfterEach
    void close() {
        socket.close();
    }

    private SocketChannel connect(Reply... said) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("socket")));
        say(channel, said);
        return channel;
    }

    private static void say(SocketChannel channel, Reply... said) throws IOException {
        var out = new WireWriter();
        for (Reply reply : said) {
            ReplyCodec.write(reply, out);
        }
        ByteBuffer bytes = out.drain();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void pollUntil(String what, Callable<Boolean> condition) throws Exception {
        Waiting.until(what, PATIENCE, () -> {
            socket.poll();
            return condition.call();
        }, () -> "tokens " + tokens + ", replies " + replies);
    }

    private static boolean isClosedByTheOtherSide(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        return channel.read(ByteBuffer.allocate(1)) < 0;
    }

    /// Everything is right but the token.
    @Test
    void shouldSendAwayWhoeverSaysAWholeHelloWithAWrongToken() throws Exception {
        try (SocketChannel stranger = connect(new Reply.Hello("0123456789abcdee", 4711), ANSWER)) {
            pollUntil("it is asked who that is", () -> !tokens.isEmpty());
            Waiting.until("it is sent away", PATIENCE, () -> isClosedByTheOtherSide(stranger), tokens::toString);
        }
        assertEquals(List.of("0123456789abcdee"), tokens);
        assertEquals(null, connection);
        assertEquals(List.of(), replies);
        assertEquals(List.of(), disconnected);
    }

    @Test
    void shouldSendAwayWhoeverSaysAnythingElseFirst() throws Exception {
        try (SocketChannel stranger = connect(ANSWER, new Reply.Hello(TOKEN, 4711))) {
            pollUntil("it is sent away", () -> isClosedByTheOtherSide(stranger));
        }
        assertEquals(null, connection);
        assertEquals(List.of(), replies);
    }

    @Test
    void shouldLetInWhoeverHasTheTokenAndBringBothSidesWords() throws Exception {
        try (SocketChannel channel = connect(new Reply.Hello(TOKEN, 4711), new Reply.Opened(), ANSWER)) {
            pollUntil("its replies have come", () -> replies.size() == 2);
            assertEquals(List.of(new Reply.Opened(), ANSWER), replies);
            assertEquals(1, heard, "what comes together is told together");

            connection.send(new Command.Recall(3));
            assertTrue(connection.pending() > 0);
            connection.flush();
            assertEquals(0, connection.pending());
            FrameInput<Command> input = FrameInput.ofCommands();
            input.receive(Channels.newChannel(Channels.newInputStream(channel)));
            assertEquals(new Command.Recall(3), input.next());
        }
        pollUntil("its end is told", () -> !disconnected.isEmpty());
        assertEquals(List.of(worker), disconnected);
    }

    /// The end of a process is told by another way than its words, and may come first.
    @Test
    void shouldBringTheLastWordsOfADeadWorkerOnRequest() throws Exception {
        try (SocketChannel channel = connect(new Reply.Hello(TOKEN, 4711))) {
            pollUntil("it is let in", () -> connection != null);
            say(channel, ANSWER, ANSWER);
        }
        socket.takeLast(worker);
        assertEquals(List.of(ANSWER, ANSWER), replies);
        // A process that another test is starting may have the other end for a moment longer.
        pollUntil("its end is seen", () -> disconnected.equals(List.of(worker)));
    }

    @Test
    void shouldPutDownAWorkerThatDoesNotKeepToTheProtocol() throws Exception {
        try (SocketChannel channel = connect(new Reply.Hello(TOKEN, 4711))) {
            pollUntil("it is let in", () -> connection != null);
            channel.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0}));
            pollUntil("it is put down", () -> worker.condemned() != null);
            assertInstanceOf(Cause.Protocol.class, worker.condemned());
            assertEquals(List.of(worker), disconnected);
        }
        assertFalse(worker.isReady());
    }
}
