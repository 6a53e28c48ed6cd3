package org.poolscope.compare.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.Strain;

/// Looks what a machine lacks while a run is on and who takes it, at its beginning and end, and how fast its processors
/// run, once a second meanwhile. [#look] is for any thread, the others for one.
final class StrainWatch {

    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final double KILOHERTZ = 1e6;
    private static final double MEGAHERTZ = 1e3;

    private final Sources sources;
    private final long begun;
    private final Totals before;

    // Guarded by this.
    private long looked;
    private double gigahertz;
    private int looks;

    /// Where the system tells.
    ///
    /// @param proc   its processes and pressures
    /// @param groups its control groups, of either version
    /// @param system its processors
    /// @param processors how many of them this program may use
    record Sources(Path proc, Path groups, Path system, int processors) {

        static final Sources HERE = new Sources(Path.of("/proc"), Path.of("/sys/fs/cgroup"),
                Path.of("/sys/devices/system/cpu"), Runtime.getRuntime().availableProcessors());
    }

    /// As they stand at a moment; waiting in microseconds, since the machine was started.
    private record Totals(OptionalLong processor, OptionalLong memory, OptionalLong disk, Quota quota,
                          Optional<ProcessorTime> time) {}

    /// What a control group tells of its quota, since it was made: its periods, in how many of them it was stopped, and
    /// what all in it have used, in microseconds.
    private record Quota(OptionalLong periods, OptionalLong throttled, OptionalLong used) {

        static final Quota UNKNOWN = new Quota(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    /// What there was since the beginning, and what of it has slowed the run from outside.
    record Found(Strain strain, Disturbance disturbance) {}

    /// @param now by the clock of the run's length, in nanoseconds
    StrainWatch(Sources sources, long now) {
        this.sources = sources;
        this.begun = now;
        this.looked = now - PAUSE_NANOS;
        this.before = totals();
    }

    /// Looks how fast the processors run, unless that was done just now: to be called while they work.
    synchronized void look(long now) {
        if (now - looked < PAUSE_NANOS) {
            return;
        }
        looked = now;
        speed().ifPresent(value -> {
            gigahertz += value;
            looks++;
        });
    }

    /// To be asked when the run's workers are gone, since only then their time is known to be ours.
    ///
    /// @param wanted how many processors the run can use
    /// @param waited the part of their time, from 0 to 1, that its workers waited for one; empty if nobody knows
    synchronized Found end(long now, int wanted, OptionalDouble waited) {
        Totals after = totals();
        double micros = Math.max(1, (now - begun) / 1e3);
        Optional<TakenTime> taken = before.time().flatMap(then -> after.time().flatMap(time -> time.since(then)));
        var strain = new Strain(part(before.processor(), after.processor(), micros),
                part(before.memory(), after.memory(), micros), part(before.disk(), after.disk(), micros),
                more(before.quota().throttled(), after.quota().throttled()),
                looks == 0 ? OptionalDouble.empty() : OptionalDouble.of(gigahertz / looks),
                taken.map(its -> OptionalDouble.of(its.others())).orElse(OptionalDouble.empty()),
                taken.map(its -> OptionalDouble.of(its.host())).orElse(OptionalDouble.empty()));
        return new Found(strain, disturbance(wanted, waited, strain, taken, after));
    }

    private Disturbance disturbance(int wanted, OptionalDouble waited, Strain strain, Optional<TakenTime> taken,
                                    Totals after) {
        double waiting = waited.orElse(strain.processor().orElse(0));
        // As many tasks as there are processors wait for each other now and then: only with one to spare they do not.
        boolean byPressure = taken.isEmpty() && wanted < sources.processors() && waiting >= TakenTime.NOTABLE;
        return new Disturbance(taken.filter(its -> its.slowed(wanted, waiting)).map(TakenTime::others).orElse(0.0),
                taken.filter(TakenTime::isStolen).map(TakenTime::host).orElse(0.0), byPressure ? waiting : 0,
                throttled(after));
    }

    /// In what part of its periods the group was stopped, if that is not by what we have used alone.
    private double throttled(Totals after) {
        long periods = more(before.quota().periods(), after.quota().periods()).orElse(0);
        double stopped = periods == 0 ? 0
                : (double) more(before.quota().throttled(), after.quota().throttled()).orElse(0) / periods;
        double all = more(before.quota().used(), after.quota().used()).orElse(0);
        double own = before.time().flatMap(then -> after.time().map(time -> time.own() - then.own())).orElse(0L)
                * ProcessorTime.TICK_MICROS;
        boolean others = before.time().isPresent() && all > 0 && (all - own) / all >= TakenTime.NOTABLE;
        return others && stopped >= TakenTime.NOTABLE ? Math.min(1, stopped) : 0;
    }

    private static OptionalDouble part(OptionalLong before, OptionalLong after, double micros) {
        OptionalLong waited = more(before, after);
        return waited.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(waited.getAsLong() / micros, 0, 1));
    }

