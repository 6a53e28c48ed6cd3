package org.poolscope.compare.measured;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.poolscope.compare.measured.SweepRun.Place;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.prediction.ItemForecast;
import org.poolscope.compare.prediction.RunPace;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.BlockTimes;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.waterfall.Slices;

/// The runs of a sweep by block and size: which of them count, and how long these took. Of a run that others have
/// slowed and that was run again at the end of its block, the later one counts.
public final class SweepBlocks {

    private final SweepConfiguration configuration;
    private final Map<Integer, List<SweepRun>> byBlock;
    private final Validity validity;
    private final int threads;
    private final int blocks;

    /// @param all     of the sweep
    /// @param threads those with so many threads for each item are looked at
    SweepBlocks(SweepConfiguration configuration, List<SweepRun> all, int threads) {
        this.configuration = configuration;
        this.threads = threads;
        this.byBlock = all.stream().filter(run -> run.threads() == threads)
                .collect(Collectors.groupingBy(SweepRun::block));
        this.validity = Validity.among(all);
        this.blocks = all.stream().mapToInt(SweepRun::block).max().orElse(0);
    }

    private List<SweepRun> block(int block) {
        return byBlock.getOrDefault(block, List.of());
    }

    /// A run's time, with the reason when it does not count.
    Timing timing(SweepRun run) {
        boolean again = counted(block(run.block()), run.place()).filter(counted -> counted != run).isPresent();
        return validity.timing(run, again && run.isDisturbed());
    }

    /// The run that counts of a size in a block, if there is one: the last that nobody has slowed, or the last.
    ///
    /// @param block the runs of the block
    private static Optional<SweepRun> counted(List<SweepRun> block, Place place) {
        List<SweepRun> its = block.stream().filter(run -> run.place().equals(place)).toList();
        return its.stream().filter(run -> !run.isDisturbed()).reduce((_, later) -> later)
                .or(() -> its.stream().reduce((_, later) -> later));
    }

    /// A row for each block, a column for each size.
    BlockTimes times() {
        return new BlockTimes(IntStream.rangeClosed(1, blocks).mapToObj(block -> configuration.sizes().stream()
                .mapToDouble(size -> seconds(block, new Place(size, threads, Turn.SIZE))).toArray())
                .toArray(double[][]::new));
    }

    /// The logarithms of the ratios of a size to itself.
    double[] twins() {
        return IntStream.rangeClosed(1, blocks).mapToDouble(this::twin).filter(Double::isFinite).toArray();
    }

    private double twin(int block) {
        OptionalInt size = block(block).stream().filter(SweepRun::isTwin).mapToInt(SweepRun::size).findFirst();
        return size.isEmpty() ? Double.NaN : Math.log(seconds(block, new Place(size.getAsInt(), threads, Turn.SIZE))
                / seconds(block, new Place(size.getAsInt(), threads, Turn.TWIN)));
    }

    private double seconds(int block, Place place) {
        Optional<Timing> timing = counted(block(block), place).map(this::timing);
        return timing.filter(Timing::valid).map(Timing::seconds).orElse(Double.NaN);
    }

    /// What the workers of each size did with their time, in the run whose time is nearest to the median.
    public SortedMap<Integer, Slices> slices(List<SizeResult> sizes) {
        var slices = new TreeMap<Integer, Slices>();
        sizes.forEach(size -> typical(size, run -> run.slices().isPresent())
                .ifPresent(run -> slices.put(size.size(), run.slices().orElseThrow())));
        return slices;
    }

    /// What the times of the items of the smallest size let expect of the others.
    public Optional<ItemForecast> prediction(List<SizeResult> sizes) {
        return typical(sizes.getFirst(), run -> !run.items().isEmpty() && run.pace().isPresent()).flatMap(run ->
                ItemForecast.of(run.items().stream().mapToDouble(item -> item).toArray(), run.pace().orElseThrow(),
                        paces(sizes, run.pace().orElseThrow())));
    }

    /// Of each size, as far as it is known, and else as the smallest one's.
    private Map<Integer, RunPace> paces(List<SizeResult> sizes, RunPace base) {
        return sizes.stream().collect(Collectors.toMap(SizeResult::size, size ->
                typical(size, run -> run.pace().isPresent()).flatMap(SweepRun::pace).orElse(base)));
    }

    private Optional<SweepRun> typical(SizeResult size, Predicate<SweepRun> known) {
        double median = size.seconds().map(Statistics::median).orElse(Double.NaN);
        return byBlock.values().stream().flatMap(List::stream)
                .filter(run -> run.size() == size.size() && run.isOfSize() && known.test(run) && timing(run).counts())
                .min(Comparator.comparingDouble(run -> Math.abs(timing(run).seconds() - median)));
    }

    /// How many blocks are whole: every size has been run in them that could be.
    int whole() {
        Set<Integer> broken = new HashSet<>();
        int whole = 0;
        for (int block = 1; block <= blocks; block++) {
            Set<Integer> run = block(block).stream().filter(SweepRun::isOfSize).map(SweepRun::size)
                    .collect(Collectors.toSet());
            whole += configuration.sizes().stream().allMatch(size -> run.contains(size) || broken.contains(size))
                    ? 1 : 0;
            block(block).stream().filter(each -> each.isBroken() && each.isOfSize()).map(SweepRun::size)
                    .forEach(broken::add);
        }
        return whole;
    }
}
