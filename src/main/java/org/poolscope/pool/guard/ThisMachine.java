package org.poolscope.pool.guard;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The machine that this program runs on, as Linux shows it in files; elsewhere only disks are known.
///
/// @param memory   `/proc/meminfo`
/// @param supplies `/sys/class/power_supply`
record ThisMachine(Path memory, Path supplies) implements MachineState {

    private static final String AVAILABLE = "MemAvailable:";
    private static final int KIBIBYTE = 1024;

    ThisMachine() {
        this(Path.of("/proc/meminfo"), Path.of("/sys/class/power_supply"));
    }

    @Override
    public Room room(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && Files.notExists(there)) {
            there = there.getParent();
        }
        FileStore store = Files.getFileStore(there);
        return new Room(store.getUsableSpace(), store.getTotalSpace());
    }

    @Override
    public OptionalLong availableMemory() {
        try {
            return Files.readAllLines(memory).stream().filter(line -> line.startsWith(AVAILABLE))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE).findFirst();
        } catch (IOException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /// Of several batteries the one that is fullest; one that is in a mouse is none of the machine's.
    @Override
    public OptionalInt battery() {
        OptionalInt fullest = OptionalInt.empty();
        boolean discharging = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(supplies)) {
            for (Path supply : all) {
                if (!text(supply, "type").equals("Battery") || text(supply, "scope").equals("Device")) {
                    continue;
                }
                discharging |= text(supply, "status").equals("Discharging");
                int percent = Integer.parseInt(text(supply, "capacity"));
                fullest = OptionalInt.of(Math.max(percent, fullest.orElse(0)));
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException _) {
            return OptionalInt.empty();
        }
        return discharging ? fullest : OptionalInt.empty();
    }

    private static String text(Path supply, String name) throws IOException {
        Path file = supply.resolve(name);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }
}
