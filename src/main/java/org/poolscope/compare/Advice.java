package org.poolscope.compare;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.Statistics;

/// What a sweep says to do: which size to use, or why it does not say so, or not yet.
public sealed interface Advice {

    /// Use it.
    ///
    /// @param size the smallest size whose median time is at most [SweepResult#KNEE_TOLERANCE] above the shortest
    record Use(int size) implements Advice {}

    /// Wait: the runs that are missing are still to come.
    ///
    /// @param missing how many runs are missing of each size that lacks some
    record NotYet(SortedMap<Integer, Integer> missing) implements Advice {}

    /// Repeat more often: it is over, or soon will be, and there are too few runs that count.
    ///
    /// @param missing how many runs are missing of each size that lacks some
    record TooFewRuns(SortedMap<Integer, Integer> missing) implements Advice {}

    /// Repeat more often: so few runs were asked for that there can be no advice.
    record TooFewRepeats() implements Advice {}

    /// Compare again when less else is running: others have slowed so many runs that too few are left.
    record Disturbed() implements Advice {}

    /// There is only one size that has runs that count.
    record OneSize() implements Advice {}

    /// No run counts.
    record NoRuns() implements Advice {}

    /// @param sizes   every size of the sweep, smallest first; with every number of threads, if these are varied
    /// @param stopped whether the sweep was ended before all its runs were done
    static Advice about(SweepConfiguration sweep, List<SizeResult> sizes, boolean stopped) {
        boolean over = sizes.stream().allMatch(size -> size.left() == 0);
        // What was run in vain will not get a time any more.
        List<SizeResult> rivals = sizes.stream().filter(size -> stopped || !size.isInVain()).toList();
        if (over && sizes.stream().allMatch(size -> size.seconds().isEmpty())) {
            return new NoRuns();
        }
        if (rivals.size() == 1) {
            return new OneSize();
        }
        if (sweep.ending().mostBlocks() < SweepConfiguration.LEAST_RUNS) {
            return new TooFewRepeats();
        }
        return among(rivals);
    }

    private static Advice among(List<SizeResult> rivals) {
        List<SizeResult> lacking = rivals.stream().filter(size -> missing(size) > 0).toList();
        if (lacking.isEmpty()) {
            return new Use(rivals.get(advised(rivals).orElseThrow()).size());
        }
        if (lacking.stream().allMatch(size -> size.left() >= missing(size))) {
            return new NotYet(missing(lacking));
        }
        boolean enough = lacking.stream().allMatch(size ->
                size.validSeconds().length + size.left() >= SweepConfiguration.LEAST_RUNS);
        return enough ? new Disturbed() : new TooFewRuns(missing(lacking));
    }

    private static int missing(SizeResult size) {
        return SweepConfiguration.LEAST_RUNS - size.undisturbed();
    }

    private static SortedMap<Integer, Integer> missing(List<SizeResult> lacking) {
        var missing = new TreeMap<Integer, Integer>();
        lacking.forEach(size -> missing.merge(size.size(), missing(size), Math::max));
        return missing;
    }

    /// The place of the first that takes at most [SweepResult#KNEE_TOLERANCE] longer than the fastest; empty while none
    /// has a time.
    static OptionalInt advised(List<SizeResult> sizes) {
        double shortest = sizes.stream().mapToDouble(Advice::median).min().orElseThrow();
        return IntStream.range(0, sizes.size())
                .filter(i -> median(sizes.get(i)) <= shortest * (1 + SweepResult.KNEE_TOLERANCE))
                .findFirst();
    }

    private static double median(SizeResult size) {
        return size.seconds().map(Statistics::median).orElse(Double.POSITIVE_INFINITY);
    }
}
