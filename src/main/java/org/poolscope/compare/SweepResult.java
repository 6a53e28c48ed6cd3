package org.poolscope.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.poolscope.compare.measured.Grid;
import org.poolscope.compare.measured.Layer;
import org.poolscope.compare.measured.Layers;
import org.poolscope.compare.measured.RunPoint;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.SweepRun.Place;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.measured.Validity;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.statistics.Bootstrap;

/// What a sweep has found so far, or in the end.
///
/// The *base* is the smallest size that has a valid run. With T(n) the median time of size n, the speed-up of n is
/// T(base) / T(n): the usual definition when the base is 1 (G. M. Amdahl, "Validity of the single processor approach",
/// 1967), and a relative one when it is not, which is why the base is always named beside it.
///
/// @param sizes          every size of the sweep, smallest first; where threads of items are varied, with as many of
///                       them as are advised, or as the fastest has
/// @param base           the size that the speed-ups are measured against; empty while no run is valid
/// @param recommendation which of them to use, how sure that is, and what else it comes to
/// @param grid           every size with every number of threads; empty where these are not varied
/// @param baseline       what it took without a pool; empty where that was not asked
/// @param runs           how many runs there were, those that do not count and those that ran twice among them
/// @param toCome         how many there will be more, as far as can be told
/// @param blocks         how many blocks are whole
/// @param notes          what is to be known of the input of all its runs, in sentences without their full stops
/// @param points         the single runs of [#sizes] by the moments at which they began
/// @param strains        what the machine lacked while each of [#sizes] was run
public record SweepResult(SweepConfiguration configuration, List<SizeResult> sizes, OptionalInt base,
                          Recommendation recommendation, Optional<Grid> grid, Optional<Baseline> baseline, int runs,
                          int toCome, int blocks, List<String> notes, List<RunPoint> points,
                          SortedMap<Integer, Strain> strains) {

    /// A pool is as good as the best when it takes at most this much longer.
    public static final double KNEE_TOLERANCE = 0.05;

    public SweepResult {
        sizes = List.copyOf(sizes);
        notes = List.copyOf(notes);
        points = List.copyOf(points);
    }

    /// What these runs come to; some of the sweep's may still be missing.
    public static SweepResult of(SweepConfiguration configuration, List<SweepRun> runs, boolean stopped) {
        return of(configuration, runs, stopped ? Optional.of(End.STOPPED) : Optional.empty());
    }

    /// The same of one that has ended, or goes on.
    public static SweepResult of(SweepConfiguration configuration, List<SweepRun> runs, Optional<End> end) {
        var bootstrap = new Bootstrap(configuration.seed());
        var all = new Layers(configuration, runs, bootstrap);
        int planned = configuration.ending().planned(all.whole(), all.contest().precision());
        List<SizeResult> results = all.results(end.isPresent() ? 0 : planned, bootstrap);
        Advice advice = Advice.about(configuration, results, end.equals(Optional.of(End.STOPPED)));
        OptionalInt advised = advice instanceof Advice.Use ? Advice.advised(results) : OptionalInt.empty();
        Layer shown = all.shown(advised);
        List<SizeResult> sizes = all.of(shown, results);
        // What a person has stopped would have had more.
        int toCome = end.isPresent() && end.get() != End.STOPPED ? 0 : all.left(planned);
        if (configuration.twins() && toCome > 0) {
            toCome += Math.max(0, planned - all.twins().length);
        }
        if (toCome > 0 && !configuration.baselines().isEmpty()) {
            long had = runs.stream().filter(run -> run.turn() == Turn.BASELINE).count();
            toCome += (int) Math.max(0, (long) planned * configuration.baselines().size() - had);
        }
        return new SweepResult(configuration, sizes, shown.base(),
                Recommendation.of(advice, configuration, sizes, shown.blocks(), all.contest(shown, bootstrap),
                        new Recommendation.Basis(all.times(), advised, all.contest().precision()), end),
                all.grid(results, advised), Baseline.of(configuration, runs), runs.size(), toCome,
                all.whole(), runs.stream().findFirst().map(run -> run.report().notes()).orElse(List.of()),
                shown.points(), shown.strains());
    }

    /// Which size to use, or why that is not said.
    public Advice advice() {
        return recommendation.advice();
    }

    /// Whether the sweep was ended by a person, before it would have ended by itself.
    public boolean stopped() {
        return recommendation.end().equals(Optional.of(End.STOPPED));
    }

    /// Whether every run that there was of the sizes that are shown has a result that counts.
    public boolean allCount() {
        return sizes.stream().allMatch(size -> size.invalid().isEmpty());
    }

    /// The size that is advised: the knee of the curve of times. Empty while none is.
    public OptionalInt knee() {
        return advice() instanceof Advice.Use(int size) ? OptionalInt.of(size) : OptionalInt.empty();
    }

    /// The grid, where it has anything to tell besides [#sizes]: there is more than one number of threads.
    public Optional<Grid> map() {
        return grid.filter(all -> all.threads().size() > 1);
    }

    /// How many threads each item took in the runs of [#sizes]; empty where that is not varied.
    public OptionalInt threads() {
        return grid.flatMap(all -> all.advised().or(all::best)).map(cell -> OptionalInt.of(cell.threads()))
                .orElse(OptionalInt.empty());
    }

    /// The fastest place of all that were measured.
    public Optional<Place> bestPlace() {
        return grid.isPresent()
                ? grid.get().best().map(cell -> new Place(cell.size(), cell.threads(), Turn.SIZE))
                : best().stream().mapToObj(size -> new Place(size, Turn.SIZE)).findFirst();
    }

    /// How many runs the whole sweep has, as far as can be told.
    public int planned() {
        return runs + toCome;
    }

    /// The result of one size.
    public SizeResult at(int size) {
        return sizes.stream().filter(result -> result.size() == size).findFirst().orElseThrow();
    }

    /// The size with the shortest median time; of equals the smallest.
    public OptionalInt best() {
        return sizes.stream()
                .filter(result -> result.seconds().isPresent())
                .min(Comparator.comparingDouble(result -> result.seconds().orElseThrow().median()))
                .map(result -> OptionalInt.of(result.size()))
                .orElse(OptionalInt.empty());
    }
}
