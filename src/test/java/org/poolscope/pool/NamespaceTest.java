package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.PidNamespace;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// Programs that share memory and temporary files, and do not see each other's processes: as in two containers.
@RunsBeside
class NamespaceTest {

    @Test
    void shouldLeaveRunningPoolsOfOtherPidNamespacesUnharmed() throws Exception {
        try (ChildJvm one = ChildJvm.start(PidNamespace.ofItsOwn(), NeighbourChild.class);
                ChildJvm other = ChildJvm.start(PidNamespace.ofItsOwn(), NeighbourChild.class)) {
            one.await("name ");
            other.await("name ");
            RunDirectory.create().close();
            // Each of them makes another pool besides, after the other's have begun.
            for (int round = 0; round < 2; round++) {
                assertEquals("", one.say("counter-" + round).await("unharmed"));
                assertEquals("", other.say("counter-" + round).await("unharmed"));
            }
        }
    }

    @Test
    void shouldLeaveARunningPoolUnharmedThatSeesTheProcessesOfOthers() throws Exception {
        try (ChildJvm one = ChildJvm.start(PidNamespace.withoutItsProc(), NeighbourChild.class)) {
            one.await("name ");
            RunDirectory.create().close();
            assertEquals("", one.say("counter").await("unharmed"));
        }
    }

    /// P19, M06
    @Test
    void shouldSweepWhatARunOfAnotherPidNamespaceLeftThatWasKilled() throws Exception {
        List<Path> left = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(PidNamespace.ofItsOwn(), NeighbourChild.class)) {
            left.add(Path.of("/dev/shm", child.await("name ")));
            child.lines().stream().filter(line -> line.startsWith("directory "))
                    .forEach(line -> left.add(Path.of(line.substring("directory ".length()))));
            assertTrue(left.size() >= 4, child::toString);
            assertTrue(left.stream().allMatch(Files::exists), child::toString);
            child.kill();
        }
        // What unshare had started is killed a moment after it.
        Waiting.until("all of it is swept", Duration.ofSeconds(30),
                () -> sweep() && left.stream().noneMatch(Files::exists),
                () -> left.stream().filter(Files::exists).toList().toString());
    }

    private static boolean sweep() {
        BatchRun.sweepLeftovers();
        return true;
    }
}
