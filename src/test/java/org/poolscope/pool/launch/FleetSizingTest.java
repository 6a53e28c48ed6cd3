package org.poolscope.pool.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FleetSizingTest {

    @Test
    void shouldSliceMemoryAndProcessorsBetweenTheWorkers() {
        assertEquals(new FleetSizing(2457, 2), FleetSizing.of(4, 16L << 30, 8));
        assertEquals(new FleetSizing(4096, 8), FleetSizing.of(1, 64L << 30, 8));
    }

    @Test
    void shouldGiveEveryWorkerEnoughToLive() {
        assertEquals(new FleetSizing(64, 1), FleetSizing.of(200, 4L << 30, 2));
    }

    @Test
    void shouldSayItInOptionsOfTheJvm() {
        List<String> options = FleetSizing.forWorkers(2).jvmOptions();

        assertTrue(options.stream().anyMatch(option -> option.matches("-Xmx\\d+m")), options::toString);
    }
}
