package org.poolscope.process.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.usage.system.SystemProcesses;
import org.poolscope.testing.Waiting;

/// Real trees of processes, all of which run some times between two looks, and what it takes to look at them: no more
/// than to open and read one file of each, where there are many, as in the long form of a build.
@EnabledOnOs(OS.LINUX)
class SamplingCostTest {

    private static final int TREES = Integer.getInteger("poolscope.trees", 3);
    private static final int CHILDREN = 4;
    private static final int MANY = 64;
    private static final int LOOKS = Integer.getInteger("poolscope.looks", 3);
    private static final long GAP_NANOS = 100_000_000;

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
            Share share = share(trees);
            assertTrue(TREES < MANY || share.looking <= share.reading, share::toString);
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

    /// What looks took of a processor, and what it took to open and read one file of each process as often, in turns:
    /// a machine that is slow or busy is so for both.
    private Share share(List<Process> trees) throws IOException {
        List<Path> files = trees.stream().flatMap(tree -> Stream.concat(Stream.of(tree.pid()),
                tree.descendants().map(ProcessHandle::pid))).map(pid -> Path.of("/proc/" + pid + "/stat")).toList();
        long looking = 0;
        long reading = 0;
        for (int look = 0; look < 2 * LOOKS; look++) {
            LockSupport.parkNanos(GAP_NANOS);
            long before = table.ownNanos();
            walk.look(System.nanoTime(), begun);
            long between = table.ownNanos();
            for (Path file : files) {
                Files.readAllBytes(file);
            }
            looking += look < LOOKS ? 0 : between - before;
            reading += look < LOOKS ? 0 : table.ownNanos() - between;
        }
        return new Share(looking / LOOKS, reading / LOOKS);
    }

    /// Nanoseconds of a processor for each look.
    private record Share(long looking, long reading) {}
}
