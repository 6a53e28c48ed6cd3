package org.poolscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.report.json.JsonFile;
import org.poolscope.cli.report.json.RunLists;
import org.poolscope.cli.report.json.SweepJson;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.sweep.SweepEvent;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.telemetry.RunReport.Outcome;

class SweepReportTest {

    private static final SweepResult SWEEP = ScriptedSweep.repeated(5, 1, 2, 4)
            .run(1, 8.0).run(2, 4.0).run(4, 3.9)
            .run(1, 10.0).run(2, 4.0).run(4, 3.9)
            .run(1, 9.0).run(2, 4.0).run(4, 0.1, Outcome.COMPLETED, "another digest")
            .run(1, 9.0).run(2, 4.0).run(4, 3.9)
            .run(1, 9.0).run(2, 4.0).disturbed(4, 3.9, 0.25)
            .result();

    private final StringWriter out = new StringWriter();

    @Test
    void shouldSayWhatWasLeftOutOfTheInput() {
        print(ScriptedSweep.of(1, 2).noting("Left out: 12 (.mov 9, .txt 3)").run(1, 8.0).run(2, 4.0).result());

        assertTrue(out.toString().lines().toList().contains("note: Left out: 12 (.mov 9, .txt 3)."), out.toString());
    }

    @Test
    void shouldPrintATableAndTheSizeToUse() {
        print(SWEEP);

        assertEquals(List.of(
                "primes, 15 of 15 runs",
                "",
                "workers   median     spread      min      max  speed-up  ideal               × best",
                "      1  9.000 s  ± 0.707 s  8.000 s  10.00 s     1.00×  1.00×  2.30 (2.05 to 2.56)  4 is faster",
                "      2  4.000 s  ± 0.000 s  4.000 s  4.000 s     2.25×  2.00×  1.03 (1.03 to 1.03)  "
                        + "knee, 4 is faster",
                "      4  3.900 s  ± 0.000 s  3.900 s  3.900 s     2.31×  4.00×                       "
                        + "fastest, 1 invalid",
                "",
                "Use a pool of 2: 2.25 times as fast as a pool of 1 (2.00 to 2.50).",
                "",
                "Why this size  The fastest pool, of 4, would save only 2.5 % of its 4.000 s.",
                "How sure       Drawn anew from its blocks, it advises the same in 100 % of all cases; in 95 of 100 "
                        + "the advised size takes at most 2.6 % longer than the fastest.",
                "Scaling        By Gunther’s law all of the work can be shared out, and beyond 4 workers it grows "
                        + "slower.",
                "",
                "with care: Other processes took up to 25 % of the processors in 1 of 14 runs. Compare again when "
                        + "less else is running.",
                "invalid: Pool size 4: 1 run does not count: its result differs from that of the other runs."),
                out.toString().lines().toList());
    }

    /// R19
    @Test
    void shouldTellEveryPoolSizeWithEveryNumberOfThreads() throws IOException {
        SweepResult grid = ScriptedSweep.grid(List.of(1, 4), List.of(1, 2), 3, new double[][] {{8, 3}, {4, 2}})
                .result();
        print(grid);

        assertEquals(List.of("threads \\ workers        1         4", "                1  8.016 s   3.006 s",
                "                2  4.008 s   2.004 s*"), out.toString().lines().skip(2).limit(3).toList());
        Map<String, Object> json = SweepJson.of(grid, new RunLists(new JsonFile.Unwanted()));
        assertEquals(List.of(Map.of("workers", 1, "threads", 1), Map.of("workers", 1, "threads", 2),
                Map.of("workers", 4, "threads", 1), Map.of("workers", 4, "threads", 2)),
                ((List<?>) Objects.requireNonNull(json.get("results"))).stream()
                        .map(each -> ((Map<?, ?>) each).get("parameters")).toList());
        assertEquals(2, json.get("threads"));
    }

    @Test
    void shouldBreakNoNumberOnANarrowTerminal() {
        new SweepText(new Screen(true, false, () -> 40)).print(SWEEP, new PrintWriter(out));

        List<String> lines = out.toString().lines().toList();
        assertEquals("workers   median  speed-up", lines.get(2));
        assertEquals("      2  4.000 s     2.25×  knee, 4 is faster", lines.get(4));
        assertTrue(lines.contains("Use a pool of 2: 2.25 times as fast as a") && lines.contains("Why this size")
                && lines.contains("  The fastest pool, of 4, would save"), lines::toString);
    }