    private static OptionalLong more(OptionalLong before, OptionalLong after) {
        return before.isEmpty() || after.isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()));
    }

    private Totals totals() {
        return new Totals(waited("cpu"), waited("memory"), waited("io"), quota(), ProcessorTime.in(sources.proc()));
    }

    /// As in `some avg10=0.00 avg60=0.00 avg300=0.00 total=12345`.
    private OptionalLong waited(String what) {
        for (String line : Hardware.lines(sources.proc().resolve("pressure").resolve(what))) {
            int total = line.indexOf(" total=");
            if (line.startsWith("some ") && total > 0) {
                return number(line.substring(total + " total=".length()));
            }
        }
        return OptionalLong.empty();
    }

    /// Of version 2 of control groups, or else of version 1, which has a tree for processors.
    private Quota quota() {
        for (String line : Hardware.lines(sources.proc().resolve("self/cgroup"))) {
            String[] parts = line.split(":", 3);
            boolean second = parts.length == 3 && parts[0].equals("0") && parts[1].isEmpty();
            boolean first = parts.length == 3 && List.of(parts[1].split(",")).contains("cpu");
            if (second || first) {
                Path tree = second ? sources.groups() : sources.groups().resolve("cpu");
                List<String> lines = Hardware.lines(tree.resolve(parts[2].replaceFirst("^/+", "")).resolve("cpu.stat"));
                var quota = new Quota(value("nr_periods ", lines), value("nr_throttled ", lines),
                        value("usage_usec ", lines));
                if (quota.throttled().isPresent()) {
                    return quota;
                }
            }
        }
        return Quota.UNKNOWN;
    }

    private static OptionalLong value(String name, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> number(line.substring(name.length()))).orElse(OptionalLong.empty());
    }

    /// How fast the processors run, on average, in gigahertz.
    private OptionalDouble speed() {
        List<Double> all = new ArrayList<>();
        try (DirectoryStream<Path> processors = Files.newDirectoryStream(sources.system(), "cpu[0-9]*")) {
            for (Path processor : processors) {
                Hardware.lines(processor.resolve("cpufreq/scaling_cur_freq")).stream().findFirst()
                        .map(StrainWatch::number).ifPresent(hertz -> hertz.ifPresent(kilohertz ->
                                all.add(kilohertz / KILOHERTZ)));
            }
        } catch (IOException _) {
            // Then it may be told elsewhere.
        }
        if (all.isEmpty()) {
            Hardware.lines(sources.proc().resolve("cpuinfo")).stream().filter(line -> line.startsWith("cpu MHz"))
                    .map(line -> decimal(line.substring(line.indexOf(':') + 1)))
                    .forEach(megahertz -> megahertz.ifPresent(value -> all.add(value / MEGAHERTZ)));
        }
        return all.stream().mapToDouble(value -> value).average();
    }

    private static OptionalLong number(@Nullable String text) {
        OptionalDouble value = decimal(text);
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) value.getAsDouble());
    }

    private static OptionalDouble decimal(@Nullable String text) {
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException _) {
            // Another version of the system, which writes this otherwise.
            return OptionalDouble.empty();
        }
    }
}
