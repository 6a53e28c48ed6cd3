package org.poolscope.pool.launch.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
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

    @Test
    void shouldSayWithFiguresWhenThereIsNotEnoughMemory() {
        assertEquals(Optional.empty(), FleetSizing.shortage(4, 16L << 30));
        assertEquals(Optional.empty(), FleetSizing.shortage(1, 300L << 20));
        assertEquals(Optional.of("8 workers may take 114 MB each, and there are 600 MB of memory here; some may be "
                + "killed for want of it: take a pool of 4, or give more memory"), FleetSizing.shortage(8, 600L << 20));
        assertEquals(Optional.empty(), FleetSizing.shortage(4, 600L << 20));
        assertEquals(Optional.of("a worker may take 114 MB, and there are 150 MB of memory here; some may be killed"
                + " for want of it: give more memory"), FleetSizing.shortage(1, 150L << 20));
    }

    @Test
    void shouldChooseAPoolThatFitsWhereNobodyHasSaidHowLarge() {
        assertEquals(8, FleetSizing.defaultWorkers(8, 16L << 30));
        assertEquals(Optional.empty(), FleetSizing.reduction(8, 16L << 30));
        assertEquals(4, FleetSizing.defaultWorkers(8, 600L << 20));
        assertEquals(1, FleetSizing.defaultWorkers(8, 100L << 20));
        assertEquals(Optional.of("4 of 8 workers, since no more fit into the 600 MB of memory here; ask for 8 to "
                + "start one per processor all the same"), FleetSizing.reduction(8, 600L << 20));
    }

    @Test
    void shouldFitIntoALimitOfAddressSpace() {
        int limit = AddressSpace.in("Max stack size 8388608 unlimited bytes\n"
                + "Max address space         1572864000           1572864000           bytes     \n");
        assertEquals(1500, limit);
        assertEquals(860, AddressSpace.largestHeap(limit));
        assertEquals(2, AddressSpace.options(860, limit).size());
        assertEquals(List.of(),
                AddressSpace.options(4096, AddressSpace.in("Max address space  unlimited  unlimited  bytes")));
        assertEquals(AddressSpace.UNLIMITED, AddressSpace.in(""));
    }
}
