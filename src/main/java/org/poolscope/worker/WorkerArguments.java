package org.poolscope.worker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.ProcessIdentity;

/// What the pool tells a worker on its command line; the token, which is secret, comes on stdin.
///
/// @param socket         the control socket to connect to
/// @param segments       the directory of the run's shared segments
/// @param parent         the process to leave with
/// @param beatsPerSecond how often to sample what the process uses
/// @param page           this worker's telemetry page
record WorkerArguments(Path socket, Path segments, ProcessIdentity parent, int beatsPerSecond, Path page) {

    private static final int COUNT = 6;

    /// The arguments in the order of the record's components, the parent's pid before its start; or null if they are not that.
    static @Nullable WorkerArguments parse(String[] args) {
        if (args.length != COUNT) {
            return null;
        }
        try {
            var parent = new ProcessIdentity(Long.parseLong(args[2]), Long.parseLong(args[3]));
            return new WorkerArguments(Path.of(args[0]), Path.of(args[1]), parent, Integer.parseInt(args[4]),
                    Path.of(args[5]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
