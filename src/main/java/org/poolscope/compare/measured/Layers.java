package org.poolscope.compare.measured;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.BlockTimes;
import org.poolscope.compare.statistics.Bootstrap;
import org.poolscope.compare.statistics.Contest;

/// All that was measured in a sweep, as one table: a column for each pool size with each number of threads, those that
/// take the fewest processors first. Of a sweep that does not vary threads these are the sizes, smallest first.
public final class Layers {

    private final SweepConfiguration configuration;
    private final List<Layer> layers;
    private final List<Column> columns;
    private final BlockTimes times;
    private final double[] twins;
    private final Contest contest;

    /// @param layer its place among the layers
    /// @param size  its place among the sizes
    private record Column(int layer, int size) {}

    /// @param runs      of the whole sweep
    /// @param bootstrap what intervals are drawn with
    public Layers(SweepConfiguration configuration, List<SweepRun> runs, Bootstrap bootstrap) {
        this.configuration = configuration;
        this.layers = configuration.layers().stream().map(threads -> Layer.of(configuration, runs, threads)).toList();
        List<Integer> sizes = configuration.sizes();
        this.columns = IntStream.range(0, layers.size()).boxed().flatMap(layer -> IntStream.range(0, sizes.size())
                .mapToObj(size -> new Column(layer, size)))
                .sorted(Comparator.comparingInt((Column column) -> sizes.get(column.size())
                        * Math.max(1, layer(column).threads())).thenComparingInt(column -> sizes.get(column.size())))
                .toList();
        int blocks = layers.getFirst().times().blocks();
        this.times = new BlockTimes(IntStream.range(0, blocks).mapToObj(block -> columns.stream()
                .mapToDouble(column -> layer(column).times().seconds()[block][column.size()]).toArray())
                .toArray(double[][]::new));
        this.twins = layers.stream().flatMapToDouble(layer -> Arrays.stream(layer.blocks().twins()))
                .toArray();
        this.contest = Contest.of(times, twins, bootstrap);
    }

    private Layer layer(Column column) {
        return layers.get(column.layer());
    }

    /// A row for each block, a column for each of these.
    public BlockTimes times() {
        return times;
    }

    /// The fastest column against the others.
    public Contest contest() {
        return contest;
    }

    /// The logarithms of the ratios of a column to itself.
    public double[] twins() {
        return twins;
    }

    /// How many blocks are whole.
    public int whole() {
        return layers.stream().mapToInt(layer -> layer.blocks().whole()).min().orElse(0);
    }

    /// How many runs are still to come of so many blocks, without twins.
    public int left(int planned) {
        return layers.stream().flatMap(layer -> layer.measured().stream()).mapToInt(m -> m.left(planned)).sum();
    }

    /// The results of all columns.
    public List<SizeResult> results(int planned, Bootstrap bootstrap) {
        List<List<SizeResult>> byLayer = layers.stream().map(layer -> layer.sizes(planned, bootstrap)).toList();
        var results = new ArrayList<SizeResult>();
        columns.forEach(column -> results.add(byLayer.get(column.layer()).get(column.size())));
        return results;
    }

    /// The layer that is shown by itself: that of the advised column, or of the fastest.
    public Layer shown(OptionalInt advised) {
        int column = advised.orElse(contest.best());
        return column < 0 ? layers.getFirst() : layer(columns.get(column));
    }

    /// The results of the sizes of a layer, smallest first.
    public List<SizeResult> of(Layer layer, List<SizeResult> results) {
        return IntStream.range(0, columns.size()).filter(i -> layer(columns.get(i)) == layer)
                .mapToObj(results::get).sorted(Comparator.comparingInt(SizeResult::size)).toList();
    }

    /// The twins of another layer tell as much of the machine.
    public Contest contest(Layer layer, Bootstrap bootstrap) {
        return layers.size() == 1 ? contest : Contest.of(layer.times(), twins, bootstrap);
    }

    /// All of it as a grid; empty where threads are not varied.
    public Optional<Grid> grid(List<SizeResult> results, OptionalInt advised) {
        if (configuration.threads().isEmpty()) {
            return Optional.empty();
        }
        List<Grid.Cell> cells = IntStream.range(0, columns.size()).mapToObj(i -> cell(i, results.get(i))).toList();
        return Optional.of(new Grid(cells, contest.best() < 0 ? Optional.empty()
                : Optional.of(cells.get(contest.best())),
                advised.isEmpty() ? Optional.empty() : Optional.of(cells.get(advised.getAsInt()))));
    }

    private Grid.Cell cell(int column, SizeResult result) {
        Optional<Contest.Pair> pair = contest.pairs().stream().filter(each -> each.other() == column).findFirst();
        return new Grid.Cell(layer(columns.get(column)).threads(), result, pair.flatMap(Contest.Pair::ratio),
                pair.map(Contest.Pair::verdict));
    }
}
