package org.poolscope.pool.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.engine.Task;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.run.PoolOptions;

class BatchTasksTest {

    @Test
    void shouldCutABatchIntoChunksWithoutLosingOrDoublingAnItem() {
        for (int chunk : new int[] {1, 3, 7, 10, 11}) {
            var tasks = new BatchTasks(Batch.pooled(new Items.Range(5, 15)), options(2, chunk));
            long expected = 5;
            for (Task task = tasks.next(); task != null; task = tasks.next()) {
                var range = (Items.Range) BatchTasks.items(task);
                assertEquals(expected, range.from());
                assertEquals(BatchTasks.items(task).label(), tasks.label(task.number()));
                expected = range.to();
            }
            assertEquals(15, expected);
            assertEquals(0, tasks.waiting());
        }
    }

    @Test
    void shouldGiveOutAgainFirstWhatWasPutBack() {
        var tasks = new BatchTasks(Batch.pooled(new Items.Range(0, 3)), options(1, 1));
        Task first = tasks.next();
        assertEquals(2, tasks.waiting());
        tasks.putBack(first);

        assertEquals(3, tasks.waiting());
        assertEquals(first, tasks.next());
        assertEquals(1, tasks.next().number());
        assertEquals(2, tasks.next().number());
        assertNull(tasks.next());
    }

    @Test
    void shouldGiveOutItemsAsTheyComeAndForgetThoseThatHaveEnded() {
        var tasks = new BatchTasks(Batch.fed(List::of), options(2, 2));
        assertNull(tasks.next());
        assertFalse(tasks.areAllKnown());

        tasks.growing().add(List.of("a", "b", "c"));
        Task first = tasks.next();
        assertEquals(new Items.Names(List.of("a", "b"), 0, 2), BatchTasks.items(first));
        assertEquals("a … b", tasks.label(0));
        assertEquals(1, tasks.waiting());
        tasks.ended(first);
        assertEquals("", tasks.label(0));

        tasks.growing().add(List.of("d"));
        tasks.growing().close();
        assertEquals(new Items.Names(List.of("c"), 2, 3), BatchTasks.items(tasks.next()));
        assertEquals(new Items.Names(List.of("d"), 3, 4), BatchTasks.items(tasks.next()));
        assertNull(tasks.next());
        assertEquals(4, tasks.size());
        assertTrue(tasks.areAllKnown());
    }

    /// There may be no end of them.
    @Test
    void shouldLetWhoeverBringsItemsWaitWhileManyDo() throws Exception {
        var tasks = new BatchTasks(Batch.fed(List::of), options(1, 1));
        tasks.growing().awaitRoom(GrowingItems.ROOM);
        var more = new CountDownLatch(1);
        Thread feeder = Thread.ofPlatform().daemon().start(() -> {
            try {
                tasks.growing().awaitRoom(1);
                more.countDown();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Waiting.until("it waits", Duration.ofSeconds(20), () -> feeder.getState() == Thread.State.WAITING,
                () -> feeder.getState().toString());

        tasks.growing().add(Collections.nCopies(GrowingItems.ROOM, "item"));
        tasks.next();

        assertTrue(more.await(20, TimeUnit.SECONDS));
    }

    @Test
    void shouldMakeEnoughTasksForEveryWorkerAndNoTaskTooLarge() {
        assertEquals(1, BatchTasks.automaticChunk(0, 4));
        assertEquals(1, BatchTasks.automaticChunk(64, 4));
        assertEquals(2, BatchTasks.automaticChunk(65, 4));
        assertEquals(1 << 18, BatchTasks.automaticChunk(Long.MAX_VALUE / 2, 4));
    }

    @Test
    void shouldRefuseChunksForPartsThatRunTogether() {
        Batch batch = Batch.together(new Items.Names(List.of("a", "b")), List.of());

        var refusal = assertThrows(InvalidSettingException.class, () -> new BatchTasks(batch, options(2, 2)));

        assertEquals("chunk", refusal.field());
        assertTrue(refusal.getMessage().endsWith("not 2"), refusal.getMessage());
    }

    private static PoolOptions options(int workers, int chunk) {
        return new PoolOptions(workers, OptionalInt.of(chunk), PoolOptions.DEFAULT_BEATS_PER_SECOND);
    }
}
