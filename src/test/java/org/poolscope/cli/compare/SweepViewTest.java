package org.poolscope.cli.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.compare.sweep.SweepEvent;
import org.poolscope.telemetry.Telemetry;

class SweepViewTest {

    @Test
    void shouldTellWhatHoldsForAllRunsOnce() {
        var err = new StringWriter();
        var output = new Output(Screen.plain(), new PrintWriter(new StringWriter()), new PrintWriter(err, true),
                Optional::empty, new Output.Raw(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        var view = new SweepView(output);
        Progress progress = Progress.on(output.screen(), output.out(), "primes");

        for (int run = 1; run <= 3; run++) {
            view.hear(new SweepEvent.RunBegins(run, run, 2, 0), progress);
            view.hear(new SweepEvent.RunTold(new Telemetry.Notice(0, "there is little memory")), progress);
            view.hear(new SweepEvent.RunTold(new Telemetry.Notice(0, "only run " + run)), progress);
        }

        assertEquals(List.of("there is little memory", "only run 1", "only run 2", "only run 3"),
                err.toString().lines().toList());
    }
}
