package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.ui.run.ProgramCost.Share;

class ProgramCostTest {

    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private long program;
    private long drawing;
    private long sampled;
    private long compiled;
    private final ProgramCost cost = new ProgramCost(() -> nanos, () -> program, () -> drawing,
            () -> compiled);

    @Test
    void shouldTellTheWholeProgramsShareOverTheLastTwentySeconds() {
        cost.read(0);
        assertTrue(cost.share().isEmpty(), "one reading tells nothing");

        second(900_000_000, 0, 0);
        for (int i = 0; i < 20; i++) {
            second(100_000_000, 10_000_000, 40_000_000);
        }
        Share share = cost.share().orElseThrow();

        assertEquals(0.1, share.all(), 1e-9, "the dear second is long ago");
        assertEquals(0.04, share.drawing(), 1e-9);
        assertEquals(0.05, share.rest(), 1e-9);
    }

    @Test
    void shouldNotCountWhatWasBeforeTheRun() {
        cost.read(0);
        second(SECOND, 0, SECOND);
        cost.begin();
        sampled = 0;

        cost.read(0);
        second(50_000_000, 5_000_000, 20_000_000);

        assertEquals(new Share(0.05, 0.005, 0.02, 0), cost.share().orElseThrow());
    }

    @Test
    void shouldTellWhatTheJvmCompilesFromWhatTheProgramDoes(@TempDir Path threads) throws IOException {
        thread(threads, "11", "C1 CompilerThre", 300_000_000);
        thread(threads, "12", "AWT-EventQueue-", 500_000_000);
        var time = new CompilerTime(threads);
        assertEquals(300_000_000, time.getAsLong());

        cost.read(0);
        compiled += 300_000_000;
        second(400_000_000, 0, 50_000_000);
        Share share = cost.share().orElseThrow();
        assertEquals(0.3, share.compiling(), 1e-9);
        assertEquals(0.05, share.rest(), 1e-9);

        thread(threads, "13", "C2 CompilerThre", 20_000_000);
        Files.delete(threads.resolve("11/schedstat"));
        assertEquals(320_000_000, time.getAsLong(), "what one that is gone has used is not taken back");
        assertEquals(0, new CompilerTime(threads.resolve("none")).getAsLong());
    }

    private static void thread(Path threads, String number, String name, long nanos) throws IOException {
        Path thread = Files.createDirectory(threads.resolve(number));
        Files.writeString(thread.resolve("comm"), name + "\n");
        Files.writeString(thread.resolve("schedstat"), nanos + " 5 7\n");
    }

    /// J38
    @Test
    void shouldSayNothingOfASingleMoment() {
        cost.read(0);
        nanos += SECOND / 1000;
        program += SECOND / 1000;
        cost.read(0);

        assertEquals(Optional.empty(), cost.share());
    }

    private void second(long all, long sampling, long ofDrawing) {
        nanos += SECOND;
        program += all;
        drawing += ofDrawing;
        sampled += sampling;
        cost.read(sampled);
    }
}
