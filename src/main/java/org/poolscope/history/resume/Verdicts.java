package org.poolscope.history.resume;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of items by their names, and where a name occurs several times, by their places too. A few words for
/// each item, of which there may be a million. For one thread.
final class Verdicts {

    private final Map<String, Known> byName = new HashMap<>();

    /// The last that was heard of one occurrence of a name.
    private static final class Known {
        private long run;
        private long place;
        private @Nullable Reason reason;
        private boolean taken;
        private final @Nullable Known next;

        Known(long run, long place, @Nullable Reason reason, @Nullable Known next) {
            this.run = run;
            this.place = place;
            this.reason = reason;
            this.next = next;
        }
    }

    /// Something newer is known of an item. One that a later run had at another place has moved there.
    ///
    /// @param run    that knows it; later ones come later
    /// @param place  its place in its batch; below 0 if that is not known
    /// @param reason why it has to be run; null if it is done
    void put(long run, String name, long place, @Nullable Reason reason) {
        Known first = byName.get(name);
        Known same = null;
        for (Known known = first; known != null; known = known.next) {
            if (known.place == place) {
                same = known;
                break;
            }
            same = same == null && known.run < run ? known : same;
        }
        if (same == null) {
            byName.put(name, new Known(run, place, reason, first));
        } else {
            same.run = run;
            same.place = place;
            same.reason = reason;
        }
    }

    /// It had begun, as far as anybody told; what is known better stays.
    void began(long run, String name) {
        byName.computeIfAbsent(name, _ -> new Known(run, -1, Reason.INTERRUPTED, null));
    }

    /// Takes what is known of an item that is at the same place as it was.
    ///
    /// @return null if there is no such one
    @Nullable Taken takeAt(String name, long place) {
        for (Known known = byName.get(name); known != null; known = known.next) {
            if (known.place == place && !known.taken) {
                known.taken = true;
                return new Taken(known.reason);
            }
        }
        return null;
    }

    /// Takes what is known of an item of that name, wherever it was.
    ///
    /// @return null if there is none left
    @Nullable Taken takeAny(String name) {
        for (Known known = byName.get(name); known != null; known = known.next) {
            if (!known.taken) {
                known.taken = true;
                return new Taken(known.reason);
            }
        }
        return null;
    }

    /// @param reason why it has to be run; null if it is done
    record Taken(@Nullable Reason reason) {}
}
