package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.poolscope.shared.Segments;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.Batch.Dispatch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.SharedSpec;

class ProducersConsumersTest {

    private static final Items PRODUCER = new Items.Names(List.of("producer 1"));
    private static final Items CONSUMER = new Items.Names(List.of("consumer 1"));

    private final LocalRun run = LocalRun.of(new ProducersConsumers());

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} producers, {1} consumers, {2} items, capacity {3}")
    @CsvSource({"1, 2, 10000, 100", "2, 3, 100000, 100", "3, 1, 1000, 1", "4, 4, 3, 10"})
    void shouldBringEveryItemToOneConsumer(int producers, int consumers, long items, int capacity) throws Exception {
        var result = run.with("producers", producers).with("consumers", consumers).with("items", items)
                .with("capacity", capacity).run();

        assertEquals(Map.of("produced", items, "consumed", items, "duplicates", 0L), result.values());
        assertEquals(List.of("produced", "consumed", "duplicates"), List.copyOf(result.values().keySet()));
    }

    @Test
    void shouldComeToTheSameDigestHoweverManyProduceAndConsumeAndHoweverFast() throws Exception {
        String fast = run.with("items", 50).run().digest();
        assertEquals(fast, run.with("producers", 2).with("produce-delay", 100).with("consume-delay",
                100).run().digest());
        assertNotEquals(fast, run.with("items", 51).run().digest());
    }

    @Test
    void shouldCountWhatComesTwiceAndTellByTheDigestWhatIsMissing() {
        String right = eachOnce(consumer(0b0011, 2), consumer(0b1100, 2)).digest();
        Map<String, Object> twice = eachOnce(consumer(0b0111, 3), consumer(0b1100, 2)).values();

        assertEquals(1L, twice.get("duplicates"));
        assertEquals(1L, eachOnce(consumer(0b0011, 3), consumer(0b1100, 2)).values().get("duplicates"));
        assertNotEquals(right, eachOnce(consumer(0b0011, 2), consumer(0b0100, 1)).digest());
        assertNotEquals(right, eachOnce(consumer(0b0111, 3), consumer(0b1100, 2)).digest());
        assertEquals(right, eachOnce(consumer(0b1111, 4), consumer(0, 0)).digest());
    }

    @Test
    void shouldSayInWordsWhatIsMissingAndWhatCameTwice() {
        assertEquals(List.of(), eachOnce(consumer(0b0011, 2), consumer(0b1100, 2)).cautions());
        assertEquals(List.of("2 of 4 items were put into the queue and never came out",
                "1 of 4 items came out of the queue more than once"),
                eachOnce(consumer(0b0001, 1), consumer(0b0011, 2)).cautions());
    }

    private EachOnce.Result eachOnce(Map<String, Object> first, Map<String, Object> second) {
        var summary = new EachOnce(new ProducersConsumers());
        summary.add(PRODUCER, 4L);
        summary.add(CONSUMER, first);
        summary.add(CONSUMER, second);
        try (Segments none = Segments.in(directory)) {
            return summary.finish(none);
        }
    }

    private static Map<String, Object> consumer(long seen, long count) {
        return Map.of("seen", new long[] {seen}, "count", count);
    }

    @Test
    void shouldLetNobodyWaitForAPartThatFails() {
        try (Segments segments = Segments.in(directory)) {
            var queue = segments.createQueue("items", Long.class, 1);
            segments.createCounter("produced");
            segments.createCounter("consumed");
            var body = new ProducersConsumers().open(run.settings(), segments);

            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> body.run(PRODUCER, LocalRun.log(1)));

            assertTrue(queue.isEnded(), "consumers would wait for ever");
        }
    }

    @Test
    void shouldNeedAWorkerForEveryPartAndShowTheMonitorWhatIsExpected() {
        run.with("producers", 2).with("consumers", 3).with("items", 7).with("capacity", 9);
        var batch = run.batch();

        assertEquals(5, new ProducersConsumers().requiredWorkers(run.settings()));
        assertEquals(Dispatch.TOGETHER, batch.dispatch());
        assertEquals(new Items.Names(List.of("producer 1", "producer 2", "consumer 1", "consumer 2", "consumer 3")),
                batch.items());
        assertEquals(List.of(new SharedSpec.Queue("items", Long.class, 9),
                new SharedSpec.Counter("produced", OptionalLong.of(7)),
                new SharedSpec.Counter("consumed", OptionalLong.of(7))), batch.shared());
    }

    @ParameterizedTest
    @CsvSource({"producers, 65, from 1 to 64", "consumers, 0, from 1 to 64", "items, 10000001, from 1 to 10000000",
        "produce-delay, -1, from 0 to 10000000", "consume-delay, 10000001, from 0 to 10000000",
        "capacity, 0, from 1 to 1000000"})
    void shouldNameTheBoundsOfWhatItDoesNotTake(String name, String value, String bounds) {
        var thrown = assertThrows(InvalidSettingException.class, () -> run.with(name, value).settings());
        assertEquals(name + ": must be " + bounds + ", not " + value, thrown.getMessage());
    }
}
