package org.poolscope.compare.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.measured.Strain;

/// Looks what a machine lacks while a run is on, at its beginning and end, and how fast its processors run, once a
/// second meanwhile. [#look] is for any thread, the others for one.
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
    record Sources(Path proc, Path groups, Path system) {

        static final Sources HERE = new Sources(Path.of("/proc"), Path.of("/sys/fs/cgroup"),
                Path.of("/sys/devices/system/cpu"));
    }

    /// As they stand at a moment; waiting in microseconds, since the machine was started.
    private record Totals(OptionalLong processor, OptionalLong memory, OptionalLong disk, OptionalLong throttled) {}

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

    /// What there was since the beginning.
    synchronized Strain end(long now) {
        Totals after = totals();
        double micros = Math.max(1, (now - begun) / 1e3);
        return new Strain(part(before.processor(), after.processor(), micros),
                part(before.memory(), after.memory(), micros), part(before.disk(), after.disk(), micros),
                more(before.throttled(), after.throttled()),
                looks == 0 ? OptionalDouble.empty() : OptionalDouble.of(gigahertz / looks));
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
        return new Totals(waited("cpu"), waited("memory"), waited("io"), throttled());
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
    private OptionalLong throttled() {
        for (String line : Hardware.lines(sources.proc().resolve("self/cgroup"))) {
            String[] parts = line.split(":", 3);
            boolean second = parts.length == 3 && parts[0].equals("0") && parts[1].isEmpty();
            boolean first = parts.length == 3 && List.of(parts[1].split(",")).contains("cpu");
            if (second || first) {
                Path tree = second ? sources.groups() : sources.groups().resolve("cpu");
                OptionalLong times = value("nr_throttled ",
                        tree.resolve(parts[2].replaceFirst("^/+", "")).resolve("cpu.stat"));
                if (times.isPresent()) {
                    return times;
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong value(String name, Path file) {
        return Hardware.lines(file).stream().filter(line -> line.startsWith(name)).findFirst()
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
