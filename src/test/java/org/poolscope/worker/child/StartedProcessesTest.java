package org.poolscope.worker.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.usage.UsageSampler;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ItemUse.Accuracy;
import org.poolscope.workload.ProgramUse;

/// What a worker notices of its children, in a folder that stands for its own in `/proc`.
class StartedProcessesTest {

    private static final long TICK = 10_000_000;
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofNanos(2000);

    /// Nobody has it.
    private static final long NO_PID = 0;

    @TempDir
    Path self;

    private final List<Supplier<ProgramUse>> found = new ArrayList<>();

    private StartedProcesses begun(long faults, long user, long system, int threads) throws IOException {
        stat(faults, user, system, threads);
        var started = new StartedProcesses(self, () -> UsageSampler.ofThisProcess().watchChildrenOf(NO_PID),
                found::add);
        started.begin();
        return started;
    }

    private void stat(long faults, long user, long system, int threads) throws IOException {
        Files.writeString(self.resolve("stat"), "42 (a (java) b) S 1 42 42 0 -1 4194560 900 " + faults + " 0 0 77 5 "
                + user + " " + system + " 20 0 " + threads + " 0 1000 9999999 500\n");
    }

    private void child(String children) throws IOException {
        Path thread = Files.createDirectories(self.resolve("task/43"));
        Files.writeString(thread.resolve("children"), children);
    }

    /// G33
    @Test
    void shouldTellOfEachItemWhatChildrenHaveUsedThatEndedMeanwhile() throws Exception {
        StartedProcesses started = begun(0, 0, 0, 20);
        stat(100, 12, 3, 21);
        ItemUse first = started.ofItem(LONG);
        stat(100, 12, 3, 21);
        ItemUse second = started.ofItem(LONG);
        stat(180, 16, 3, 21);
        ItemUse third = started.ofItem(SHORT);

        assertEquals(new ItemUse.Figure(12 * TICK, Accuracy.EXACT), first.userNanos());
        assertEquals(new ItemUse.Figure(3 * TICK, Accuracy.EXACT), first.systemNanos());
        assertEquals(ItemUse.NONE, second);
        assertEquals(4 * TICK, third.cpuNanos().value());
        assertEquals(19 * TICK, found.getFirst().get().cpuNanos());
    }

    /// G33
    @Test
    void shouldNotCountWhatWasStartedBeforeTheRun() throws Exception {
        StartedProcesses started = begun(500, 100, 50, 20);
        started.look();
        assertEquals(ItemUse.NONE, started.ofItem(LONG));
        assertEquals(List.of(), found);

        stat(501, 101, 50, 20);
        started.look();

        assertEquals(TICK, found.getFirst().get().cpuNanos());
        assertEquals(TICK, started.ofItem(LONG).cpuNanos().value());
    }

    /// G33
    @Test
    void shouldNoticeOneThatLivesByTheThreadThatWaitsForIt() throws Exception {
        StartedProcesses started = begun(0, 0, 0, 20);
        child("");
        started.look();
        child("77 ");
        started.look();
        assertEquals(List.of(), found, "nothing was looked for");

        stat(0, 0, 0, 21);
        started.look();

        assertEquals(1, found.size());
    }

    @Test
    void shouldKnowNothingWhereNothingIsTold() throws Exception {
        var started = new StartedProcesses(self.resolve("missing"),
                () -> UsageSampler.ofThisProcess().watchChildrenOf(NO_PID), found::add);
        started.begin();
        started.look();

        assertEquals(ItemUse.NONE, started.ofItem(LONG));
        assertTrue(found.isEmpty());
    }
}
