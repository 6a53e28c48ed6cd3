package org.poolscope.cli.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.Digits;
import org.poolscope.compare.Recommendation;
import org.poolscope.compare.Recommendation.Rival;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.Grid;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.measured.Timing;
import org.poolscope.compare.prediction.ItemForecast;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.scaling.Estimate;
import org.poolscope.compare.scaling.ScalingLaw;
import org.poolscope.compare.statistics.BlockTimes.Ratio;
import org.poolscope.compare.statistics.Interval;
import org.poolscope.compare.statistics.NoiseFloor;
import org.poolscope.compare.statistics.Statistics;
import org.poolscope.compare.waterfall.Efficiency;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.job.JobCommandLine;
import org.poolscope.job.JobSpec;
import org.poolscope.text.Figures;
import org.poolscope.workload.run.RunConfiguration;

/// A sweep's result as JSON: what `compare --json` writes. Its `results` have the shape that hyperfine's have, so that
/// scripts for those read them: `command`, which repeats such a run, `mean`, `stddev`, `median`, `min`, `max`, `times`,
/// `parameters`. `verdict` is of the fastest size against this one, `ratio` how many times as long this one takes.
/// Times are in seconds; `times` holds those that count, in the order they were measured, and `invalid` the others;
/// `disturbed` holds those that were slowed from outside, with the part of the processors that other processes and the
/// host of a virtual machine had, of the time in which something waited for one, and of that in which a quota stopped
/// them, and whether they were run again.
public final class SweepJson {

    private SweepJson() {}

    public static Map<String, Object> of(SweepResult result, RunLists lists) {
        var json = new LinkedHashMap<String, Object>();
        SweepConfiguration sweep = result.configuration();
        json.put("workload", sweep.configuration().workload());
        json.put("settings", SettingsJson.of(sweep.configuration()));
        json.put("repeat", sweep.ending() instanceof Ending.Blocks(int blocks) ? blocks : null);
        json.put("seed", sweep.seed());
        json.put("order", sweep.configuration().pool().order().word());
        json.put("niceness", sweep.configuration().pool().conduct().priority()
                .niceness());
        json.put("outcome", result.stopped() ? "stopped" : "completed");
        json.put("ended", result.recommendation().end().map(end -> end.name().toLowerCase(Locale.ROOT)).orElse(null));
        json.put("results", results(result));
        json.put("start", Conditions.word(sweep.conditions().workers()));
        result.baseline().ifPresent(baseline -> json.put("baseline", Map.of("kind", Conditions.word(baseline.kind()),
                "seconds", bySize(baseline.seconds()))));
        json.put("base", result.base().isPresent() ? result.base().getAsInt() : null);
        json.put("knee", result.knee().isPresent() ? result.knee().getAsInt() : null);
        result.threads().ifPresent(threads -> json.put("threads", threads));
        recommendation(json, result.recommendation());
        json.put("advice", plain(SweepWords.conclusion(result)));
        json.put("grounds", SweepWords.grounds(result).stream().map(SweepJson::plain).toList());
        json.put("notes", result.notes().stream().map(Digits::grouped).toList());
        json.put("failures", lists.failures());
        json.put("retries", lists.retries());
        json.put("reports", lists.reports());
        json.put("itemUse", lists.uses());
        return json;
    }

    private static void recommendation(Map<String, Object> json, Recommendation found) {
        json.put("precision", orNull(found.precision()));
        json.put("noiseFloor", found.floor().map(NoiseFloor::part).orElse(null));
        json.put("agreement", orNull(found.agreement()));
        json.put("regret", orNull(found.regret()));
        json.put("prediction", found.prediction().map(SweepJson::prediction).orElse(null));
        json.put("law", found.law().map(SweepJson::law).orElse(null));
    }

    private static Map<String, Object> prediction(ItemForecast prediction) {
        var json = new LinkedHashMap<String, Object>();
        json.put("longestItem", prediction.longest());
        json.put("allItems", prediction.total());
        json.put("seconds", bySize(prediction.bySize()));
        json.put("longestFirst", bySize(prediction.sorted()));
        json.put("withoutStarts", bySize(prediction.standing()));
        return json;
    }

    private static Map<String, Double> bySize(SortedMap<Integer, Double> seconds) {
        var json = new LinkedHashMap<String, Double>();
        seconds.forEach((size, value) -> json.put(Integer.toString(size), value));
        return json;
    }

