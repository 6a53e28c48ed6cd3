package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.wait.BackOffParker;
import org.poolscope.shared.wait.LockWord;
import org.poolscope.testing.ChildJvm;

class LockWordTest {

    private final MemorySegment memory = Arena.ofAuto().allocate(40, 8);
    private final LockWord lock = new LockWord(memory, memory, memory, 0, new BackOffParker(), null);

    @Test
    void shouldBeFreeAgainWhenUnlocked() throws InterruptedException {
        lock.lock();
        assertNotEquals(0, memory.get(ValueLayout.JAVA_LONG, 0));
        lock.unlock();
        assertEquals(0, memory.get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void shouldNotTakeAnotherProcessWithTheOwnersPidForTheOwner() throws InterruptedException {
        ProcessIdentity living = ProcessIdentity.current();
        memory.set(ValueLayout.JAVA_LONG, 0,
                ProcessStamp.of(new ProcessIdentity(living.pid(), living.start() + 1)));

        lock.lock();

        assertEquals(1, lock.holdersLost());
    }

    @Test
    void shouldTellAProcessByItsPidAndStartUntilItIsGone() {
        ChildJvm child = ChildJvm.start(SharedChild.class, "unused");
        var born = ProcessIdentity.of(child.pid());
        assertNotEquals(Optional.empty(), born);
        assertEquals(born, ProcessIdentity.of(child.pid()));

        child.close();
        assertNotEquals(born, ProcessIdentity.of(child.pid()));
    }
}
