package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;

/// What a worker is told, in which order.
class WorkerTest {

    private static final Command OPENING = new Command.OpenCalls(null, null);

    private final List<Command> sent = new ArrayList<>();
    private final Worker worker = new Worker(null, () -> 0);
    private final SimulatedClient client = new SimulatedClient(0) {
        @Override
        public byte[] function(long job) {
            return new byte[] {(byte) job};
        }
    };
    private long tasks;

    private record Call(long number, long job) implements Task {
        @Override
        public Command.Work work() {
            return new Command.Call(number, job, new byte[0], null, Attachments.NONE);
        }
    }

    private final class Kept implements CommandSink {
        @Override
        public void send(Command command) {
            sent.add(command);
        }

        @Override
        public int pending() {
            return 0;
        }

        @Override
        public void flush() {
            // It is kept at once.
        }

        @Override
        public void close() {
            // There is nothing open.
        }
    }

    @BeforeEach
    void connect() {
        worker.connected(new Kept(), OPENING);
        worker.opened();
        assertEquals(List.of(OPENING), sent);
        sent.clear();
    }

    private void give(long job) {
        worker.give(new Call(tasks++, job), client);
    }

    private String sentKinds() {
        String kinds = sent.stream().map(command -> command.getClass().getSimpleName())
                .collect(Collectors.joining(" "));
        sent.clear();
        return kinds;
    }

    @Test
    void shouldBeToldAFunctionOnceAndItsCallsAfterIt() {
        give(1);
        give(1);
        give(2);
        give(1);
        assertEquals("Define Call Call Define Call Call", sentKinds());
    }

    /// A pool that is called for days would fill its workers with functions.
    @Test
    void shouldForgetAFunctionThatIsOverAndLearnItAgain() {
        give(1);
        give(2);
        sent.clear();

        worker.forget(1);
        assertEquals(List.of(new Command.Forget(1)), sent);
        worker.forget(1);
        worker.forget(3);
        assertEquals("Forget", sentKinds(), "it knew one of them, once");
        give(2);
        give(1);
        assertEquals("Call Define Call", sentKinds());
        worker.forget(1);
        give(1);
        assertEquals("Forget Define Call", sentKinds());
    }

    @Test
    void shouldBeToldToLeaveAtOnceIfItComesTooLate() {
        var late = new Worker(null, () -> 0);
        late.stop(StopLadder.HASTY, null);
        late.connected(new Kept(), OPENING);
        assertEquals("Leave", sentKinds());
    }

    @Test
    void shouldHaveEachTaskUntilItEndedOrWasReturned() {
        give(1);
        give(1);
        give(1);
        worker.ended(0);
        worker.returned(new long[] {2, 0, 9});

        assertEquals(List.of(1L), worker.tasks().stream().map(Task::number).toList());
        assertEquals(2, worker.given());
        assertEquals(1, worker.endedCount());
    }
}
