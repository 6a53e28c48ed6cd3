package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTimeTest {

    private static final Path SYSTEM = Path.of("/proc");

    @TempDir
    Path proc;

    @Test
    void shouldTakeTheTimeOfOthersFromAllThatIsNotOurs() throws IOException {
        ProcessorTime before = told("cpu0 100 0 50 850 0 0 0 0 0 0", "cpu1 100 0 50 850 0 0 0 0 0 0", 10);
        // 200 ticks of each processor later: 300 busy, of which we had 200, and the host has taken 4.
        ProcessorTime after = told("cpu0 200 20 80 900 0 0 0 0 0 0", "cpu1 200 20 80 896 0 0 0 4 0 0", 210);

        TakenTime taken = after.since(before).orElseThrow();
        assertEquals(new TakenTime(96 / 400.0, 4 / 400.0, 200 / 400.0, 2), taken, "some ticks say nothing");
        assertTrue(taken.slowed(2));
        assertFalse(taken.isStolen(), "so little is not worth telling");
    }

    @Test
    void shouldNotMindWhatOthersTakeOfProcessorsThatAreLeftOver() {
        // Of four processors others have two.
        var taken = new TakenTime(0.5, 0, 0.25, 4);

        assertFalse(taken.slowed(1));
        assertFalse(taken.slowed(2));
        assertTrue(taken.slowed(3));
        assertTrue(taken.slowed(64));
    }

    @Test
    void shouldNotMindWhatIsNotWorthTelling() {
        var before = new ProcessorTime(0, 0, 0, 0, 2);

        assertFalse(new ProcessorTime(100, 0, 100, 92, 2).since(before).orElseThrow().slowed(2));
        assertEquals(0, new ProcessorTime(100, 0, 100, 104, 2).since(before).orElseThrow().others(),
                "the two clocks differ by some ticks");
        assertEquals(Optional.empty(), before.since(before), "no tick has passed");
    }

    /// R15
    @Test
    void shouldMindOthersThatHadAllForAWhileIfWorkersWaitedForAProcessor() {
        // One worker of two processors: for 3.6 of 6.3 s others had both, and then it was alone.
        var taken = new TakenTime(720 / 1260.0, 0, 270 / 1260.0, 2);

        assertFalse(taken.slowed(1), "on average there was one left");
        assertTrue(taken.slowed(1, 0.4));
        assertFalse(taken.slowed(1, 0.05), "it did not wait");
        assertFalse(new TakenTime(0, 0, 270 / 1260.0, 2).slowed(1, 0.4), "there was nobody else");
    }

    /// R15
    @Test
    void shouldNotMindWhatOthersTakeFromARunThatWaitsForSomethingElse() {
        // Others have one processor of two, or nearly both; the run needed next to nothing.
        assertFalse(new TakenTime(0.5, 0, 0.02, 2).slowed(8));
        assertFalse(new TakenTime(0.89, 0, 0.005, 2).slowed(8));
        // The same where it took what it could have.
        assertTrue(new TakenTime(0.5, 0, 0.49, 2).slowed(8));
        assertTrue(new TakenTime(0.89, 0, 0.1, 2).slowed(8));
    }

    /// R15
    @Test
    void shouldMindAHostThatTakesProcessorsHoweverManyAreLeftOver() {
        // Of four processors one was wanted, by one worker, and it had it for three quarters of the time.
        var taken = new TakenTime(0, 0.0625, 0.1875, 4);

        assertFalse(taken.slowed(1), "no other process has run");
        assertTrue(taken.isStolen());
        assertFalse(new TakenTime(0.5, 0.02, 0.4, 4).isStolen());
        assertTrue(new TakenTime(0.2, 0.4, 0.4, 2).slowed(2), "others have slowed it, too");
    }

    /// R15
    @Test
    void shouldTakeForLostWhatOthersHadWhileTheRunWantedIt() {
        assertEquals(0.5, TakenTime.lost(2, 1, 1), 1e-9, "it wanted both all the time");
        assertEquals(0.25, TakenTime.lost(2, 0.5, 1), 1e-9, "it wanted both half of the time");
        assertEquals(0, TakenTime.lost(1, 1, 1), "it can use one");
        assertEquals(0.75, TakenTime.lost(4, 1, 1), 1e-9);
        assertEquals(1, TakenTime.lost(2, 0, 0), "it had nothing");
        assertEquals(0, TakenTime.lost(2, 0, 1), "it wanted nothing");
    }

    @Test
    void shouldLookOnlyAtTheProcessorsThatItMayUse() throws IOException {
        ProcessorTime all = told("cpu0 100 0 0 0 0 0 0 0 0 0", "cpu1 7 0 0 3 0 0 0 0 0 0", 0);
        Files.writeString(proc.resolve("self/status"), "Name:\tjava\nCpus_allowed_list:\t1-1\n");

        assertEquals(2, all.processors());
        assertEquals(new ProcessorTime(7, 0, 10, 0, 1), ProcessorTime.in(proc).orElseThrow());
    }

    @Test
    void shouldSayNothingWhereTheSystemTellsNothing() throws IOException {
        assertEquals(Optional.empty(), ProcessorTime.in(proc.resolve("nothing")));

        Files.createDirectory(proc.resolve("self"));
        for (String file : new String[] {"stat", "self/stat", "self/status"}) {
            Files.writeString(proc.resolve(file), "what is this\n");
        }
        assertEquals(Optional.empty(), ProcessorTime.in(proc));
    }

    @Test
    void shouldCountTheTimeOfOurProcessesThatHaveEnded() throws Exception {
        Optional<ProcessorTime> before = ProcessorTime.in(SYSTEM);
        assumeTrue(before.isPresent(), "the system does not tell");
        Process child = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();

        assertEquals(0, child.waitFor());

        assertTrue(ProcessorTime.in(SYSTEM).orElseThrow().own() - before.get().own() >= 5, "ticks of a child");
    }

    private ProcessorTime told(String first, String second, long own) throws IOException {
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("stat"),
                "cpu  1 2 3 4 5 6 7 8 9 10\n" + first + "\n" + second + "\nintr 12 0\n");
        Files.writeString(proc.resolve("self/stat"),
                "7 (a) b (c) S 1 7 7 0 -1 4194304 100 0 0 0 " + own + " 0 0 0 20 0 1 0 100 0 0\n");
        Files.writeString(proc.resolve("self/status"), "Name:\tjava\nCpus_allowed_list:\t0,1\n");
        return ProcessorTime.in(proc).orElseThrow();
    }
}
