package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.usage.system.SystemProcesses;
import org.poolscope.testing.Waiting;

/// Real trees of processes, all of which run some times between two looks, and what it takes to look at them. The
/// bound is held where there are many, as in the long form of a build.
@EnabledOnOs(OS.LINUX)
class SamplingCostTest {

    private static final int TREES = Integer.getInteger("poolscope.trees", 3);
    private static final int CHILDREN = 4;
    private static final int MANY = 64;
    /// Twice what is aimed at, a hundredth of a core, since a busy machine has cold caches.
    private static final int MOST_NANOS_A_SECOND = 20_000_000;
    private static final int LOOKS = Integer.getInteger("poolscope.looks", 3);
    private static final long GAP_NANOS = 100_000_000;
    private static final int A_SECOND = (int) (1_000_000_000 / GAP_NANOS);

    @TempDir
    Path folder;

    private final Queue<TreeAccount> begun = new ArrayDeque<>();
    private final List<TreeAccount> accounts = new ArrayList<>();
    private final SystemProcesses table = SystemProcesses.ofThisSystem();
    private final TreeWalk walk = new TreeWalk(table);

    /// G20
    @Test
    void shouldSampleManyTreesThatAreAwakeForNextToNothing() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        String awake = "tail -s 0.03 ---disable-inotify -f " + file + " & ";
        List<Process> trees = new ArrayList<>();
        try {
            for (int i = 0; i < TREES; i++) {
                trees.add(new ProcessBuilder("sh", "-c", awake.repeat(CHILDREN) + "wait").start());
                accounts.add(new TreeAccount(trees.getLast().pid(), "", true));
            }
            begun.addAll(accounts);
            table.sharpen();
            Waiting.until("all are found", Duration.ofSeconds(20), () -> found() == TREES * (1 + CHILDREN),
                    () -> found() + " found");
            long share = share();
            assertTrue(TREES < MANY || share <= MOST_NANOS_A_SECOND, () -> share / 1000 + " us a second");
            assertEquals(TREES * (1 + CHILDREN), found());
        } finally {
            trees.forEach(tree -> tree.descendants().forEach(ProcessHandle::destroyForcibly));
            trees.forEach(Process::destroyForcibly);
        }
    }

    private int found() {
        walk.look(System.nanoTime(), begun);
        return accounts.stream().mapToInt(account -> account.now().processes()).sum();
    }

    /// What looks ten times a second take of a processor in a second.
    private long share() {
        long used = 0;
        for (int look = 0; look < 2 * LOOKS; look++) {
            LockSupport.parkNanos(GAP_NANOS);
            long before = table.ownNanos();
            walk.look(System.nanoTime(), begun);
            used += look < LOOKS ? 0 : table.ownNanos() - before;
        }
        return used / LOOKS * A_SECOND;
    }
}
