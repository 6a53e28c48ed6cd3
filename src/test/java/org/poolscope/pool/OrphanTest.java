package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.worker.WorkerMain;

@RunsBeside
class OrphanTest {

    /// Two seconds on a quiet machine; this one may be busy.
    private static final int PATIENCE_SECONDS = 20;

    /// P19
    @ParameterizedTest
    @ValueSource(strings = {"hang", "stubborn"})
    void shouldLeaveNoWorkerAliveWhenTheParentIsKilled(String verb) throws Exception {
        long parent;
        Set<Long> workers;
        try (ChildJvm child = ChildJvm.start(ParentChild.class, "8", verb)) {
            parent = child.pid();
            workers = eightWorkers(child);
            child.kill();
            for (long worker : workers) {
                awaitEnd(worker);
            }
        }

        RunDirectory.create().close();
        assertEquals(List.of(), List.of(RunFiles.of(parent)),
                "what a killed parent leaves is swept by the next start at the latest");
    }

    private static Set<Long> eightWorkers(ChildJvm child) {
        var pids = new TreeSet<Long>();
        while (pids.size() < 8) {
            pids.add(Long.parseLong(child.await("running ").strip()));
        }
        return pids;
    }

    private static void awaitEnd(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        try {
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("worker " + pid + " outlives its parent: " + process.get().info(), e);
        }
    }

    @Test
    void shouldRefuseInOneLineToBeAWorkerOfNobodys() {
        try (ChildJvm worker = ChildJvm.start(WorkerMain.class)) {
            assertEquals(2, worker.awaitExit());
            assertEquals(1, worker.lines().size(), () -> worker.lines().toString());
            assertTrue(worker.lines().getFirst().contains("started by Poolscope alone"));
        }
    }
}
