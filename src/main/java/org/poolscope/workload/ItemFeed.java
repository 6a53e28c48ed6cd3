package org.poolscope.workload;

import java.io.IOException;
import java.util.List;

/// Where the items of a batch come from that are not all known when it begins, as those of standard input. Used by one
/// thread, which has nothing else to do.
public interface ItemFeed {

    /// The next ones, in order. Waits until there is one at least.
    ///
    /// @return empty at the end
    /// @throws IOException if no more can be read; its message is for a person
    List<String> next() throws IOException;

    /// What there is to note of them at the end, in sentences without their full stops.
    default List<String> notes() {
        return List.of();
    }
}
