package org.poolscope.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// The order of a batch of which some items are tried first: those, drawn at random, and then all others, each part in
/// the order of the batch. The same for the same seed.
public final class TrialOrder {

    private TrialOrder() {}

    /// @param items how many the batch has
    /// @param first how many of them are tried first
    /// @return the places of all of them in the batch, from 0
    public static List<Integer> of(int items, int first, long seed) {
        // Its seeds may be neighbours and have nothing to do with each other.
        var random = new SplittableRandom(seed);
        var drawn = new TreeSet<Integer>();
        // R. W. Floyd's way to draw without putting back (J. Bentley, 1987).
        for (int i = items - first; i < items; i++) {
            int some = random.nextInt(i + 1);
            drawn.add(drawn.contains(some) ? i : some);
        }
        List<Integer> places = new ArrayList<>(items);
        places.addAll(drawn);
        for (int place = 0; place < items; place++) {
            if (!drawn.contains(place)) {
                places.add(place);
            }
        }
        return places;
    }
}
