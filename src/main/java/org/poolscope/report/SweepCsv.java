package org.poolscope.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.SizeResult;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.Timing;

/// The runs of a comparison as CSV (RFC 4180), a row for each: its block, its pool size, how long it took, and whether
/// it counts, and why not.
public final class SweepCsv {

    private static final String HEADING = "block,workers,seconds,cpu_seconds,peak_bytes,others,counts,reason\r\n";

    private SweepCsv() {}

    public static String of(SweepResult result) {
        return HEADING + result.sizes().stream()
                .flatMap(size -> size.timings().stream().map(timing -> row(size, timing)))
                .collect(Collectors.joining());
    }

    private static String row(SizeResult size, Timing timing) {
        return Stream.of(Integer.toString(timing.block()), Integer.toString(size.size()), number(timing.seconds()),
                        number(timing.cpuSeconds()), Long.toString(timing.peakBytes()), number(timing.others()),
                        Boolean.toString(timing.counts()), timing.again() ? "repeated" : timing.invalid())
                .map(SweepCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String cell(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
