package org.poolscope.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.poolscope.text.Printable;

/// A line now and then: for every tenth done, but at most one a second, and one when nothing was said for a while.
final class ProgressLines implements Progress {

    private static final int TENTHS = 10;
    private static final long LEAST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintWriter writer;
    private final String title;
    private final LongSupplier clock;
    private long lastNanos;
    private int lastTenth;

    /// @param clock nanoseconds, on a clock that goes on steadily
    ProgressLines(PrintWriter writer, String title, LongSupplier clock) {
        this.writer = writer;
        this.title = title;
        this.clock = clock;
        this.lastNanos = clock.getAsLong();
    }

    @Override
    public void begin(String line) {
        writer.println(title + ": " + Printable.of(line));
        writer.flush();
    }

    @Override
    public void show(double fraction, List<String> pieces) {
        long now = clock.getAsLong();
        int tenth = (int) Math.floor(fraction * TENTHS);
        long silence = now - lastNanos;
        if (silence >= SILENCE_NANOS || silence >= LEAST_NANOS && tenth > lastTenth && fraction < 1) {
            String percent = Double.isNaN(fraction) ? ""
                    : String.format(Locale.ROOT, "%3.0f %%  ", Math.floor(fraction * 100));
            writer.println(title + ": " + percent + Printable.of(String.join(", ", pieces)));
            writer.flush();
            lastNanos = now;
            lastTenth = tenth;
        }
    }

    @Override
    public void say(PrintWriter other, String line) {
        other.println(Printable.of(line));
        other.flush();
    }

    @Override
    public void end() {}
}
