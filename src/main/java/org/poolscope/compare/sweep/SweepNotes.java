package org.poolscope.compare.sweep;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.Strain;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.compare.measured.SweepRun.Turn;
import org.poolscope.compare.question.BaselineKind;
import org.poolscope.compare.question.Conditions;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.run.RunConfiguration;

/// What the journal is told of a comparison beside its runs, in plain values, and how that is read again.
final class SweepNotes {

    /// By which name the runs without a pool are kept.
    static final String PLAIN = "plain";

    private SweepNotes() {}

    static Map<String, Object> of(SweepConfiguration sweep) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("sizes", sweep.sizes());
        question.put("threads", sweep.threads());
        question.put("seed", sweep.seed());
        question.put("twins", sweep.twins());
        sweep.ending().precisionText().ifPresent(text -> question.put("precision", text));
        sweep.ending().capText().ifPresent(text -> question.put("cap", text));
        question.put("start", Conditions.word(sweep.conditions().workers()));
        sweep.conditions().baselineText().ifPresent(text -> question.put("baseline", text));
        return question;
    }

    /// What it asked.
    ///
    /// @param repeats 0 if they were not fixed
    static SweepConfiguration question(RunConfiguration run, Map<String, Object> kept, int repeats) {
        Ending ending = repeats > 0 ? new Ending.Blocks(repeats)
                : Ending.Precise.parse(text(kept, "precision"), text(kept, "cap"));
        String start = text(kept, "start");
        String baseline = text(kept, "baseline");
        return new SweepConfiguration(run, numbers(kept.get("sizes")), ending,
                kept.get("seed") instanceof Number seed ? seed.longValue() : 0,
                Boolean.TRUE.equals(kept.get("twins")), numbers(kept.get("threads")),
                start == null ? Conditions.USUAL : Conditions.parse(start,
                        baseline == null ? Conditions.word(BaselineKind.NONE) : baseline));
    }

    private static @Nullable String text(Map<String, Object> kept, String key) {
        Object value = kept.get(key);
        return value == null ? null : value.toString();
    }

    private static List<Integer> numbers(@Nullable Object kept) {
        return kept instanceof List<?> list ? list.stream().filter(Number.class::isInstance)
                .map(number -> ((Number) number).intValue()).toList() : List.of();
    }

    static Map<String, Object> of(SweepRun run) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("turn", Conditions.word(run.turn()));
        note.put("others", run.disturbance().others());
        note.put("host", run.disturbance().host());
        note.put("waiting", run.disturbance().waiting());
        note.put("quota", run.disturbance().quota());
        run.around().strain().ifPresent(strain -> note.put("strain", of(strain)));
        run.slices().ifPresent(slices -> {
            Map<String, Object> seconds = new LinkedHashMap<>();
            slices.seconds().forEach((slice, value) -> seconds.put(slice.name(), value));
            note.put("workerSeconds", slices.all());
            note.put("slices", seconds);
            slices.load().ifPresent(load -> {
                note.put("workers", load.workers());
                note.put("busiest", load.busiest());
                note.put("busy", load.busy());
            });
        });
        return note;
    }

    private static Map<String, Object> of(Strain strain) {
        Map<String, Object> kept = new LinkedHashMap<>();
        strain.processor().ifPresent(part -> kept.put("processor", part));
        strain.memory().ifPresent(part -> kept.put("memory", part));
        strain.disk().ifPresent(part -> kept.put("disk", part));
        strain.throttled().ifPresent(times -> kept.put("throttled", times));
        strain.gigahertz().ifPresent(speed -> kept.put("gigahertz", speed));
        strain.others().ifPresent(part -> kept.put("others", part));
        strain.host().ifPresent(part -> kept.put("host", part));
        return kept;
    }

    /// What the machine lacked while the run was on; empty of one that was run by a version which did not look.
    static Optional<Strain> strain(Map<String, Object> note) {
        if (!(note.get("strain") instanceof Map<?, ?> kept)) {
            return Optional.empty();
        }
        return Optional.of(new Strain(figure(kept, "processor"), figure(kept, "memory"), figure(kept, "disk"),
                kept.get("throttled") instanceof Number times ? OptionalLong.of(times.longValue())
                        : OptionalLong.empty(), figure(kept, "gigahertz"), figure(kept, "others"),
                figure(kept, "host")));
    }

    private static OptionalDouble figure(Map<?, ?> kept, String name) {
        return kept.get(name) instanceof Number number ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /// A run without a pool.
    static Map<String, Object> ofPlain(SweepRun run) {
        RunReport report = run.report();
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("block", run.block());
        note.put("threads", run.size());
        note.put("nanos", report.wall().toNanos());
        note.put("outcome", report.outcome().name());
        note.put("digest", report.digest());
        note.put("items", report.items());
        note.put("succeeded", report.succeeded());
        note.put("failed", report.failed());
        note.put("problems", report.problems());
        return note;
    }

    /// Those without a pool.
    ///
    /// @param question what is kept of the comparison
    static List<SweepRun> plain(SweepConfiguration sweep, Map<String, Object> question) {
        return question.get(PLAIN) instanceof List<?> all ? all.stream().filter(Map.class::isInstance)
                .map(one -> withoutPool(sweep, (Map<?, ?>) one)).toList() : List.of();
    }

    private static SweepRun withoutPool(SweepConfiguration sweep, Map<?, ?> note) {
        List<String> problems = note.get("problems") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList() : List.of();
        var report = new RunReport(sweep.at(sweep.sizes().getFirst()),
                Outcome.valueOf(String.valueOf(note.get("outcome"))), number(note, "items"), number(note, "succeeded"),
                number(note, "failed"), Duration.ofNanos(number(note, "nanos")), Map.of(),
                String.valueOf(note.get("digest")), List.of(), problems, List.of(), Optional.empty());
        return new SweepRun((int) number(note, "block"), (int) number(note, "threads"), Turn.BASELINE, report,
                Disturbance.NONE);
    }

    private static long number(Map<?, ?> note, String name) {
        return note.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static Turn turn(Map<String, Object> note) {
        return Conditions.word(Turn.TWIN).equals(note.get("turn")) ? Turn.TWIN : Turn.SIZE;
    }

    /// What has slowed the run from outside, as far as the version that ran it looked for it.
    static Disturbance disturbance(Map<String, Object> note) {
        return new Disturbance(figure(note, "others").orElse(0), figure(note, "host").orElse(0),
                figure(note, "waiting").orElse(0), figure(note, "quota").orElse(0));
    }

    static Optional<Slices> slices(Map<String, Object> note) {
        if (!(note.get("workerSeconds") instanceof Number all) || !(note.get("slices") instanceof Map<?, ?> kept)) {
            return Optional.empty();
        }
        var seconds = new EnumMap<Slice, Double>(Slice.class);
        for (Slice slice : Slice.values()) {
            if (kept.get(slice.name()) instanceof Number value) {
                seconds.put(slice, value.doubleValue());
            }
        }
        return Optional.of(new Slices(all.doubleValue(), seconds, load(note)));
    }

    private static Optional<Load> load(Map<String, Object> note) {
        if (!(note.get("workers") instanceof Number workers && note.get("busiest") instanceof Number busiest)) {
            return Optional.empty();
        }
        List<List<Integer>> busy = note.get("busy") instanceof List<?> rows
                ? rows.stream().map(SweepNotes::numbers).toList() : List.of();
        return Optional.of(new Load(workers.intValue(), busiest.doubleValue(), busy));
    }
}
