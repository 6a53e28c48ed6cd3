package org.poolscope.pool.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.engine.Task;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.PoolOptions;

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