    @Test
    void shouldSayWhenThereIsNothingToCompare() {
        print(ScriptedSweep.of(1, 2).run(1, 0.1, Outcome.BROKEN, "").run(2, 0.1, Outcome.BROKEN, "").result());

        assertTrue(out.toString().contains("\nNo run counts, so there is nothing to compare."), out.toString());
    }

    @Test
    void shouldRecommendNothingWhenItWasStoppedBeforeEverySizeWasMeasured() {
        SweepResult stopped = ScriptedSweep.of(1, 2).run(1, 3.0).run(2, 0.1, Outcome.STOPPED, "").stopped();
        print(stopped);

        assertTrue(out.toString().startsWith("primes, 2 of 6 runs: stopped"), out.toString());
        assertFalse(out.toString().contains("knee") || out.toString().contains("fastest"), out.toString());
        assertTrue(out.toString().contains("\nStopped too early for advice: "), out.toString());
        assertNull(SweepJson.of(stopped, new RunLists(new JsonFile.Unwanted())).get("knee"));
    }

    @Test
    void shouldWarnBeforeItRecommends() {
        print(ScriptedSweep.of(1, 2).run(1, 0.3).run(2, 0.2).run(1, 0.2).run(2, 0.3).run(1, 0.3).run(2, 0.2).result());

        assertTrue(out.toString().contains(
                "with care: A run takes only 0.200 s, much of which is starting workers; raise 'to', or repeat more "
                        + "often."),
                out.toString());
        assertTrue(out.toString().contains("with care: Pools of 2 and 1 differ by less than the spread of their runs"),
                out.toString());
        assertTrue(out.toString().contains("\nUse "), out.toString());
    }

    @Test
    void shouldSayOnHowManyRunsTheRecommendationOfAStoppedSweepRests() {
        print(ScriptedSweep.repeated(5, 1, 2).blocks(3, 6.0, 3.0).run(2, 0.1, Outcome.STOPPED, "").stopped());

        assertTrue(out.toString().contains("\nUse a pool of 2: "), out.toString());
        assertTrue(out.toString().contains("It was stopped early: this rests on 6 of 10 runs."), out.toString());
    }

    @Test
    void shouldWriteEverythingAsJson() throws IOException {
        try (JsonFile json = JsonFile.open(Optional.of("-"), new PrintWriter(out)); var lists = new RunLists(json)) {
            lists.hear(new SweepEvent.RunBegins(3, 2, 4, 0));
            lists.hear(new SweepEvent.RunTold(
                    ScriptedRun.completion(1, 2, List.of(ScriptedRun.failed("a.jpg", "no picture")), "")));
            json.write(SweepJson.of(SWEEP, lists));
        }
        Map<String, Object> read = JSON.std.mapFrom(out.toString());

        assertEquals(List.of("workload", "settings", "repeat", "seed", "order", "niceness", "outcome", "ended",
                "results", "start", "base", "knee", "precision", "noiseFloor", "agreement", "regret",
                "prediction", "law", "advice", "grounds", "notes",
                "failures", "retries", "reports", "itemUse"),
                List.copyOf(read.keySet()));
        assertEquals(2, read.get("knee"));
        assertEquals(List.of(Map.of("workers", 4, "block", 2, "item", "a.jpg", "reason", "no picture", "worker", 1)),
                read.get("failures"));
        assertEquals(5, read.get("repeat"));
        assertEquals(SweepWords.conclusion(SWEEP).replace('\u202F', ' '), read.get("advice"));
        Map<?, ?> four = (Map<?, ?>) ((List<?>) read.get("results")).getLast();
        assertEquals(Map.of("workers", 4), four.get("parameters"));
        assertEquals(List.of(3.9, 3.9, 3.9, 3.9), four.get("times"));
        // What hyperfine's scripts read: https://github.com/sharkdp/hyperfine/tree/master/scripts
        assertEquals("poolscope run primes --workers 4", four.get("command"));
        assertEquals(3.9, (double) four.get("mean"), 1e-9);
        assertTrue(four.keySet().containsAll(List.of("stddev", "median", "min", "max")), four::toString);
        assertEquals(3.9, four.get("median"));
        assertEquals(9 / 3.9, (double) four.get("speedup"), 1e-9);
        assertEquals(List.of(Map.of("block", 3, "seconds", 0.1, "reason",
                "its result differs from that of the other runs")),
                four.get("invalid"));
        assertEquals(List.of(Map.of("block", 5, "seconds", 3.9, "others", 0.25, "host", 0.0, "waiting", 0.0,
                        "quota", 0.0, "again", false)),
                four.get("disturbed"));
    }

    private void print(SweepResult result) {
        new SweepText(Screen.plain()).print(result, new PrintWriter(out));
    }
}
