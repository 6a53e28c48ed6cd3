package org.poolscope.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list that keeps its first and its last entries when there are too many for all.
public final class BoundedLog<T> {

    private final int keepFirst;
    private final int keepLast;
    private final List<T> first = new ArrayList<>();

    /// A ring, once it is full: its oldest entry is then at `oldest`.
    private final List<T> latest = new ArrayList<>();
    private int oldest;
    private long total;

    BoundedLog(int keepFirst, int keepLast) {
        this.keepFirst = keepFirst;
        this.keepLast = keepLast;
    }

    /// @return the entry that had to go for it; null if there was room
    @Nullable T add(T entry) {
        total++;
        if (first.size() < keepFirst) {
            first.add(entry);
        } else if (latest.size() < keepLast) {
            latest.add(entry);
        } else {
            T gone = latest.set(oldest, entry);
            oldest = (oldest + 1) % keepLast;
            return gone;
        }
        return null;
    }

    /// How many entries are kept.
    public int size() {
        return first.size() + latest.size();
    }

    /// How many entries there ever were.
    public long total() {
        return total;
    }

    /// How many are missing, all of them between the entries [#keptFirst]` - 1` and [#keptFirst].
    public long dropped() {
        return total - size();
    }

    /// How many of the entries kept are from before the first missing one.
    public int keptFirst() {
        return first.size();
    }

    /// An entry that is kept, the oldest first.
    public T get(int index) {
        return index < first.size()
                ? first.get(index)
                : latest.get((oldest + index - first.size()) % latest.size());
    }
}
