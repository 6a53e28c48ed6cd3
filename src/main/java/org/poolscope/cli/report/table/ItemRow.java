package org.poolscope.cli.report.table;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.poolscope.live.ItemLine;
import org.poolscope.workload.ItemEnd;

/// One item as tables have it.
///
/// @param number   from 1: its place in the batch, or, where that is not known, among those that have ended
/// @param begun    when
/// @param end      how its program ended
/// @param command  the command line that ran for it; its name if none did
/// @param reported how far it is, what it is at, and its figures, as it has told them
record ItemRow(ItemLine line, long number, Instant begun, ItemEnd end, String command, List<String> reported) {

    Duration elapsed() {
        return line.elapsed();
    }

    /// As a shell would tell it; of an item without a program, 1 if it failed.
    int exitStatus() {
        return end.status().orElse(end.signal().isPresent() || line.success() ? 0 : 1);
    }

    int signal() {
        return end.signal().orElse(0);
    }
}
