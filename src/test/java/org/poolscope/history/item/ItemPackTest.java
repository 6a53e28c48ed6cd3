package org.poolscope.history.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.poolscope.function.CodecException;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ItemUse.Figure;

class ItemPackTest {

    private static Telemetry.Completion completion(long task, long items, String failure, List<ItemResult> results) {
        long failed = results.stream().filter(result -> !result.success()).count();
        return new Telemetry.Completion(1_000 + task, 3, task, 100 + task, 900 + task, items, failed, "some of " + task,
                failure, results);
    }

    private static List<AttemptEntry> lines(List<ItemPack> packs) {
        List<AttemptEntry> lines = new ArrayList<>();
        packs.forEach(pack -> new ItemLines(1, pack.first(), lines::add).read(pack.bytes()));
        return lines;
    }

    /// J32
    @Test
    void shouldTellAllOfAnItemAgainWhateverItWas() {
        ItemUse use = new ItemUse(new Figure(5, Accuracy.EXACT), new Figure(6, Accuracy.EXACT),
                new Figure(1L << 40, Accuracy.SAMPLED), Figure.UNKNOWN, new Figure(0, Accuracy.EXACT),
                new Figure(2, Accuracy.SAMPLED), Figure.UNKNOWN);
        var figures = new LinkedHashMap<>(Map.of("loss", new ItemReport.Value(0.25, false)));
        figures.put("files", new ItemReport.Value(3, true));
        List<ItemResult> results = List.of(ItemResult.done("päth/\uD83D\uDE00 1", Duration.ofNanos(7)),
                ItemResult.done("päth/\uD83D\uDE03 2", Duration.ofDays(400)),
                ItemResult.failed("half \uD83D of a pair\n", Duration.ZERO, "why\nnot"),
                new ItemResult("", true, Duration.ofNanos(-1), "", "out.png",
                        new ItemReport(OptionalDouble.of(0.5), "at it", figures), use, ItemEnd.signalled(9)));
        var packer = new ItemPacker();
        packer.add(1, completion(4, 6, "", results), 24,
                result -> result.success() ? new InputStamp(result.name().length(), -5) : null);
        packer.add(2, new Telemetry.TaskRetried(50, 2, "two", 2, "was lost"), 12);
        packer.add(9, new Telemetry.TaskInterrupted(60, 1, 9, 6, "nine"), 54);

        List<AttemptEntry> lines = lines(packer.take());

        assertEquals(results, lines.subList(0, 4).stream().map(AttemptEntry::result).toList());
        assertEquals(List.of(24L, 25L, 26L, 27L, 28L, 12L, 54L), lines.stream().map(AttemptEntry::position).toList());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L), lines.stream().map(AttemptEntry::seq).toList());
        assertEquals(List.of(1L, 1L, 1L, 1L, 2L, 1L, 6L), lines.stream().map(AttemptEntry::items).toList());
        assertEquals(new AttemptEntry.Input(OptionalLong.of(9), OptionalLong.of(-5)), lines.getFirst().input());
        assertEquals(AttemptEntry.Input.NONE, lines.get(2).input());
        assertEquals(List.of(AttemptState.DONE, AttemptState.DONE, AttemptState.FAILED, AttemptState.DONE,
                AttemptState.DONE, AttemptState.RETRIED, AttemptState.INTERRUPTED),
                lines.stream().map(AttemptEntry::state).toList());
        assertEquals("was lost", lines.get(5).message());
    }

    /// J32
    @Test
    void shouldCutWhatALargeTaskTellsIntoPacksOfFewLines() {
        int count = 3 * ItemPack.MOST_LINES + 5;
        List<ItemResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(ItemResult.done("item-" + i, Duration.ofNanos(i)));
        }
        var packer = new ItemPacker();
        packer.add(1, completion(0, 1, "", List.of(ItemResult.done("first", Duration.ZERO))), -1, _ -> null);
        packer.add(2, completion(1, count, "", results), 0, _ -> null);

        List<ItemPack> packs = packer.take();

        assertEquals(List.of(0L, 2048L, 4096L, 6144L), packs.stream().map(ItemPack::first).toList());
        assertEquals(count + 1, packs.stream().mapToInt(ItemPack::lines).sum());
        assertEquals(results, lines(packs).stream().skip(1).map(AttemptEntry::result).toList());
        assertEquals(count - 1, lines(packs).getLast().position());
        int bytes = packs.stream().mapToInt(pack -> pack.bytes().length).sum();
        assertTrue(bytes < 8 * count, () -> bytes + " bytes for " + count + " items");
    }

    /// J32
    @Test
    void shouldSayThatAPackIsBrokenWhateverIsInIt() {
        var packer = new ItemPacker();
        packer.add(1, completion(0, 3, "", List.of(ItemResult.done("first", Duration.ZERO),
                ItemResult.failed("first of all", Duration.ZERO, "no"))), 0, _ -> new InputStamp(1, 2));
        byte[] good = packer.take().getFirst().bytes();
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                lines(List.of(new ItemPack(0, List.of(0, 0, 0, 0), bad)));
            } catch (CodecException _) {
                // As it should be; a pack may be a good one after all.
            }
        }
        assertThrows(CodecException.class, () -> lines(List.of(new ItemPack(0, List.of(0, 0, 0, 0),
                Arrays.copyOf(good, good.length - 1)))));
    }
}
