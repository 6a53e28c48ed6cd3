package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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
}
