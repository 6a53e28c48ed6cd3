package org.poolscope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Ending.End;
import org.poolscope.compare.waterfall.Slices;
import org.poolscope.compare.waterfall.Slices.Load;
import org.poolscope.compare.waterfall.Slices.Slice;
import org.poolscope.compare.words.Findings;
import org.poolscope.telemetry.RunReport.Outcome;

class ComparePageTest {

    private static final Machine MACHINE = new Machine("Linux 6, amd64", "25+36", "0.1.0",
            new Hardware(2, OptionalInt.of(1), OptionalDouble.empty(), 8L << 30));

    private static ScriptedSweep sweep(int repeats) {
        ScriptedSweep sweep = ScriptedSweep.repeated(repeats, 1, 2, 4);
        for (int block = 0; block < repeats; block++) {
            double odd = 1 + 0.01 * (block % 3);
            sweep.run(1, 8 * odd).run(2, 4.1 * odd).run(4, 4.0 / odd);
        }
        return sweep;
    }

    /// R11
    @Test
    void shouldBeOneFileWithoutScriptThatSaysWhatTheTerminalSays() throws Exception {
        SweepResult result = sweep(5).ended(End.ALL_BLOCKS);

        String page = ComparePage.of(result, MACHINE);

        assertTrue(page.contains(Html.escaped(Findings.of(result, Optional.empty()).verdict())), page);
        assertFalse(page.contains("<script") || page.contains("http://") || page.contains("https://")
                || page.contains("url("), "it loads nothing and runs nothing");
        assertTrue(page.contains("2 hardware threads of 1 core to run on: workers of pools of 4 "
                + "take turns."), page);
        assertEquals(3, page.split(">2 hardware threads</text>").length - 1, "a mark in each");
        assertTrue(page.contains("prefers-color-scheme:dark"), "light and dark");
        assertTrue(page.indexOf("@media print") > page.lastIndexOf("\n.charts{")
                && page.indexOf("@media print") > page.lastIndexOf("\nbody{"),
                "of rules for the same thing the last is in force");
        assertTrue(page.contains("poolscope compare primes --sizes 1,2,4 --repeat 5 --seed 0"), page);
        assertEquals(3, page.split("<svg ").length - 1, "time, speed-up, efficiency; nobody knows the memory");
        for (String svg : page.split("(?=<svg )|(?<=</svg>)")) {
            if (svg.startsWith("<svg ")) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /// R19
    @Test
    void shouldShowEveryPoolSizeWithEveryNumberOfThreads() {
        SweepResult result = ScriptedSweep.grid(List.of(1, 4), List.of(1, 2), 3, new double[][] {{8, 3}, {4, 2}})
                .ended(End.ALL_BLOCKS);
        String page = ComparePage.of(result, MACHINE);

        assertTrue(page.contains("<th>4 at a time</th>") && page.contains("<th>2 threads each</th>"), page);
        assertTrue(page.contains("2.004\u202Fs \u2713</td>"), page);
        assertTrue(page.contains("poolscope compare commands --sizes 1,4 --threads 1,2 --repeat 3"), page);
        assertEquals(1 + 4 * 3, SweepCsv.of(result).lines().count());
        assertTrue(SweepCsv.of(result).contains("3,4,2.006000,0.000000,0,0.000000,true,,2,0.000000,"),
                SweepCsv.of(result));
    }

    /// R25
    @Test
    void shouldShowWhenTheWorkersOfEachSizeWereAtTasks() {
        var slices = new Slices(10, Map.of(Slice.WORK, 7.5), Optional.of(new Load(2, 5,
                List.of(List.of(100, 100, 0, 49), List.of(0, 0, 0, 0)))));

        String page = ComparePage.of(ScriptedSweep.of(1, 2).run(1, 10).run(2, 5).knowing(slices).result(), MACHINE);

        String strips = page.substring(page.indexOf("When they were at work"));
        assertEquals(2, strips.split("class=\"idle\"", -1).length - 1, "a line for each worker");
        assertTrue(strips.contains("class=\"column\" x=\"40.0\" y=\"5.0\" width=\"445.0\" height=\"5.0\" "
                + "fill-opacity=\"1.0\"/><rect class=\"column\" x=\"707.5\" y=\"5.0\" width=\"222.5\""), strips);
        assertTrue(strips.contains("fill-opacity=\"0.5\""), "half of the last span");
    }

    /// R27
    @Test
    void shouldShowEveryRunByTheMomentAtWhichItBegan() {
        SweepResult result = ScriptedSweep.of(1, 2).run(1, 8).at(0).run(2, 7).at(60).disturbed(1, 9, 0.4).at(120)
                .run(2, 6).at(180).result();
        String page = ComparePage.of(result, MACHINE);

        String chart = page.substring(page.indexOf("Every run, by when it began: "));
        assertTrue(chart.contains("<title>2 workers, block 1: 7.000\u202Fs</title>"), chart);
        assertEquals(1, chart.split("class=\"of1 hollow\"", -1).length - 1, "one of size 1 was slowed");
        assertTrue(chart.contains(">minutes since the start</text>"), chart);
        assertTrue(chart.contains("viewBox=\"0 0 480 280\""), "four charts fill two rows");
        assertTrue(new SvgChart("", "", true, 1, 0, 1, Double::toString).toString().contains("viewBox=\"0 0 978 280\""),
                "a fifth one has a row to itself");
        assertTrue(ComparePicture.of(result, MACHINE.hardware()).orElseThrow().contains("circle.of1{fill:#0072b2"));
    }

    @Test
    void shouldStaySmallHoweverManyRunsThereWere() {
        String page = ComparePage.of(sweep(1000).ended(End.ALL_BLOCKS), MACHINE);

        assertTrue(page.length() < 1_000_000, "characters: " + page.length());
        assertTrue(page.contains("3\u202F000 of 3\u202F000 runs"), "all of them were listed");
    }

    @Test
    void shouldSayThatItIsPartialAndShowWhatDoesNotCount() {
        String page = ComparePage.of(sweep(3).run(1, 0.1, Outcome.STOPPED, "").stopped(), MACHINE);

        assertTrue(page.contains("Partial: it was stopped after 10 of "), page);
        assertTrue(page.contains("does not count: the run was stopped"), page);
    }

    @Test
    void shouldBeThereEvenIfNothingCounts() {
        String page = ComparePage.of(ScriptedSweep.of(1, 2).run(1, 1, Outcome.BROKEN, "").run(2, 1, Outcome.BROKEN, "")
                .result(), MACHINE);

        assertTrue(page.contains("No run counts") && !page.contains("<svg"), page);
    }

    /// R12
    @Test
    void shouldListEveryRunAsCsv() {
        String csv = SweepCsv.of(ScriptedSweep.of(1, 2).run(1, 8).disturbed(1, 9, 0.5).again(1, 8)
                .run(2, 4, Outcome.COMPLETED, "another, \"odd\" digest").result());

        assertEquals("block,workers,seconds,cpu_seconds,peak_bytes,others,counts,reason,threads,host,waiting,quota",
                csv.lines().findFirst().get());
        assertTrue(csv.contains("2,1,9.000000,0.000000,0,0.500000,false,repeated,,0.000000,0.000000,0.000000\r\n"),
                csv);
        assertTrue(csv.contains("1,2,4.000000,0.000000,0,0.000000,false,its result differs"), csv);
    }
}
