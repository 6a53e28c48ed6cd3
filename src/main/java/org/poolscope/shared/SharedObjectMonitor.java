package org.poolscope.shared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessStamp;
import org.poolscope.shared.segment.SegmentFile;
import org.poolscope.shared.segment.SegmentNames;

/// Looks at all shared objects of a directory from outside, a monitor that only reads: whoever has made them, it
/// attaches to the same memory, asks nobody and is not noticed. For one thread.
public final class SharedObjectMonitor implements AutoCloseable {

    /// New objects are searched for once in so many looks.
    private static final int SEARCH_EVERY = 5;

    private final Segments segments;
    private final Map<String, SharedObject> objects = new LinkedHashMap<>();
    private int looks;

    /// @param directory of the segments
    public SharedObjectMonitor(Path directory) {
        this.segments = Segments.in(directory);
    }

    /// An object that is there, with what only the memory behind it tells.
    ///
    /// @param object   attached, and to be left open
    /// @param owner    who made it, as a [ProcessStamp]
    /// @param attached who has it mapped, as [ProcessStamp]s
    /// @param holder   who has it, if it is a lock, as a [ProcessStamp]; [ProcessStamp#NOBODY] for others
    public record Sighting(SharedObject object, long owner, List<Long> attached, long holder, long holderThread) {}

    /// All that are there now, in the order in which they were found.
    public List<Sighting> look() {
        if (looks++ % SEARCH_EVERY == 0) {
            search();
        }
        List<Sighting> sightings = new ArrayList<>();
        for (var all = objects.values().iterator(); all.hasNext(); ) {
            SharedObject object = all.next();
            try {
                sightings.add(sighting(object));
            } catch (SegmentException e) {
                // Somebody has cut its file.
                object.close();
                all.remove();
            }
        }
        return sightings;
    }

    private void search() {
        Set<String> names = SegmentNames.in(segments.directory());
        objects.keySet().removeIf(name -> {
            boolean gone = !names.contains(name) || !objects.get(name).isThere();
            if (gone) {
                objects.get(name).close();
            }
            return gone;
        });
        for (String name : names) {
            if (!objects.containsKey(name)) {
                SharedObject found = find(name);
                if (found != null) {
                    objects.put(name, found);
                }
            }
        }
    }

    /// @return null if it is not whole yet, or gone again
    private @Nullable SharedObject find(String name) {
        try {
            return segments.attach(name, SegmentFile.kindOf(name, SegmentNames.file(segments.directory(), name)),
                    Object.class);
        } catch (SegmentException e) {
            return null;
        }
    }

    private static Sighting sighting(SharedObject object) {
        long owner = object.read(() -> object.segment.header().ownerStamp());
        List<Long> attached = object.read(() -> Arrays.stream(object.segment.header().attached()).boxed().toList());
        return object instanceof SharedLock lock
                ? new Sighting(lock, owner, attached, lock.holderStamp(), lock.holderThread())
                : new Sighting(object, owner, attached, ProcessStamp.NOBODY, 0);
    }

    @Override
    public void close() {
        segments.close();
    }
}
