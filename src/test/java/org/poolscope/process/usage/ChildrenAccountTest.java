package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Waiting;

/// The account of all that a process has started, without that process, in a folder that stands for `/proc`.
class ChildrenAccountTest {

    private static final long MEGABYTE = 1 << 20;
    private static final long TICK = 10_000_000;

    @TempDir
    Path folder;

    private final TreeAccount account = new TreeAccount(20, "", false);
    private final Queue<TreeAccount> begun = new ArrayDeque<>(List.of(account));
    private MadeUpProc proc;
    private TreeWalk walk;
    private long now = 10_000_000_000L;

    @BeforeEach
    void begin() throws IOException {
        proc = new MadeUpProc(folder);
        proc.process(20, MadeUpProc.SELF).memory(4 * MEGABYTE, 5 * MEGABYTE).used(3, 0).write();
        walk = new TreeWalk(proc.table());
    }

    private void look() {
        now += 20_000_000;
        walk.look(now, begun);
    }

    @Test
    void shouldKeepAccountOfChildrenWithoutTheirParent() throws IOException {
        proc.process(21, 20).used(5, 0).memory(MEGABYTE, MEGABYTE).write();

        look();

        assertEquals(List.of(21L), account.now().members().stream().map(TreeNow.Member::pid).toList());
        assertEquals(MEGABYTE, account.now().residentBytes());
    }

    /// G33: what a worker uses itself is as of this moment, too.
    @Test
    void shouldTellWhatIsSoAtTheMomentIfAsked() throws Exception {
        proc.process(21, 20).used(20, 0).memory(8 * MEGABYTE, 9 * MEGABYTE).write();
        var sampler = new UsageSampler(proc::table);
        TreeAccount watched = sampler.watchChildrenOf(20);
        Waiting.until("the child is found", Duration.ofSeconds(20), () -> watched.now().processes() == 1,
                () -> watched.now().toString());
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();

            assertTrue(sampler.lookNow(watched).nanos() - before >= 0);
        }
    }

    /// G33: one that serves item after item, and ends with the last.
    @Test
    void shouldTellWhatChildrenHaveUsedFromLapToLap() throws IOException {
        MadeUpProc.Process child = proc.process(21, 20).used(20, 0).memory(8 * MEGABYTE, 9 * MEGABYTE);
        child.write();
        look();
        assertEquals(Measure.sampled(20 * TICK), account.lap(waited(0)).userNanos());

        child.used(25, 0).memory(MEGABYTE, 9 * MEGABYTE).write();
        look();
        TreeTotal second = account.lap(waited(0));
        assertEquals(Measure.sampled(5 * TICK), second.userNanos());
        assertEquals(Measure.sampled(1), second.processes());

        proc.gone(21);
        look();
        assertEquals(Measure.sampled(2 * TICK), account.lap(waited(27)).userNanos());
        assertEquals(Measure.exact(3 * TICK), account.lap(waited(3)).userNanos());
        assertEquals(Measure.UNKNOWN, account.lap(waited(0)).processes());
    }

    private static WaitedUse waited(long ticks) {
        return new WaitedUse(ticks * TICK, 0, 0, WaitedUse.UNKNOWN, WaitedUse.UNKNOWN);
    }
}
