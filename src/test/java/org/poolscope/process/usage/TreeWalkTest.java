package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.usage.system.ProcFolder;

/// Trees of processes in a folder that stands for `/proc`.
class TreeWalkTest {

    private static final long MEGABYTE = 1 << 20;
    private static final long TICK = 10_000_000;
    private static final Optional<WaitedUse> WAITED = Optional.of(new WaitedUse(50 * TICK, 7 * TICK, 0, 512, 1024));

    @TempDir
    Path folder;

    private final Queue<TreeAccount> begun = new ArrayDeque<>();
    private MadeUpProc proc;
    private TreeWalk walk;
    private TreeAccount account;
    private long now = 10_000_000_000L;

    @BeforeEach
    void begin() throws IOException {
        proc = new MadeUpProc(folder);
        proc.process(1, 0).write();
        proc.process(20, MadeUpProc.SELF).memory(4 * MEGABYTE, 5 * MEGABYTE).used(3, 0).write();
        proc.process(99, 1).memory(900 * MEGABYTE, 900 * MEGABYTE).write();
        use(proc.table());
    }

    private void use(ProcFolder table) {
        walk = new TreeWalk(table);
        account = new TreeAccount(20, "mine", true);
        begun.add(account);
    }

    private void look() throws IOException {
        now += 20_000_000;
        walk.look(now, begun);
    }

    private void lookLater() throws IOException {
        now += 2_000_000_000;
        look();
    }

    /// G17
    @Test
    void shouldAddUpATreeAtOneMoment() throws IOException {
        proc.process(21, 20).memory(10 * MEGABYTE, 12 * MEGABYTE).used(20, 5).read(100).threads(3).write();
        proc.process(19, 21).memory(6 * MEGABYTE, 6 * MEGABYTE).used(1, 0).read(10).write();

        look();

        TreeNow seen = account.now();
        assertEquals(List.of(20L, 21L, 19L), seen.members().stream().map(TreeNow.Member::pid).toList());
        assertEquals("a (name) of", seen.members().getFirst().name());
        assertEquals(20 * MEGABYTE, seen.residentBytes());
        assertEquals(29 * TICK, seen.cpuNanos());
        assertEquals(3, seen.processes());
        assertEquals(5, seen.threads());
        lookLater();
        assertEquals(110, account.now().readBytes());
        assertEquals(220, account.now().writtenBytes());
    }

    /// G18
    @Test
    void shouldTellTheHighestSumOrTheHighestPeakOfOneProcess() throws IOException {
        MadeUpProc.Process child = proc.process(21, 20).memory(500 * MEGABYTE, 500 * MEGABYTE);
        child.write();
        look();
        assertEquals(504 * MEGABYTE, account.now().peakBytes());

        child.memory(MEGABYTE, 800 * MEGABYTE).write();
        lookLater();

        assertEquals(5 * MEGABYTE, account.now().residentBytes());
        assertEquals(Measure.sampled(800 * MEGABYTE), account.end(WAITED).peakBytes());
    }

    /// G17
    @Test
    void shouldTellExactlyWhatTheKernelHasTold() throws IOException {
        proc.process(21, 20).used(40, 0).write();
        look();
        proc.gone(21);
        look();

        TreeTotal total = account.end(WAITED);

        assertEquals(Measure.exact(50 * TICK), total.userNanos());
        assertEquals(Measure.exact(7 * TICK), total.systemNanos());
        assertEquals(Measure.exact(512), total.readBytes());
        assertEquals(Measure.sampled(2), total.processes());
    }

    /// G19
    @Test
    void shouldCountOneThatHasLostItsParentAsLongAsItIsFound() throws IOException {
        MadeUpProc.Process middle = proc.process(21, 20).used(1, 0);
        middle.write();
        MadeUpProc.Process daemon = proc.process(22, 21).used(30, 0).memory(8 * MEGABYTE, 8 * MEGABYTE);
        daemon.write();
        look();
        proc.gone(21);
        daemon.parent(1).group(22).used(35, 0).write();
        look();
        assertEquals(12 * MEGABYTE, account.now().residentBytes());
        proc.gone(22);
        look();

        TreeTotal total = account.end(WAITED);

        assertEquals(Measure.sampled(85 * TICK), total.userNanos(), "what nobody has waited for on top");
    }

    /// G19
    @Test
    void shouldFindADaemonInASessionOfItsOwnByItsMark() throws IOException {
        look();
        proc.process(30, 1).marked("mine").memory(7 * MEGABYTE, 7 * MEGABYTE).write();
        proc.process(31, 1).marked("mine too").memory(7 * MEGABYTE, 7 * MEGABYTE).write();
        proc.begin();

        look();
        lookLater();

        assertEquals(List.of(20L, 30L), account.now().members().stream().map(TreeNow.Member::pid).toList());
    }

    /// G20: numbers are given one after another, to threads and to strangers, too.
    @Test
    void shouldFindWhoeverHasBegunByItsNumber() throws IOException {
        proc.begunLast(39);
        look();
        look();
        proc.process(41, 20).threads(3).write();
        proc.process(42, 20).threadOf(41).write();
        proc.process(43, 1).write();
        proc.process(44, 41).write();
        proc.begunLast(45);

        look();

        assertEquals(List.of(20L, 41L, 44L), account.now().members().stream().map(TreeNow.Member::pid).toList());
    }

