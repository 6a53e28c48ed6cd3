package org.poolscope.shared;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.poolscope.shared.segment.Kind;
import org.poolscope.shared.segment.Mapping;

/// What this process has been given by others, a cache of attachments: attached once, and the same object every time it
/// comes again. What its maker has removed is let go of, and unmapped when nobody here has it any more, which the
/// garbage collector finds out.
///
/// Any thread may use it.
public final class Received {

    /// So much that was let go of is worth a run of the garbage collector, which knows nothing of memory outside the
    /// heap.
    private static final long MUCH = 64L << 20;

    private static final Map<Path, Segments> BY_DIRECTORY = new HashMap<>();
    private static long forgotten;

    private Received() {}

    /// @param messages what is in it, if it is a queue or a pipe
    static synchronized SharedObject attach(Path directory, String name, Kind kind, Class<?> messages) {
        Segments segments = BY_DIRECTORY.get(directory);
        if (segments == null || !segments.objects().knows(name)) {
            letGo();
            segments = BY_DIRECTORY.computeIfAbsent(directory, Segments::in);
        }
        return segments.attach(name, kind, messages);
    }

    /// Lets go of what was removed. Takes next to no time, unless that was much; for calling now and then.
    public static synchronized void letGo() {
        if (BY_DIRECTORY.isEmpty()) {
            return;
        }
        for (var all = BY_DIRECTORY.values().iterator(); all.hasNext(); ) {
            Segments segments = all.next();
            forgotten += segments.objects().forgetRemoved();
            if (segments.objects().isEmpty()) {
                all.remove();
            }
        }
        if (forgotten >= MUCH) {
            forgotten = 0;
            System.gc();
        }
        Mapping.unmapUnreachable();
    }
}
