package org.poolscope.process.usage.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CpuClockTest {

    @Test
    void shouldTellAnotherProcessesProcessorTimeInFineSteps() {
        CpuClock clock = CpuClock.find().orElseThrow();
        long self = ProcessHandle.current().pid();
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 10_000; i++) {
            long before = clock.nanos(self);
            long step = clock.nanos(self) - before;
            smallest = step > 0 ? Math.min(smallest, step) : smallest;
        }

        assertTrue(smallest < 1_000_000, "the smallest step was " + smallest + " ns");
        assertTrue(clock.nanos(1) > 0, "the first process has used no time");
    }

    @Test
    void shouldTellNothingOfAProcessThatIsNotThere() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertEquals(0, CpuClock.find().orElseThrow().nanos(gone.pid()));
    }
}
