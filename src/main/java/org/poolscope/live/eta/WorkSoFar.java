package org.poolscope.live.eta;

import java.util.List;

/// What a run has done and has to do, as far as that tells how much longer it will take. All times are in seconds.
///
/// @param seconds  how long items took, in the order in which they ended
/// @param bytes    how much input each of these had; empty if that is not known of all
/// @param each     of how many items that have ended each of these is one
/// @param underway what is being worked on
/// @param left     how many items are not begun
/// @param leftBytes how much input these have and those underway; not looked at if `bytes` is empty
/// @param slots    how many items are worked on at the same time
/// @param busy     the part of the time in which slots were at work, from 0 to 1
public record WorkSoFar(double[] seconds, double[] bytes, double each, List<Underway> underway, double left,
                        double leftBytes, int slots, double busy) {

    public WorkSoFar {
        underway = List.copyOf(underway);
    }
}
