package org.poolscope.compare.measured;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What has slowed a run from outside, in parts from 0 to 1; each is 0 if it has not, or if nobody can tell.
///
/// @param others  of the processors: other processes had it
/// @param host    of the processors: the host of this virtual machine took it (steal)
/// @param waiting of the run's time: something waited for a processor, where nobody tells what other processes had
/// @param quota   of the periods of its control group's quota: the group was stopped, and others in it had used of it
public record Disturbance(double others, double host, double waiting, double quota) {

    /// Of a run that nobody has slowed.
    public static final Disturbance NONE = new Disturbance(0, 0, 0, 0);

    /// By other processes alone.
    public static Disturbance byOthers(double part) {
        return new Disturbance(part, 0, 0, 0);
    }

    /// Whether there was any.
    public boolean isAny() {
        return others > 0 || host > 0 || waiting > 0 || quota > 0;
    }

    /// The most that there was of each.
    public static Disturbance most(List<Disturbance> all) {
        return new Disturbance(most(all, Disturbance::others), most(all, Disturbance::host),
                most(all, Disturbance::waiting), most(all, Disturbance::quota));
    }

    private static double most(List<Disturbance> all, ToDoubleFunction<Disturbance> part) {
        return all.stream().mapToDouble(part).max().orElse(0);
    }
}
