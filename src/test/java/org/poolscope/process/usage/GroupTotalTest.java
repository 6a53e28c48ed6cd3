package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the kernel tells of a control group, beside what it tells of a program's end.
class GroupTotalTest {

    private static final long MEGABYTE = 1 << 20;
    private static final long SECOND = 1_000_000_000;
    private static final WaitedUse WAITED = new WaitedUse(2 * SECOND, SECOND, 30 * MEGABYTE, 512, 1024);

    private static TreeTotal total(GroupUse group) {
        return new TreeAccount(20, "mine", true).end(Optional.of(WAITED), Optional.of(group));
    }

    /// G34
    @Test
    void shouldTellExactlyWhatAllHaveUsedThatWereEverInTheGroup() {
        TreeTotal total = total(new GroupUse(5 * SECOND, 2 * SECOND, 500 * MEGABYTE, MEGABYTE, 9));

        assertEquals(Measure.exact(5 * SECOND), total.userNanos());
        assertEquals(Measure.exact(2 * SECOND), total.systemNanos());
        assertEquals(Measure.exact(500 * MEGABYTE), total.peakBytes());
        assertEquals(Measure.exact(9), total.threads());
        assertEquals(Measure.exact(1024), total.writtenBytes());
    }

    /// G34: what the kernel keeps of files nobody needs.
    @Test
    void shouldNotTellForMemoryOfAProgramWhatIsKeptOfItsFiles() {
        assertEquals(Measure.sampled(100 * MEGABYTE), total(new GroupUse(5 * SECOND, 2 * SECOND, 500 * MEGABYTE,
                400 * MEGABYTE, 9)).peakBytes());
        assertEquals(Measure.sampled(30 * MEGABYTE), total(new GroupUse(5 * SECOND, 2 * SECOND, 500 * MEGABYTE,
                490 * MEGABYTE, 9)).peakBytes(), "as much was seen");
    }

    /// G34
    @Test
    void shouldTellWhatIsKnownWithoutControllers() {
        TreeTotal total = total(new GroupUse(5 * SECOND, 2 * SECOND, GroupUse.UNKNOWN, 0, GroupUse.UNKNOWN));

        assertEquals(Measure.sampled(30 * MEGABYTE), total.peakBytes());
        assertEquals(Measure.UNKNOWN, total.threads());
        assertEquals(Measure.exact(7 * SECOND), Measure.exact(total.cpuNanos()));
    }

    /// G34: one may move to another group.
    @Test
    void shouldNotTakeTheWordOfAGroupThatSomebodyHasLeft() {
        TreeTotal total = total(new GroupUse(SECOND, SECOND, 500 * MEGABYTE, MEGABYTE, 9));

        assertEquals(3 * SECOND, total.cpuNanos());
        assertEquals(Measure.sampled(30 * MEGABYTE), total.peakBytes());
    }
}
