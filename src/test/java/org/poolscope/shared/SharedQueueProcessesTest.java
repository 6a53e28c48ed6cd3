package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;

/// The queue between real processes.
@RunsBeside
class SharedQueueProcessesTest {

    private static final int MAX_PRODUCERS = 4;

    /// `-Dpoolscope.items=10000000` makes it a long run.
    private static final int ITEMS = Integer.getInteger("poolscope.items", 20_000);

    @TempDir
    private Path directory;

    /// Q13
    @ParameterizedTest(name = "{0} producers, {1} consumers, capacity {2}")
    @CsvSource({"1, 1, 1000", "1, 2, 1", "2, 1, 7", "2, 2, 100", "4, 4, 1000"})
    void shouldBringEveryValueOnceAndEveryProducersInOrder(int producers, int consumers, int capacity)
            throws IOException {
        int each = ITEMS / producers;
        try (Segments segments = Segments.in(directory)) {
            SharedQueue<Long> queue = segments.createQueue("items", Long.class, capacity);
            var consuming = IntStream.range(0, consumers).mapToObj(i -> child("consume items " + file(i))).toList();
            var producing = IntStream.range(0, producers)
                    .mapToObj(i -> child("produce items " + i * each + " " + each)).toList();
            producing.forEach(child -> child.await("done"));
            queue.end();
            consuming.forEach(child -> child.await("done"));
            producing.forEach(ChildJvm::close);
            consuming.forEach(ChildJvm::close);

            assertEquals((long) producers * each, queue.gets());
        }
        var seen = new BitSet();
        for (int i = 0; i < consumers; i++) {
            check(values(file(i)), each, seen);
        }
        assertEquals(producers * each, seen.cardinality());
    }

    private static void check(LongBuffer values, int each, BitSet seen) {
        var last = new long[MAX_PRODUCERS];
        while (values.hasRemaining()) {
            int value = Math.toIntExact(values.get());
            int producer = value / each;
            assertTrue(value + 1 > last[producer], value + " came after " + last[producer]);
            last[producer] = value + 1;
            assertFalse(seen.get(value), value + " came twice");
            seen.set(value);
        }
    }

    private static LongBuffer values(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer();
    }

    private Path file(int consumer) {
        return directory.resolve("consumer" + consumer);
    }

    private ChildJvm child(String command) {
        return ChildJvm.start(SharedChild.class, directory.toString()).say(command);
    }
}
