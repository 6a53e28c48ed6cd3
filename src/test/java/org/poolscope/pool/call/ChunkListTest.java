package org.poolscope.pool.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.poolscope.protocol.Attachments;

class ChunkListTest {

    private static final int MANY = 100_000;

    private static Chunk chunk(long index) {
        return new Chunk(null, index, index, 1, new byte[0], Attachments.NONE, new Answer(1), null);
    }

    private static List<Long> taken(ChunkList list) {
        var indexes = new ArrayList<Long>();
        for (Chunk chunk = list.poll(); chunk != null; chunk = list.poll()) {
            assertNull(chunk.next);
            indexes.add(chunk.index);
        }
        return indexes;
    }

    @Test
    void shouldGiveTheFirstFirst() {
        var list = new ChunkList();
        list.add(chunk(1));
        list.addFirst(chunk(0));
        list.add(chunk(2));
        assertEquals(0, list.peek().index);
        assertEquals(List.of(0L, 1L, 2L), taken(list));
        assertTrue(list.isEmpty());
        list.addFirst(chunk(3));
        list.add(chunk(4));
        assertEquals(List.of(3L, 4L), taken(list));
    }

    @Test
    void shouldHandOverInTheOrderInWhichTheyCame() {
        var handover = new ChunkHandover();
        var list = new ChunkList();
        assertFalse(handover.moveTo(list));
        handover.put(chunk(0));
        Chunk first = chunk(1);
        Chunk last = chunk(2);
        last.next = first;
        handover.put(last, first);
        assertTrue(handover.moveTo(list));
        handover.put(chunk(3));
        assertTrue(handover.moveTo(list));
        assertEquals(List.of(0L, 1L, 2L, 3L), taken(list));
    }

    @Test
    @Timeout(60)
    void shouldLoseNothingBetweenTwoThreads() throws Exception {
        var handover = new ChunkHandover();
        Thread giver = Thread.ofPlatform().start(() -> LongStream.range(0, MANY).forEach(i -> handover.put(chunk(i))));
        var list = new ChunkList();
        var all = new ArrayList<Long>();
        while (all.size() < MANY) {
            if (handover.moveTo(list)) {
                all.addAll(taken(list));
            }
        }
        assertTrue(giver.join(Duration.ofSeconds(10)));
        assertEquals(LongStream.range(0, MANY).boxed().toList(), all);
    }
}
