package org.poolscope.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.measured.Timing;

/// The runs of a comparison as CSV (RFC 4180), a row for each: its block, its pool size, how long it took, whether it
/// counts, and why not, the threads of each item where they are varied, and what has slowed it from outside.
public final class SweepCsv {

    private static final String HEADING =
            "block,workers,seconds,cpu_seconds,peak_bytes,others,counts,reason,threads,host,waiting,quota\r\n";

    private SweepCsv() {}

    public static String of(SweepResult result) {
        return HEADING + result.grid().map(grid -> grid.cells().stream().map(cell -> rows(cell.result(),
                        Integer.toString(cell.threads()))))
                .orElseGet(() -> result.sizes().stream().map(size -> rows(size, "")))
                .collect(Collectors.joining());
    }

    private static String rows(SizeResult size, String threads) {
        return size.timings().stream().map(timing -> row(size, threads, timing)).collect(Collectors.joining());
    }

    private static String row(SizeResult size, String threads, Timing timing) {
        return Stream.of(Integer.toString(timing.block()), Integer.toString(size.size()), number(timing.seconds()),
                        number(timing.cpuSeconds()), Long.toString(timing.peakBytes()),
                        number(timing.disturbance().others()), Boolean.toString(timing.counts()),
                        timing.again() ? "repeated" : timing.invalid(), threads,
                        number(timing.disturbance().host()), number(timing.disturbance().waiting()),
                        number(timing.disturbance().quota()))
                .map(SweepCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String cell(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
