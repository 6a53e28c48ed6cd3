package org.poolscope.pool.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.workload.run.Guards;

/// G27: a machine that is as the test wants it.
class GuardWatchTest {

    private static final Path OUT = Path.of("/x");
    private static final long GIGABYTE = 1_000_000_000;

    @TempDir
    Path folder;

    private final List<Optional<String>> told = new ArrayList<>();
    private final Machine machine = new Machine();

    private static final class Machine implements MachineState {
        private Room room = new Room(500 * GIGABYTE, 1000 * GIGABYTE);
        private OptionalLong memory = OptionalLong.of(8 * GIGABYTE);
        private OptionalInt battery = OptionalInt.empty();

        @Override
        public Room room(Path folder) {
            return room;
        }

        @Override
        public OptionalLong availableMemory() {
            return memory;
        }

        @Override
        public OptionalInt battery() {
            return battery;
        }
    }

    private GuardWatch watch(Guards guards) {
        return new GuardWatch(guards, List.of(OUT), machine, told::add);
    }

    @Test
    void shouldSayWhyItPausesAndGoOnByItself() {
        GuardWatch watch = watch(Guards.USUAL);
        watch.look();
        machine.room = new MachineState.Room(800_000_000, 1000 * GIGABYTE);
        watch.look();
        watch.look();
        machine.room = new MachineState.Room(GIGABYTE, 1000 * GIGABYTE);
        watch.look();

        assertEquals(List.of(Optional.of("800 MB free on /x, waits for 1 GB"), Optional.empty()), told);
    }

    @Test
    void shouldAskOfASmallDiskForATenthOfIt() {
        GuardWatch watch = watch(Guards.USUAL);
        machine.room = new MachineState.Room(30_000_000, 200_000_000);
        watch.look();
        machine.room = new MachineState.Room(19_000_000, 200_000_000);
        watch.look();

        assertEquals(List.of(Optional.of("19 MB free on /x, waits for 20 MB")), told);
    }

    @Test
    void shouldLookAtMemoryAndBatteryOnlyWhereTold() {
        machine.memory = OptionalLong.of(300_000_000);
        machine.battery = OptionalInt.of(12);
        watch(Guards.USUAL).look();
        assertEquals(List.of(), told);

        watch(new Guards(0, 500, 0)).look();
        watch(new Guards(0, 0, 20)).look();
        assertEquals(List.of(Optional.of("300 MB of memory available, waits for 500 MB"),
                Optional.of("battery at 12 %, waits for 20 % or for mains power")), told);
    }

    @Test
    void shouldReadWhatLinuxShows() throws IOException {
        Path memory = Files.writeString(folder.resolve("meminfo"), "MemFree: 1 kB\nMemAvailable:   2048 kB\n");
        supply("AC", "Mains", "", "");
        supply("BAT0", "Battery", "Discharging", "41");
        supply("BAT1", "Battery", "Unknown", "7");
        supply("mouse", "Battery", "Discharging", "99");
        Files.writeString(folder.resolve("supplies/mouse/scope"), "Device\n");
        var here = new ThisMachine(memory, folder.resolve("supplies"));

        assertEquals(OptionalLong.of(2048 * 1024), here.availableMemory());
        assertEquals(OptionalInt.of(41), here.battery());
        supply("BAT0", "Battery", "Charging", "41");
        assertEquals(OptionalInt.empty(), here.battery());
        assertTrue(here.room(folder.resolve("not/there/yet")).total() > 0);
    }

    private void supply(String name, String type, String status, String capacity) throws IOException {
        Path supply = Files.createDirectories(folder.resolve("supplies").resolve(name));
        Files.writeString(supply.resolve("type"), type + "\n");
        Files.writeString(supply.resolve("status"), status + "\n");
        Files.writeString(supply.resolve("capacity"), capacity + "\n");
    }
}
