package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.testing.RunsBeside;

/// Workers and strangers that do not keep to the protocol.
@RunsBeside
class PoolProtocolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static int breakTheRules(Death way) throws Exception {
        way.happens();
        return Functions.hang(Path.of("/dev/null")) == null ? 0 : 1;
    }

    static int dieWhileSpeaking(int n) throws Exception {
        Libc.say(new byte[] {0, 0, 1, 0, 1, 1});
        return Functions.killMyself(n);
    }

    private static Cause cause(WorkerPool pool, Death way) {
        var failure = assertThrows(ExecutionException.class,
                () -> pool.applyAsync(PoolProtocolTest::breakTheRules, way).get(PATIENCE));
        return assertInstanceOf(WorkerDiedException.class, failure.getCause()).certificates().getFirst().cause();
    }

    @ParameterizedTest
    @CsvSource({"GARBAGE,a frame cannot have a length of", "WRONG_VERSION,version 99 is spoken",
            "FALSE_ANSWER,which it was not given"})
    void shouldPutDownAWorkerThatBreaksTheRulesAndSayWhich(Death way, String rule) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            String reason = assertInstanceOf(Cause.Protocol.class, cause(pool, way)).reason();
            assertTrue(reason.contains(rule), reason);
            assertEquals(9, pool.apply(Functions::square, 3));
        }
    }

    /// The half of a reply is not what it died of.
    @Test
    void shouldTellWhatAWorkerDiedOfThatDiedWhileItSpoke() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            assertEquals(new Cause.Exit(7), cause(pool, Death.HALF_A_FRAME));
            var failure = assertThrows(ExecutionException.class,
                    () -> pool.applyAsync(PoolProtocolTest::dieWhileSpeaking, 1).get(PATIENCE));
            assertEquals(new Cause.Signal(9, "SIGKILL"), assertInstanceOf(WorkerDiedException.class, failure.getCause())
                    .certificates().getFirst().cause());
        }
    }

    @Test
    void shouldNotBeDisturbedByStrangersAtItsSocket() throws Exception {
        List<SocketChannel> strangers = new ArrayList<>();
        try (var pool = WorkerPool.ofSize(2)) {
            pool.apply(Functions::pid);
            Path socket = RunFiles.socketOf(pool);
            for (int i = 0; i < 100; i++) {
                SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                // Nothing at all, a token that is none, half a frame, or what comes to mind.
                byte[] bytes = {0, 0, 0, (byte) (i % 4 == 3 ? i : 10), (byte) i, 1};
                stranger.write(ByteBuffer.wrap(bytes, 0, i % 7));
                strangers.add(stranger);
            }
            List<Integer> items = IntStream.range(0, 10_000).boxed().toList();
            assertEquals(items.stream().map(Functions::square).toList(), pool.map(Functions::square, items));
        } finally {
            for (SocketChannel stranger : strangers) {
                stranger.close();
            }
        }
    }
}
