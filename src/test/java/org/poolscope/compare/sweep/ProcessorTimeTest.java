package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTimeTest {

    @TempDir
    Path proc;

    @Test
    void shouldTakeTheTimeOfOthersFromAllThatIsNotOurs() throws IOException {
        ProcessorTime before = told("cpu0 100 0 50 850 0 0 0 0 0 0", "cpu1 100 0 50 850 0 0 0 0 0 0", 10);
        // 200 ticks of each processor later: 304 busy, of which we had 200.
        ProcessorTime after = told("cpu0 200 20 80 900 0 0 0 0 0 0", "cpu1 200 20 80 896 0 0 0 4 0 0", 210);

        assertEquals(100 / 400.0, after.slowed(2, before), 1e-9);
    }

    @Test
    void shouldNotMindWhatOthersTakeOfProcessorsThatAreLeftOver() {
        var before = new ProcessorTime(0, 0, 0, 4);
        // Of four processors others have two.
        var after = new ProcessorTime(304, 400, 100, 4);

        assertEquals(0, after.slowed(1, before));
        assertEquals(0, after.slowed(2, before));
        assertEquals(0.5, after.slowed(3, before));
        assertEquals(0.5, after.slowed(64, before));
    }

    @Test
    void shouldNotMindWhatIsNotWorthTelling() {
        var before = new ProcessorTime(0, 0, 0, 2);

        assertEquals(0, new ProcessorTime(100, 100, 92, 2).slowed(2, before));
        assertEquals(0, new ProcessorTime(100, 100, 104, 2).slowed(2, before), "the two clocks differ by some ticks");
        assertEquals(0, before.slowed(2, before), "no tick has passed");
    }

    /// R15
    @Test
    void shouldMindOthersThatHadAllForAWhileIfWorkersWaitedForAProcessor() {
        var before = new ProcessorTime(0, 0, 0, 2);
        // One worker of two processors: for 3.6 of 6.3 s others had both, and then it was alone.
        var after = new ProcessorTime(994, 1260, 270, 2);

        assertEquals(0, after.slowed(1, before), "on average there was one left");
        assertEquals(720 / 1260.0, after.slowed(1, 0.4, before), 1e-9);
        assertEquals(0, after.slowed(1, 0.05, before), "it did not wait");
        assertEquals(0, new ProcessorTime(270, 1260, 270, 2).slowed(1, 0.4, before), "there was nobody else");
    }

    /// R15
    @Test
    void shouldNotMindWhatOthersTakeFromARunThatWaitsForSomethingElse() {
        var before = new ProcessorTime(0, 0, 0, 2);

        // Others have one processor of two, or nearly both; the run needed next to nothing.
        assertEquals(0, new ProcessorTime(212, 400, 8, 2).slowed(8, before));
        assertEquals(0, new ProcessorTime(362, 400, 2, 2).slowed(8, before));
        // The same where it took what it could have.
        assertEquals(0.5, new ProcessorTime(400, 400, 196, 2).slowed(8, before));
        assertEquals(0.89, new ProcessorTime(400, 400, 40, 2).slowed(8, before));
    }

    /// R15
    @Test
    void shouldTakeForLostWhatOthersHadWhileTheRunWantedIt() {
        assertEquals(0.5, ProcessorTime.lost(2, 1, 1), 1e-9, "it wanted both all the time");
        assertEquals(0.25, ProcessorTime.lost(2, 0.5, 1), 1e-9, "it wanted both half of the time");
        assertEquals(0, ProcessorTime.lost(1, 1, 1), "it can use one");
        assertEquals(0.75, ProcessorTime.lost(4, 1, 1), 1e-9);
        assertEquals(1, ProcessorTime.lost(2, 0, 0), "it had nothing");
        assertEquals(0, ProcessorTime.lost(2, 0, 1), "it wanted nothing");
    }

    @Test
    void shouldLookOnlyAtTheProcessorsThatItMayUse() throws IOException {
        ProcessorTime all = told("cpu0 100 0 0 0 0 0 0 0 0 0", "cpu1 7 0 0 3 0 0 0 0 0 0", 0);
        Files.writeString(proc.resolve("self/status"), "Name:\tjava\nCpus_allowed_list:\t1-1\n");

        assertEquals(2, all.processors());
        assertEquals(new ProcessorTime(7, 10, 0, 1), ProcessorTime.in(proc).orElseThrow());
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
        Optional<ProcessorTime> before = ProcessorTime.now();
        assumeTrue(before.isPresent(), "the system does not tell");
        Process child = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();

        assertEquals(0, child.waitFor());

        assertTrue(ProcessorTime.now().orElseThrow().own() - before.get().own() >= 5, "ticks of a child");
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
