package org.poolscope.compare.measured;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.poolscope.compare.statistics.BlockTimes.Ratio;
import org.poolscope.compare.statistics.Verdict;

/// What a comparison of two factors has found: every pool size with every number of threads for each item.
///
/// @param cells   those that take the fewest processors first
/// @param best    the one with the shortest median time; empty while none has a time
/// @param advised the first that takes hardly longer, as the knee of a curve; empty while none is advised
public record Grid(List<Cell> cells, Optional<Cell> best, Optional<Cell> advised) {

    /// A pool size with so many threads for each item.
    ///
    /// @param ratio   how many times as long it takes as the fastest; empty of that one, and while nobody can tell
    /// @param verdict whether the fastest is faster; empty as the ratio
    public record Cell(int threads, SizeResult result, Optional<Ratio> ratio, Optional<Verdict> verdict) {

        public int size() {
            return result.size();
        }

        /// How many processors it can use.
        public int processors() {
            return size() * threads;
        }

        /// Its median time, if it has one that counts.
        public OptionalDouble median() {
            return result.seconds().map(seconds -> OptionalDouble.of(seconds.median())).orElse(OptionalDouble.empty());
        }
    }

    /// The order of cells.
    static final Comparator<Cell> BY_COST =
            Comparator.comparingInt(Cell::processors).thenComparingInt(Cell::size);

    public Grid {
        cells = List.copyOf(cells);
    }

    /// All pool sizes, smallest first.
    public List<Integer> sizes() {
        return cells.stream().map(Cell::size).distinct().sorted().toList();
    }

    /// All numbers of threads, smallest first.
    public List<Integer> threads() {
        return cells.stream().map(Cell::threads).distinct().sorted().toList();
    }

    public Cell at(int size, int threads) {
        return cells.stream().filter(cell -> cell.size() == size && cell.threads() == threads).findFirst()
                .orElseThrow();
    }

    /// How much longer a cell takes than the fastest, as a part; empty while it has no time.
    public OptionalDouble slower(Cell cell) {
        return cell.median().isEmpty() || best.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(
                cell.median().getAsDouble() / best.get().median().orElseThrow() - 1);
    }
}
