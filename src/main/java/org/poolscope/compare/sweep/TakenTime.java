package org.poolscope.compare.sweep;

import org.poolscope.compare.SweepResult;

/// What became of the processors that this program may use between two moments ([ProcessorTime]), in parts of them
/// from 0 to 1.
///
/// @param others     other processes had it
/// @param host       the host of this virtual machine took it, while somebody wanted it
/// @param own        this program had it, with its workers
/// @param processors how many there are
record TakenTime(double others, double host, double own, int processors) {

    /// A part of a run's time that is worth telling: the sizes of a pool are said to be equally good within half as
    /// much.
    static final double NOTABLE = 2 * SweepResult.KNEE_TOLERANCE;

    /// Whether other processes have slowed a run of so many workers. What they take of processors that are left over
    /// slows nobody, nor does it slow a run whose workers wait for something else.
    boolean slowed(int workers) {
        double left = processors * (1 - others - host);
        return others > 0 && lost(Math.min(workers, processors), processors * own, left) >= NOTABLE;
    }

    /// The same of a run whose workers are known to have waited for a processor for a part of their time: where there
    /// are no more of them than processors they waited for others. On average over the whole run it may be that nothing
    /// was missing, though others had all for a while.
    ///
    /// @param waited the part, from 0 to 1; 0 if nobody knows
    boolean slowed(int workers, double waited) {
        return slowed(workers) || workers <= processors && waited >= NOTABLE && others >= NOTABLE;
    }

    /// Whether the host has slowed whoever ran, us among them: it takes a processor from the one who has it, however
    /// many are left over.
    boolean isStolen() {
        return host > 0 && host >= NOTABLE * (others + host + own);
    }

    /// The part of its time, from 0 to 1, that a run has lost to others. What it had, it had while it wanted all that
    /// it can use and others left so much of it; at all other times it did not miss any.
    ///
    /// @param most how many processors it can use
    /// @param had  how many it had, on average
    /// @param left how many others left, on average
    static double lost(double most, double had, double left) {
        if (left >= most) {
            return 0;
        }
        double wanting = left <= 0 ? 1 : Math.min(1, had / left);
        return wanting * (1 - left / most);
    }
}
