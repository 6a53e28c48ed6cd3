package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.poolscope.history.write.ToldRun;
import org.poolscope.live.LiveModel;
import org.poolscope.schedule.TrialSize;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.ui.view.Narrator;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// A run in the window of which some items are tried first, on real workers.
class TriedRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ITEMS = 40;

    private final Audience audience = new Audience();
    private final RunController controller = new RunController(audience, new StandBy());
    private final Witness witness = new Witness();
    private MessageStrip strip;

    @AfterEach
    void close() {
        controller.close();
    }

    /// G40, G41
    @Test
    void shouldTellWhatTheTriedItemsSayOfTheRestAndGoOnOrEndAsIsWanted() throws Exception {
        Edt.run(() -> {
            strip = new MessageStrip();
            audience.add(witness);
            audience.add(new Narrator(strip, () -> { }, () -> { }));
        });

        RunReport whole = tried(5, "Go on");
        assertEquals(Outcome.COMPLETED, whole.outcome());
        assertEquals(ITEMS, whole.succeeded(), "each once");

        RunReport ended = tried(5, "Stop");
        assertEquals(Outcome.STOPPED, ended.outcome());
        assertTrue(ended.succeeded() >= 5 && ended.succeeded() < 20, ended::toString);
        assertEquals(0, ended.interrupted(), "what was begun came to its end, and counts");
    }

    private RunReport tried(int first, String answer) throws Exception {
        Edt.run(() -> {
            witness.report = null;
            controller.tryFirst(batch(), new TrialSize(first, false));
        });
        Waiting.until("it is told", PATIENCE, () -> Edt.call(() -> said().stream().anyMatch(words ->
                words.replace('\u202F', ' ').matches("The run waits: tried \\d+ of 40 items; the rest, \\d+ items: "
                        + ".*none of the tried failed, so at most \\d+ % will\\."))), () -> said().toString());
        Edt.run(() -> Components.all(strip).filter(AbstractButton.class::isInstance).map(AbstractButton.class::cast)
                .filter(button -> answer.equals(button.getText())).findFirst().orElseThrow().doClick());
        Waiting.until("it ends", PATIENCE, () -> Edt.call(() -> witness.report != null && !controller.isOn()),
                () -> said().toString());
        return Edt.call(() -> witness.report);
    }

    /// G42
    @Test
    void shouldSayThatABatchHasNoItemsToTryFirst() throws Exception {
        Edt.run(() -> {
            audience.add(witness);
            controller.tryFirst(new RunConfiguration("primes", Settings.parse(Workloads.named("primes").parameters(),
                    Map.of()), PoolOptions.ofSize(1)), new TrialSize(10, false));
        });
        Waiting.until("it is refused", PATIENCE, () -> Edt.call(() -> !witness.refusal.isEmpty()
                && !controller.isOn()), () -> "it is not");
        assertTrue(witness.refusal.contains("cannot be done with this batch"), witness.refusal);
    }

    private static RunConfiguration batch() {
        RunConfiguration of = ToldRun.commands("true {}", IntStream.range(0, ITEMS).mapToObj(Integer::toString)
                .collect(Collectors.joining("\n")));
        return new RunConfiguration(of.workload(), of.settings(), new PoolOptions(1, OptionalInt.of(1), 10));
    }

    private List<String> said() {
        return Components.all(strip).filter(JTextComponent.class::isInstance)
                .map(component -> ((JTextComponent) component).getText()).toList();
    }

    private static final class Witness implements SessionListener {

        private RunReport report;
        private String refusal = "";

        @Override
        public void runEnds(LiveModel model) {
            report = model.report().orElseThrow();
        }

        @Override
        public void refused(InvalidSettingException problem) {
            refusal = String.valueOf(problem.getMessage());
        }
    }
}
