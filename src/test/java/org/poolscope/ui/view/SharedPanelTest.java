package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Kind;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.SharedValue.Wait;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;

class SharedPanelTest {

    private static final Party PARENT = new Party(ProcessHandle.current().pid(), 0, true);
    private static final Party ONE = new Party(1_000_001, 1, true);
    private static final Party TWO = new Party(1_000_002, 1, true);

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 2, 10)
            .worker(0, 1, ONE.pid(), 0).worker(0, 2, TWO.pid(), 0);

    @BeforeEach
    void look() throws Exception {
        Edt.run(Theme.LIGHT::install);
    }

    private static SharedValue value(String name, Kind kind, long value, OptionalLong limit, long in, long out,
                                     Optional<Party> holder, Wait... waiting) {
        return new SharedValue(name, kind, 1 << 16, value, limit, in, out, PARENT, List.of(PARENT, ONE, TWO), holder,
                List.of(waiting));
    }

    private void sample(double at, SharedValue... values) {
        model.apply(new Telemetry.SharedSample((long) (at * 1e9), List.of(values)));
        run.tick(at);
    }

    private static List<String> row(JTable table, int row) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(column -> String.valueOf(table.getValueAt(row, column)).replace('\u202F', ' ')).toList();
    }

    @Test
    void shouldSayOfEveryObjectWhatItHoldsAndWhoWaitsAndWhoHasIt() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            JTable table = Components.named(panel, "shared", JTable.class);
            panel.runBegins(model);
            assertEquals(0, table.getRowCount());

            var none = OptionalLong.empty();
            SharedValue lock = value("lock", Kind.LOCK, 1, none, 4, 8_000_000, Optional.of(ONE),
                    new Wait(TWO, "to acquire it", 1_500_000));
            sample(1, value("items", Kind.QUEUE, 98, OptionalLong.of(100), 1000, 902, Optional.empty()), lock,
                    value("hits", Kind.COUNTER, 3900, OptionalLong.of(4000), 0, 0, Optional.empty()));
            sample(2, value("items", Kind.QUEUE, 98, OptionalLong.of(100), 3000, 2902, Optional.empty()), lock,
                    value("hits", Kind.COUNTER, 3900, OptionalLong.of(4000), 0, 0, Optional.empty()));
            panel.runEnds(model);

            assertEquals(List.of("items", "queue", "98 of 100", "2 000 in, 2 000 out /s", "", "64 kB", "Poolscope",
                    "workers 1, 2"), row(table, 0));
            assertEquals(List.of("lock", "lock", "held by worker 1", "waited 2.0 ms × 4",
                    "worker 2 to acquire it, 1.5 ms", "64 kB", "Poolscope", "workers 1, 2"), row(table, 1));
            assertEquals("3 900 of 4 000", row(table, 2).get(2));
            run.ended(3, Outcome.COMPLETED, 2, 0).tick(3);
            panel.runEnds(model);
            assertEquals("3 900 of 4 000, 100 missing", row(table, 2).get(2));
            assertFalse(Components.named(panel, "cycle", CycleView.class).isVisible());
        });
    }

    /// L09
    @Test
    void shouldDrawAndNameACircleOnceItWasSeenTwice() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            var none = OptionalLong.empty();
            SharedValue left = value("left", Kind.LOCK, 1, none, 0, 0, Optional.of(ONE), new Wait(TWO, "to acquire it", 5));
            SharedValue right = value("right", Kind.LOCK, 1, none, 0, 0, Optional.of(TWO), new Wait(ONE, "to acquire it", 5));
            panel.runBegins(model);
            sample(1, left, right);
            narrator.frame(model);
            assertFalse(strip.isVisible(), "seen once it may be a coincidence");
            sample(2, left, right);
            narrator.frame(model);
            narrator.frame(model);
            panel.runEnds(model);

            String words = "worker 1 waits for lock 'right', which worker 2 has; "
                    + "worker 2 waits for lock 'left', which worker 1 has";
            CycleView cycle = Components.named(panel, "cycle", CycleView.class);
            assertTrue(cycle.isVisible());
            assertEquals(words, cycle.getAccessibleContext().getAccessibleName());
            assertEquals("Deadlock: 2 processes wait for each other, and will for ever",
                    Components.named(panel, "deadlock", JLabel.class).getText());
            assertTrue(strip.isVisible());

            sample(3, left, value("right", Kind.LOCK, 0, none, 0, 0, Optional.empty()));
            panel.runEnds(model);
            assertFalse(cycle.isVisible());
        });
    }
}
