package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.pool.KillTally.Doing;
import org.poolscope.testing.Waiting;

/// Workers die in every way at every moment, and not an item is lost, doubled or waited for in vain.
///
/// `-Dpoolscope.kills=10000` makes it the long run, `-Dpoolscope.seed=…` repeats one.
@Isolated
class KillMatrixTest {

    private static final int KILLS = Integer.getInteger("poolscope.kills", 60);
    private static final long SEED = Long.getLong("poolscope.seed", 20_261_125);
    private static final int KILLS_PER_POOL = 40;
    private static final int WARM_UP_KILLS = 10;

    /// A descriptor or two come and go with what else this JVM does.
    private static final int SLACK = 3;

    /// How many times as many kills there are at most until there was each kind.
    private static final int MOST = 4;

    private final Random random = new Random(SEED);
    private final KillTally tally = new KillTally(SEED);
    private int pools;

    /// What a pool may leave nothing of.
    private record Footprint(long descriptors, long threads, Set<Long> processes, List<Path> files) {

        static Footprint now() throws Exception {
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                // The reapers of processes are the JVM's own, and stay for a minute.
                long threads = Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !thread.getName().startsWith("process reaper")).count();
                return new Footprint(open.count(), threads, ProcessHandle.current().descendants()
                        .map(ProcessHandle::pid).collect(Collectors.toSet()), List.of(RunFiles.ofThisProcess()));
            }
        }

        boolean isNoLargerThan(Footprint before) {
            return descriptors <= before.descriptors + SLACK && threads <= before.threads + SLACK
                    && before.processes.containsAll(processes) && before.files.containsAll(files);
        }
    }

    /// K14
    @Test
    void shouldLoseNothingAndWaitForNothingHoweverWorkersDie(@TempDir Path folder) throws Exception {
        onePool(folder, WARM_UP_KILLS);
        Footprint before = Footprint.now();
        // Chance decides who dies at what: more die until it was everything once.
        while (tally.kills() < KILLS || !wasEverything() && tally.kills() < MOST * KILLS) {
            onePool(folder, tally.kills() + KILLS_PER_POOL);
            Waiting.until("nothing is left", Duration.ofSeconds(10), () -> Footprint.now().isNoLargerThan(before),
                    () -> tally + ": " + before);
        }
        for (Doing doing : Doing.values()) {
            assertTrue(tally.kills(doing) > 0, () -> "nobody died " + doing + "; " + tally + "\n" + tally.table());
        }
        for (Death way : Death.values()) {
            assertTrue(tally.kills(way) > 0, () -> "nobody died of " + way + "; " + tally + "\n" + tally.table());
        }
    }

    private boolean wasEverything() {
        return Stream.of(Doing.values()).allMatch(doing -> tally.kills(doing) > 0)
                && Stream.of(Death.values()).allMatch(way -> tally.kills(way) > 0);
    }

    private void onePool(Path folder, int kills) throws Exception {
        Path its = Files.createDirectory(folder.resolve("pool" + ++pools));
        var doomed = new DoomedPool(random, its, tally);
        while (tally.kills() < kills) {
            round(doomed, its);
        }
        end(doomed, its);
        doomed.awaitEnd();
    }

    private void round(DoomedPool doomed, Path folder) throws Exception {
        doomed.newRound();
        if (random.nextInt(4) == 0) {
            doomed.pool().resize(1 + random.nextInt(8));
        }
        var calls = new DoomedCalls(doomed, random, folder);
        if (random.nextInt(4) == 0) {
            calls.beginLittle();
        } else {
            calls.begin(random.nextInt(4));
        }
        int harm = 3 + random.nextInt(6);
        for (int i = 0; i < harm; i++) {
            doomed.harm();
        }
        calls.check();
        doomed.countOrders();
    }

    /// In one of the ways in which a pool can end, while some of its workers die.
    private void end(DoomedPool doomed, Path folder) throws Exception {
        var calls = new DoomedCalls(doomed, random, folder);
        boolean busy = random.nextBoolean();
        if (busy) {
            calls.begin(1);
        }
        int how = random.nextInt(4);
        switch (how) {
            case 0 -> doomed.pool().terminate();
            case 1 -> doomed.pool().kill();
            default -> doomed.pool().shutdown();
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            doomed.kill(Doing.LEAVING);
        }
        if (how <= 1) {
            calls.checkEnded();
        } else {
            calls.check();
        }
    }
}
