package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.testing.ChildJvm;

class ProcessIdentityTest {

    @Test
    void shouldKnowAProcessByItsPidAndStart() {
        ProcessIdentity me = ProcessIdentity.current();

        assertEquals(ProcessHandle.current().pid(), me.pid());
        assertTrue(me.isAlive());
        assertFalse(new ProcessIdentity(me.pid(), me.start() + 1).isAlive(), "another process had this pid before");
        assertTrue(new ProcessIdentity(me.pid(), 0).isAlive(), "a start that is not known is not held against it");
    }

    @Test
    void shouldNotTakeAKilledProcessForAlive() {
        try (ChildJvm child = ChildJvm.start(SharedChild.class, ".")) {
            ProcessIdentity identity = ProcessIdentity.of(child.pid()).orElseThrow();
            child.kill();
            child.awaitExit();

            assertFalse(identity.isAlive());
        }
    }

    @Test
    void shouldTakeProcessesForAliveWhenNoFileCanBeOpenedAnyMore(@TempDir Path directory) {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "processes are not told by files here");
        List<String> fewFiles = List.of("sh", "-c", "ulimit -n 100 && exec \"$0\" \"$@\"");
        try (ChildJvm child = ChildJvm.start(fewFiles, SharedChild.class, directory.toString())) {
            child.await("ready");
            String said = child.say("without-files " + ProcessHandle.current().pid()).await("alive");
            assertTrue(said.startsWith("true"), said);
        }
    }
}
