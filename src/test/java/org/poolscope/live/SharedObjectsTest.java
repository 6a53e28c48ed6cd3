package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.telemetry.Telemetry;

class SharedObjectsTest {

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 1, 1);
    private final SharedObjects shared = model.shared();

    private static SharedValue queue(String name, long puts, long takes) {
        return SharedValues.of(name, new SharedState.Queue(puts - takes, 10, puts, takes));
    }

    @Test
    void shouldTellHowManyMessagesGoInAndOutInASecond() {
        run.shared(1, queue("items", 100, 90)).shared(2, queue("items", 600, 580));

        assertEquals(List.of(500.0, 490.0),
                shared.rows().stream().flatMap(row -> Stream.of(row.putsPerSecond(), row.takesPerSecond())).toList());
    }

    @Test
    void shouldCountFromTheStartForAnotherObjectOfTheSameName() {
        run.shared(1, queue("items", 1000, 1000)).shared(2, queue("items", 5, 5)).shared(3, queue("items", 10, 5));

        assertEquals(5.0, shared.rows().getFirst().putsPerSecond());
    }

    @Test
    void shouldForgetTheRateOfWhatIsGone() {
        run.shared(1, queue("items", 1000, 0)).shared(2, queue("others", 1, 1)).shared(3, queue("items", 9000, 0));

        assertEquals(0.0, shared.rows().getFirst().putsPerSecond());
    }

    @Test
    void shouldForgetTheFirstOfThoseThatAreGoneHoweverManyWorkersMake() {
        SharedValue stays = SharedValues.counter("stays", 1);
        for (int i = 0; i < 1000; i++) {
            run.shared(i, stays, SharedValues.counter("c" + i, i), queue("q" + i, i, 0));
        }

        assertEquals(3, shared.rows().size());
        assertEquals(SeriesByName.MOST, shared.counters().size());
        assertEquals(SeriesByName.MOST, shared.queues().size());
        assertTrue(shared.counters().containsKey("stays"), "it was there all the time");
        assertTrue(shared.counters().containsKey("c999"), "the latest is missing");
        assertFalse(shared.counters().containsKey("c0"), "the first that went is still followed");
    }

    @Test
    void shouldFollowNoMoreThanItCanWhileAllAreStillThere() {
        SharedValue[] all = IntStream.range(0, 200).mapToObj(i -> SharedValues.counter("c" + i, i))
                .toArray(SharedValue[]::new);
        run.shared(1, all).shared(2, all);

        assertEquals(200, shared.rows().size());
        assertEquals(SeriesByName.MOST, shared.counters().size());
        assertEquals(2, shared.counters().get("c0").values().size());
    }

    @Test
    void shouldKeepWhoHeldAndWhoWaitedWhenTheRunIsCutShort() {
        SharedValue[] deadlock = {SharedValues.lock("left", 1, 2), SharedValues.lock("right", 2, 1)};
        run.shared(1, deadlock).shared(2, deadlock);
        model.apply(new Telemetry.RunCutShort(RunScript.nanos(2.1)));
        run.shared(3, SharedValues.of("left", new SharedState.Lock(Optional.empty(), 0, Duration.ZERO)));

        assertTrue(shared.cycle().isPresent(), "the dead wait for nobody");
        assertEquals(List.of(deadlock), shared.rows().stream().map(SharedObjects.SharedRow::value).toList());
    }
}