    /// G20: they are asked for it, and nobody looks through all others.
    @Test
    void shouldFindChildrenOfThoseThatHaveRun() throws IOException {
        use(proc.withChildren().table());
        proc.process(21, 20).write();
        proc.children(20, 21);
        proc.process(22, 21).write();
        proc.children(21, 22);
        proc.children(22);
        look();
        assertEquals(3, account.now().processes());
        proc.process(23, 22).write();
        proc.children(22, 23);
        proc.begin();

        look();

        assertEquals(4, account.now().processes());
    }

    @Test
    void shouldFindByItsGroupOneThatHadLostItsParentBeforeItWasSeen() throws IOException {
        proc.process(30, 1).group(20).write();

        look();

        assertEquals(2, account.now().processes());
    }

    /// G20
    @Test
    void shouldNotTakeALaterProcessOfTheSamePidForThatOne() throws IOException {
        proc.process(21, 20).used(5, 0).memory(MEGABYTE, MEGABYTE).write();
        look();
        proc.process(21, 1).start(2000).used(900, 0).memory(600 * MEGABYTE, 600 * MEGABYTE).write();
        proc.begin();

        look();
        lookLater();

        assertEquals(1, account.now().processes());
        assertTrue(account.now().peakBytes() < 10 * MEGABYTE, () -> account.now().toString());
    }

    /// G20
    @Test
    void shouldFindAThousandChildrenInAFewLooks() throws IOException {
        look();
        for (long pid : LongStream.range(1000, 2000).toArray()) {
            proc.process(pid, 20).memory(MEGABYTE, MEGABYTE).brief().write();
        }
        proc.begin();
        look();
        int first = account.now().processes();
        for (int i = 0; i < 13; i++) {
            look();
        }

        assertTrue(first < 300, "no look is to take long, and this one has opened " + first);
        assertEquals(1001, account.now().processes());
        assertEquals(TreeNow.MOST_MEMBERS, account.now().members().size());
        assertEquals(1004 * MEGABYTE, account.now().peakBytes());
    }

    /// G20
    @Test
    void shouldTellWhatItCanOfWhatIsNotForItsEyes() throws IOException {
        proc.hide(20, "io");
        proc.hide(20, "status");

        look();
        lookLater();

        TreeTotal total = account.end(Optional.empty());
        assertEquals(Measure.UNKNOWN, total.readBytes());
        assertEquals(Measure.sampled(4 * MEGABYTE), total.peakBytes());
    }

    /// G20
    @Test
    void shouldSayThatNothingIsKnownWhereTheFolderShowsAnotherNamespace() throws IOException {
        use(new ProcFolder(folder, null, MadeUpProc.SELF + 1));

        look();

        assertEquals(TreeTotal.UNKNOWN, account.end(Optional.empty()));
        assertEquals(Measure.UNKNOWN, account.end(WAITED).processes());
        assertEquals(Measure.exact(50 * TICK), account.end(WAITED).userNanos());
    }

    @Test
    void shouldNotCountOneThatHasEndedAndWasNotWaitedFor() throws IOException {
        MadeUpProc.Process child = proc.process(21, 20).used(5, 0).memory(MEGABYTE, MEGABYTE);
        child.write();
        look();
        child.ended().write();

        look();

        assertEquals(1, account.now().processes());
        assertEquals(8 * TICK, account.now().cpuNanos());
    }

    @Test
    void shouldLeaveAloneWhoeverHasNotRunSinceTheLastLook() throws IOException {
        use(proc.tableWithClock());
        proc.time(20, 30_000_123);
        look();
        look();
        proc.process(20, MadeUpProc.SELF).memory(50 * MEGABYTE, 50 * MEGABYTE).write();
        look();
        assertEquals(4 * MEGABYTE, account.now().residentBytes());

        proc.time(20, 124_000_000);
        look();

        assertEquals(50 * MEGABYTE, account.now().residentBytes());
        assertEquals(124_000_000, account.now().cpuNanos());
    }

    /// G20: to ask for memory takes longer than most of what wakes up for a moment.
    @Test
    void shouldAskForMemoryOnlyWhoeverHasRunLongEnoughToGetAny() throws IOException {
        use(proc.tableWithClock());
        proc.time(20, 30_000_000);
        look();
        proc.process(20, MadeUpProc.SELF).memory(50 * MEGABYTE, 50 * MEGABYTE).write();
        proc.time(20, 30_100_000);
        look();
        assertEquals(4 * MEGABYTE, account.now().residentBytes());
        assertEquals(30_100_000, account.now().cpuNanos());

        proc.time(20, 31_100_000);
        look();

        assertEquals(50 * MEGABYTE, account.now().residentBytes());
    }

    @Test
    void shouldCloseWhatItHasOpenWhenAProgramHasEnded() throws IOException {
        look();
        account.end(WAITED);

        look();

        assertTrue(!walk.hasAccounts());
        assertEquals(1, account.now().processes(), "as it was last seen");
    }
}
