package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.call.AsyncResult;
import org.poolscope.call.CallOptions;
import org.poolscope.call.WorkerDiedException;
import org.poolscope.function.CodecException;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.DeathCertificate.Cause;
import org.poolscope.telemetry.Phase;
import org.poolscope.testing.RunsBeside;

/// Arguments, functions and results that make trouble when they are written, rebuilt or run: every combination ends in
/// a definite error, one after another in the same pool.
@RunsBeside
class PoolTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static WorkerPool pool;

    enum Moment { ENCODE, DECODE, RUN }

    enum Deed {
        ERROR, EXIT, CRASH;

        void doIt(Moment when) {
            switch (this) {
                case ERROR -> throw new IllegalStateException("evil at " + when);
                case EXIT -> Functions.exit(99);
                case CRASH -> crash();
            }
        }

        private static void crash() {
            try {
                Functions.killMyself(0);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Does its deed when it is read in the process it was made in, or rebuilt in another.
    record Evil(Moment moment, Deed deed, long home) {

        Evil {
            if (moment == Moment.DECODE && home != Functions.pid()) {
                deed.doIt(moment);
            }
        }

        static Evil at(Moment moment, Deed deed) {
            return new Evil(moment, deed, Functions.pid());
        }

        @Override
        public Deed deed() {
            if (moment == Moment.ENCODE && home == Functions.pid()) {
                deed.doIt(moment);
            }
            return deed;
        }
    }

    static String use(Evil evil) {
        return evil.toString();
    }

    static String run(Deed deed) {
        deed.doIt(Moment.RUN);
        return "survived";
    }

    /// What is evil, when, and in which process.
    enum Cell {
        ARGUMENT_ENCODE(true, Moment.ENCODE, Cell::argument),
        ARGUMENT_DECODE(false, Moment.DECODE, Cell::argument),
        FUNCTION_ENCODE(true, Moment.ENCODE, Cell::function),
        FUNCTION_DECODE(false, Moment.DECODE, Cell::function),
        FUNCTION_RUN(false, Moment.RUN, (_, deed) -> pool.applyAsync(PoolTroubleTest::run, deed)),
        RESULT_ENCODE(false, Moment.ENCODE, Cell::result),
        RESULT_DECODE(true, Moment.DECODE, Cell::result);

        private final boolean inParent;
        private final Moment moment;
        private final BiFunction<Moment, Deed, AsyncResult<?>> call;

        Cell(boolean inParent, Moment moment, BiFunction<Moment, Deed, AsyncResult<?>> call) {
            this.inParent = inParent;
            this.moment = moment;
            this.call = call;
        }

        private static AsyncResult<?> argument(Moment moment, Deed deed) {
            return pool.applyAsync(PoolTroubleTest::use, Evil.at(moment, deed));
        }

        private static AsyncResult<?> function(Moment moment, Deed deed) {
            Evil captured = Evil.at(moment, deed);
            return pool.applyAsync(() -> use(captured));
        }

        private static AsyncResult<?> result(Moment moment, Deed deed) {
            return pool.applyAsync(Evil::at, moment, deed);
        }

        Throwable failure(Deed deed) {
            return assertThrows(ExecutionException.class, () -> call.apply(moment, deed).get(PATIENCE)).getCause();
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(Cell.values()).flatMap(cell -> Stream.of(Deed.values()).map(deed -> arguments(cell, deed)));
    }

    @BeforeAll
    static void startPool() {
        pool = WorkerPool.ofSize(2);
    }

    @AfterAll
    static void endPool() throws Exception {
        pool.shutdown();
        assertTrue(pool.join(PATIENCE));
    }

    /// X01. An argument runs as little as a result does: for them there is no such moment.
    @ParameterizedTest
    @MethodSource("cells")
    void shouldEndEveryTroubleInADefiniteErrorAndGoOn(Cell cell, Deed deed) throws Exception {
        assumeTrue(deed == Deed.ERROR || !cell.inParent, "not applicable: it would end the parent itself");
        if (deed == Deed.ERROR) {
            Throwable error = cell.inParent && cell.moment == Moment.ENCODE
                    ? assertThrows(CodecException.class, () -> cell.call.apply(cell.moment, deed))
                    : cell.failure(deed);
            assertEquals(cell.moment == Moment.RUN ? IllegalStateException.class : CodecException.class,
                    error.getClass());
            assertTrue(error.getMessage().contains("evil at " + cell.moment), error::toString);
        } else {
            DeathCertificate death =
                    assertInstanceOf(WorkerDiedException.class, cell.failure(deed)).certificates().getFirst();
            assertEquals(deed == Deed.EXIT ? new Cause.Exit(99) : new Cause.Signal(9, "SIGKILL"), death.cause());
            assertEquals(Phase.RUNNING, death.phase());
        }
        assertEquals(9, pool.apply(Functions::square, 3));
    }

    record Fragile(int n, long home) {
        Fragile {
            if (n == 2 && home != Functions.pid()) {
                throw new IllegalStateException("broken on the way");
            }
        }
    }

    static int numberOf(Fragile fragile) {
        return fragile.n();
    }

    /// X01. What comes after it in the same chunk goes on as well.
    @Test
    void shouldFailOnlyTheArgumentThatCannotBeRebuilt() throws Exception {
        long here = Functions.pid();
        List<Fragile> items = Stream.of(0, 1, 2, 3).map(n -> new Fragile(n, here)).toList();
        var results = pool.imap(PoolTroubleTest::numberOf, items, CallOptions.DEFAULT.withChunk(4));
        assertEquals(0, results.next());
        assertEquals(1, results.next());
        Throwable broken = assertThrows(CompletionException.class, results::next).getCause();
        assertTrue(broken.getMessage().contains("broken on the way"), broken::toString);
        assertEquals(3, results.next());
        assertFalse(results.hasNext());
    }
}
