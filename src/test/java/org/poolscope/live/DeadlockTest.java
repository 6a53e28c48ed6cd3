package org.poolscope.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.poolscope.telemetry.SharedValues.lock;
import static org.poolscope.telemetry.SharedValues.thread;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.WaitCycle;

class DeadlockTest {

    private static final long THIS = ProcessHandle.current().pid();

    /// No system gives out pids as high as this one.
    private static final long STRANGER = 900_000_099;

    private final LiveModel model = new LiveModel();

    DeadlockTest() {
        RunScript.start(model, 2, 10).worker(0, 1, 900_000_011, 0).worker(0, 2, 900_000_012, 0);
    }

    private Deadlock among(SharedValue... locks) {
        return new Deadlock(WaitCycle.find(List.of(locks)).orElseThrow(), new ProcessNames(model));
    }

    @Test
    void shouldNameWhoHasWhatAndWhoWaitsForWhat() {
        Deadlock deadlock = among(lock("left", 900_000_011, 900_000_012), lock("right", 900_000_012, 900_000_011));

        assertEquals("2 processes wait for each other", deadlock.summary());
        assertEquals("worker 1 waits for lock 'right', which worker 2 has; "
                + "worker 2 waits for lock 'left', which worker 1 has", deadlock.inWords());
        assertEquals(List.of("worker 1", "right", "worker 2", "left"), deadlock.stations());
    }

    @Test
    void shouldTellThreadsOfOneProcessApart() {
        Party one = thread(900_000_011, 7);
        Party two = thread(900_000_011, 8);

        Deadlock alone = among(lock("a", two, one), lock("b", one, two));
        assertEquals("threads of worker 1 wait for each other", alone.summary());
        assertEquals("worker 1 thread 7 waits for lock 'a', which worker 1 thread 8 has; "
                + "worker 1 thread 8 waits for lock 'b', which worker 1 thread 7 has", alone.inWords());

        Party other = thread(900_000_012, 1);
        Deadlock mixed = among(lock("a", two, one), lock("b", other, two), lock("c", one, other));
        assertEquals("2 processes wait for each other", mixed.summary());
        assertEquals(List.of("worker 1 thread 7", "a", "worker 1 thread 8", "b", "worker 2", "c"), mixed.stations());
    }

    @Test
    void shouldCallThisProgramByItsNameAndOthersByTheirPid() {
        Deadlock deadlock = among(lock("theirs", STRANGER, THIS), lock("mine", THIS, STRANGER));

        assertEquals(List.of("Poolscope", "theirs", "process 900000099", "mine"), deadlock.stations());
    }
}