    private static @Nullable Map<String, Object> slices(@Nullable Slices slices) {
        if (slices == null) {
            return null;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("all", slices.all());
        for (Slices.Slice slice : Slices.Slice.values()) {
            json.put(slice.name().toLowerCase(Locale.ROOT), slices.seconds().get(slice));
        }
        json.put("residual", slices.residual());
        Efficiency.of(slices).ifPresent(efficiency -> {
            json.put("loadBalance", efficiency.loadBalance());
            json.put("serialisation", efficiency.serialisation());
            json.put("transfer", efficiency.transfer());
        });
        return json;
    }

    private static Map<String, Object> law(ScalingLaw law) {
        var json = new LinkedHashMap<String, Object>();
        json.put("lambda", estimate(law.lambda()));
        json.put("sigma", estimate(law.sigma()));
        json.put("kappa", estimate(law.kappa()));
        json.put("peak", orNull(law.peak()));
        json.put("residuals", law.residuals());
        return json;
    }

    private static Map<String, Object> estimate(Estimate estimate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("value", estimate.value());
        json.put("interval", estimate.interval().map(SweepJson::ends).orElse(null));
        return json;
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    /// What repeats its runs, typed in a shell.
    private static String command(RunConfiguration its) {
        return JobCommandLine.of(new JobSpec("", its, Optional.empty()));
    }

    private static Map<String, Object> size(SweepResult result, SizeResult size) {
        var json = new LinkedHashMap<String, Object>();
        json.put("command", command(result.configuration().at(size.size())));
        json.put("parameters", Map.of("workers", size.size()));
        json.put("times", size.validSeconds());
        json.put("mean", size.seconds().map(Statistics::mean).orElse(null));
        json.put("median", size.seconds().map(Statistics::median).orElse(null));
        json.put("min", size.seconds().map(Statistics::min).orElse(null));
        json.put("max", size.seconds().map(Statistics::max).orElse(null));
        json.put("stddev", size.seconds().map(Statistics::stddev).map(SweepJson::orNull).orElse(null));
        json.put("speedup", orNull(size.speedup()));
        json.put("ideal", orNull(size.ideal()));
        Optional<Rival> rival = result.recommendation().rivals().stream()
                .filter(each -> each.size() == size.size()).findFirst();
        json.put("ratio", rival.flatMap(Rival::ratio).map(Ratio::value).orElse(null));
        json.put("ratioInterval", rival.flatMap(Rival::ratio).map(Ratio::interval).map(SweepJson::ends).orElse(null));
        json.put("verdict", rival.map(each -> each.verdict().name().toLowerCase(Locale.ROOT)).orElse(null));
        json.put("cpu", orNull(size.cpuSeconds()));
        json.put("peakBytes", size.peakBytes().isPresent() ? size.peakBytes().getAsLong() : null);
        json.put(size.steps().isPresent() ? "stepsPerSecond" : "itemsPerSecond", orNull(size.perSecond()));
        json.put("slices", slices(result.recommendation().slices().get(size.size())));
        json.put("strain", Optional.ofNullable(result.strains().get(size.size())).map(SweepJson::strain)
                .orElse(null));
        json.put("invalid", invalid(size.invalid()));
        json.put("disturbed", size.timings().stream().filter(Timing::disturbed).map(SweepJson::disturbed).toList());
        return json;
    }

    /// Of all that was measured; what is told of single sizes alone is of those with the threads that are advised.
    private static List<Map<String, Object>> results(SweepResult result) {
        return result.grid().map(grid -> grid.cells().stream().map(cell -> cell(result, cell)).toList())
                .orElseGet(() -> result.sizes().stream().map(size -> size(result, size)).toList());
    }

    private static Map<String, Object> cell(SweepResult result, Grid.Cell cell) {
        boolean shown = result.threads().equals(OptionalInt.of(cell.threads()));
        Map<String, Object> json = size(result, cell.result());
        json.put("command", command(result.configuration().at(cell.size(), cell.threads())));
        json.put("parameters", Map.of("workers", cell.size(), "threads", cell.threads()));
        json.put("ratio", cell.ratio().map(Ratio::value).orElse(null));
        json.put("ratioInterval", cell.ratio().map(Ratio::interval).map(SweepJson::ends).orElse(null));
        json.put("verdict", cell.verdict().map(verdict -> verdict.name().toLowerCase(Locale.ROOT)).orElse(null));
        if (!shown) {
            json.put("slices", null);
            json.put("strain", null);
        }
        return json;
    }

    /// Null where it cannot be read.
    private static Map<String, Object> strain(Strain strain) {
        var json = new LinkedHashMap<String, Object>();
        json.put("processor", orNull(strain.processor()));
        json.put("memory", orNull(strain.memory()));
        json.put("disk", orNull(strain.disk()));
        json.put("throttled", strain.throttled().isPresent() ? strain.throttled().getAsLong() : null);
        json.put("gigahertz", orNull(strain.gigahertz()));
        json.put("others", orNull(strain.others()));
        json.put("host", orNull(strain.host()));
        return json;
    }

    private static String plain(String sentence) {
        return sentence.replace(Figures.GAP, ' ');
    }

    private static List<Map<String, Object>> invalid(List<Timing> timings) {
        return timings.stream()
                .<Map<String, Object>>map(timing -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("block", timing.block());
                    json.put("seconds", timing.seconds());
                    json.put("reason", timing.invalid());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> disturbed(Timing timing) {
        var json = new LinkedHashMap<String, Object>();
        json.put("block", timing.block());
        json.put("seconds", timing.seconds());
        json.put("others", timing.disturbance().others());
        json.put("host", timing.disturbance().host());
        json.put("waiting", timing.disturbance().waiting());
        json.put("quota", timing.disturbance().quota());
        json.put("again", timing.again());
        return json;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
