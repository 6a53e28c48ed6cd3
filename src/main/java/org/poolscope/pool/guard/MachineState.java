package org.poolscope.pool.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What guards look at. May be asked from any thread, and may take a while.
interface MachineState {

    /// Room for somebody without privileges, and all there is, in bytes.
    record Room(long free, long total) {}

    /// The room on the disk of a folder, which need not be there yet.
    ///
    /// @throws IOException if it cannot be known
    Room room(Path folder) throws IOException;

    /// How many bytes of memory programs can get without others being pushed out; empty if nobody knows.
    OptionalLong availableMemory();

    /// How full the battery is that the machine lives on, in percent; empty if it has another source of power.
    OptionalInt battery();
}
