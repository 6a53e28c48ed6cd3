package org.poolscope.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter file = new StringWriter();
    private long now;
    private final ProgressLines lines = new ProgressLines(new PrintWriter(file), "primes", () -> now);

    @Test
    void shouldSayWhatBegins() {
        lines.begin("100 items on 2 workers");

        assertEquals(List.of("primes: 100 items on 2 workers"), file.toString().lines().toList());
    }

    @Test
    void shouldPrintALineForEveryTenth() {
        for (int percent = 0; percent < 35; percent++) {
            now += SECOND / 2;
            lines.show(percent / 100.0, List.of(percent + "/100", "1.00 items/s"));
        }

        assertEquals(List.of(
                "primes:  10 %  10/100, 1.00 items/s",
                "primes:  20 %  20/100, 1.00 items/s",
                "primes:  30 %  30/100, 1.00 items/s"), file.toString().lines().toList());
    }

    @Test
    void shouldPrintAtMostALineASecond() {
        for (int percent = 0; percent <= 100; percent++) {
            now += SECOND / 50;
            lines.show(percent / 100.0, List.of(percent + "/100"));
        }

        assertEquals(List.of("primes:  49 %  49/100", "primes:  99 %  99/100"), file.toString().lines().toList());
    }

    @Test
    void shouldPrintALineNowAndThenWhenLittleHappens() {
        for (int i = 0; i < 250; i++) {
            now += SECOND / 10;
            lines.show(0.01, List.of("1/100"));
        }

        assertEquals(List.of("primes:   1 %  1/100", "primes:   1 %  1/100"), file.toString().lines().toList());
    }
}
