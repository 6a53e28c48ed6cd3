package org.poolscope.compare.waterfall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.poolscope.compare.waterfall.Slices.Load;

/// Where the strips of pool sizes are in a picture of when workers were at tasks: one below the other, each as long as
/// its run, all on one clock, with a line for each worker. Lengths are in whatever units the picture has.
///
/// @param strips those of the sizes of which it is known, smallest first
/// @param gap    below each
public record Strips(List<Strip> strips, double gap) {

    /// @param busy    what part of each span each worker was at tasks, in percent
    /// @param seconds how long the run took
    /// @param top     where it begins
    /// @param height  of all its lines
    /// @param length  to where it goes
    public record Strip(int size, List<List<Integer>> busy, double seconds, double top, double height, double length) {

        /// From the line of a worker to that of the next.
        public double line() {
            return height / busy.size();
        }

        /// Where the line of a worker begins.
        ///
        /// @param worker from 0
        public double top(int worker) {
            return top + worker * line();
        }

        /// Whose line is at some height, from 0; empty beside the strip.
        ///
        /// @param along how far from the beginning of the run
        public Optional<Integer> worker(double along, double down) {
            return along < 0 || along >= length || down < top || down >= top + height ? Optional.empty()
                    : Optional.of((int) ((down - top) / line()));
        }

        /// The part of a worker's span that is so far from the beginning.
        public int busy(int worker, double along) {
            List<Integer> spans = busy.get(worker);
            return spans.get(Math.min(spans.size() - 1, (int) (along / length * spans.size())));
        }
    }

    public Strips {
        strips = List.copyOf(strips);
    }

    /// @param sizes  what is known of each
    /// @param width  that of the longest
    /// @param height of a strip with so many lines
    public static Strips of(Map<Integer, Slices> sizes, double width, double gap, IntToDoubleFunction height) {
        double longest = sizes.values().stream().mapToDouble(Slices::length).max().orElse(0);
        List<Strip> strips = new ArrayList<>();
        double top = 0;
        for (Map.Entry<Integer, Slices> size : sizes.entrySet()) {
            List<List<Integer>> busy = size.getValue().load().map(Load::busy).orElse(List.of());
            if (!busy.isEmpty() && longest > 0) {
                double seconds = size.getValue().length();
                strips.add(new Strip(size.getKey(), busy, seconds, top, height.applyAsDouble(busy.size()),
                        width * seconds / longest));
                top += strips.getLast().height() + gap;
            }
        }
        return new Strips(strips, gap);
    }

    /// Of all of them, with the gap below the last.
    public double height() {
        return strips.isEmpty() ? 0 : strips.getLast().top() + strips.getLast().height() + gap;
    }
}
