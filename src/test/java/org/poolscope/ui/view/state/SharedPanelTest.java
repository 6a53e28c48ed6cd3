package org.poolscope.ui.view.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.SharedValue.Purpose;
import org.poolscope.telemetry.SharedValue.Wait;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.ui.view.Narrator;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;

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

    private static SharedValue value(String name, SharedState state, Wait... waiting) {
        return new SharedValue(name, 1 << 16, state, PARENT, List.of(PARENT, ONE, TWO), List.of(waiting));
    }

    private static SharedState lock(Party holder, long waits) {
        return new SharedState.Lock(Optional.of(holder), waits, Duration.ofMillis(2 * waits));
    }

    private static String cell(JTable table, int row, SharedColumn column) {
        return String.valueOf(table.getValueAt(row, column.ordinal())).replace('\u202F', ' ');
    }

    private static List<String> row(JTable table, int row) {
        return Stream.of(SharedColumn.values()).map(column -> cell(table, row, column)).toList();
    }

    private static List<String> column(JTable table, SharedColumn column) {
        return IntStream.range(0, table.getRowCount()).mapToObj(row -> cell(table, row, column)).toList();
    }

    @Test
    void shouldSayOfEveryObjectWhatItHoldsAndWhoWaitsAndWhoHasIt() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            JTable table = Components.named(panel, "shared", JTable.class);
            panel.runBegins(model);
            assertEquals(0, table.getRowCount());

            SharedValue lock = value("lock", lock(ONE, 4), new Wait(TWO, Purpose.ACQUIRE, 1_500_000));
            run.shared(1, value("items", new SharedState.Queue(98, 100, 1000, 902)), lock)
                    .shared(2, value("items", new SharedState.Queue(98, 100, 3000, 2902)), lock).tick(2);
            panel.runEnds(model);

            assertEquals(List.of("items", "queue", "98 of 100", "2 000/s in, 2 000/s out", "", "64 kB", "Poolscope",
                    "workers 1, 2"), row(table, 0));
            assertEquals(List.of("lock", "lock", "held by worker 1", "4 waits, 2.0 ms each",
                    "worker 2, 1.5 ms: to acquire it", "64 kB", "Poolscope", "workers 1, 2"), row(table, 1));
            assertFalse(Components.named(panel, "cycle", CycleView.class).isVisible());
        });
    }

    @Test
    void shouldHaveWordsForEveryKindOfObject() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            panel.runBegins(model);
            List<SharedState> states = List.of(new SharedState.Counter(4900, OptionalLong.empty()),
                    new SharedState.Queue(1, 9, 0, 0), new SharedState.Pipe(5, 3),
                    new SharedState.Lock(Optional.empty(), 1, Duration.ofMillis(3)),
                    new SharedState.Semaphore(1, OptionalLong.empty()), new SharedState.Condition(2),
                    new SharedState.Event(true), new SharedState.Barrier(1, 2), new SharedState.Array(100, "int"),
                    new SharedState.Memory());
            run.shared(1, states.stream().map(state -> SharedValues.of(state.toString(), state))
                    .toArray(SharedValue[]::new));
            panel.runEnds(model);

            JTable table = Components.named(panel, "shared", JTable.class);
            assertEquals(List.of("counter", "queue", "pipe", "lock", "semaphore", "condition", "event", "barrier",
                    "array", "memory"), column(table, SharedColumn.KIND));
            assertEquals(List.of("4 900", "1 of 9", "2 in the pipe", "free", "1 permit", "2 waiting", "set", "1 of 2",
                    "100 × int", ""), column(table, SharedColumn.STATE));
            assertEquals("1 wait, 3.0 ms each", cell(table, 3, SharedColumn.TRAFFIC));
        });
    }

    @Test
    void shouldHaveWordsForWhateverSomebodyWaitsFor() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            panel.runBegins(model);
            run.shared(1, Stream.of(Purpose.values()).map(purpose -> value(purpose.name(), new SharedState.Memory(),
                    new Wait(ONE, purpose, 5_000_000))).toArray(SharedValue[]::new));
            panel.runEnds(model);

            List<String> told = column(Components.named(panel, "shared", JTable.class), SharedColumn.WAITING);
            assertEquals(Purpose.values().length, told.stream().distinct().count(), told::toString);
            assertEquals("worker 1, 5.0 ms: to acquire it", told.getFirst());
        });
    }

    @Test
    void shouldTellAtTheEndWhatACounterHasLostOrHasTooMuch() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            JTable table = Components.named(panel, "shared", JTable.class);
            panel.runBegins(model);
            run.shared(1, SharedValues.counter("hits", 3900, 4000), SharedValues.counter("twice", 4002, 4000),
                    SharedValues.counter("right", 4000, 4000)).tick(1);
            panel.runEnds(model);
            assertEquals(List.of("3 900 of 4 000", "4 002 of 4 000", "4 000 of 4 000"),
                    column(table, SharedColumn.STATE));

            run.ended(3, Outcome.COMPLETED, 2, 0).tick(3);
            panel.runEnds(model);
            assertEquals(List.of("100 of 4 000 lost", "2 more than 4 000", "4 000 of 4 000"),
                    column(table, SharedColumn.STATE));
        });
    }

    /// G13
    @Test
    void shouldListTheFiguresThatItemsTellWithWhatTheRunningOnesHaveTold() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            run.completion(1, 1, 1, 1, 0, "", List.of(ItemResult.done("a", Duration.ofSeconds(1)).telling(
                    report(1, 1200, 0.25)))).running(2, 1, ONE.pid(), 0.1, "b", 1).told(2, 1, report(0.5, 34, 0.75))
                    .counter(2, "shared", 3, 4).tick(2);
            panel.runBegins(model);
            JTable table = Components.named(panel, "shared", JTable.class);

            assertEquals(List.of("shared", "files", "loss"), column(table, SharedColumn.NAME));
            assertEquals(List.of("files", "sum", "1 234", "34 … 617 … 1 200", "#1: 34", "", "2 items", ""),
                    row(table, 1));
            assertEquals(List.of("loss", "gauge", "0.75", "0.25 … 0.5 … 0.75", "#1: 0.75", "", "2 items",
                    ""),
                    row(table, 2));
            assertEquals(1234, model.shared().counters().get("files").values().last());

            run.completionOf(7, 3, 1, 1).tick(3);
            panel.runEnds(model);
            assertEquals(List.of("loss", "gauge", "0.25", "", "", "", "1 item", ""), row(table, 2));
        });
    }

    /// G36
    @Test
    void shouldDrawWhatAGaugeWasOverTimeBesideWhatItIs() throws Exception {
        Edt.run(() -> {
            run.running(1, 1, ONE.pid(), 0.1, "b", 1).told(1, 1, report(0.5, 34, 0.75)).tick(1);
            var panel = new SharedPanel();
            panel.runBegins(model);
            JTable table = Components.named(panel, "shared", JTable.class);
            assertEquals(0, strokes(table, 1), "there is one point");

            run.told(2, 1, report(0.6, 40, 0.25)).tick(2).told(3, 1, report(0.7, 41, 0.5)).tick(3);
            panel.runEnds(model);

            assertTrue(strokes(table, 1) > 20, "no line");
        });
    }

    /// How many pixels at the end of the cell with a state are not of the background.
    private static long strokes(JTable table, int row) {
        int column = SharedColumn.STATE.ordinal();
        var cell = (JComponent) table.prepareRenderer(table.getCellRenderer(row, column), row, column);
        cell.setSize(200, 24);
        var picture = new BufferedImage(200, 24, BufferedImage.TYPE_INT_RGB);
        cell.paint(picture.getGraphics());
        int background = picture.getRGB(199, 1);
        return IntStream.range(120, 199).flatMap(x -> IntStream.range(1, 23).map(y -> picture.getRGB(x, y)))
                .filter(colour -> colour != background).count();
    }

    /// G36
    @Test
    void shouldSayThatItemsTellMoreNamesThanAreListed() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            panel.runBegins(model);
            for (int i = 0; i < 300; i++) {
                var values = new LinkedHashMap<String, ItemReport.Value>();
                values.put("name " + i, new ItemReport.Value(i, false));
                run.completion(1, 1, 1, 1, 0, "", List.of(ItemResult.done("a", Duration.ofSeconds(1)).telling(
                        new ItemReport(OptionalDouble.empty(), "", values))));
            }
            run.tick(2);
            panel.runEnds(model);

            assertEquals(200, Components.named(panel, "shared", JTable.class).getRowCount());
            assertEquals("Items tell figures of more names; the first 200 are listed",
                    Components.named(panel, "shared.asOf", JLabel.class).getText());
        });
    }

    private static ItemReport report(double part, double files, double loss) {
        var values = new LinkedHashMap<String, ItemReport.Value>();
        values.put("files", new ItemReport.Value(files, true));
        values.put("loss", new ItemReport.Value(loss, false));
        return new ItemReport(OptionalDouble.of(part), "half way", values);
    }

    @Test
    void shouldSayThatNothingIsSharedOnceTheRunIsUnderWay() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            String before = "Queues, counters, locks and memory that processes share are listed here during a run, "
                    + "and the figures that items tell.";
            assertEquals(List.of(before), labels(panel));
            panel.runBegins(model);
            assertEquals(List.of(before), labels(panel));

            run.running(1, 1, ONE.pid(), 0.1, "1", 0.9).tick(1);
            panel.runEnds(model);
            assertEquals(List.of("This workload shares nothing, and its items tell no figures."), labels(panel));
        });
    }

    private static List<String> labels(SharedPanel panel) {
        return Components.all(panel).filter(it -> it instanceof JLabel label && !label.getText().isEmpty())
                .map(label -> ((JLabel) label).getText()).toList();
    }

    /// L09
    @Test
    void shouldDrawAndNameACycleOnceItWasSeenTwice() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            var strip = new MessageStrip();
            var narrator = new Narrator(strip, () -> {}, () -> {});
            SharedValue left = SharedValues.lock("left", ONE, TWO);
            SharedValue right = SharedValues.lock("right", TWO, ONE);
            panel.runBegins(model);
            run.shared(1, left, right).tick(1);
            narrator.frame(model);
            assertFalse(strip.isVisible(), "seen once it may be a coincidence");
            run.shared(2, left, right).tick(2);
            narrator.frame(model);
            narrator.frame(model);
            panel.runEnds(model);

            String words = "worker 1 waits for lock 'right', which worker 2 has; "
                    + "worker 2 waits for lock 'left', which worker 1 has";
            CycleView cycle = Components.named(panel, "cycle", CycleView.class);
            assertTrue(cycle.isVisible());
            assertEquals(words, cycle.getAccessibleContext().getAccessibleName());
            assertEquals("Deadlock: 2 processes wait for each other and will never go on",
                    Components.named(panel, "deadlock", JLabel.class).getText());
            assertTrue(strip.isVisible());

            run.shared(3, left, value("right", new SharedState.Lock(Optional.empty(), 0, Duration.ZERO))).tick(3);
            panel.runEnds(model);
            assertFalse(cycle.isVisible());
        });
    }

    @Test
    void shouldStayWithTheObjectThatIsSelectedWhenOthersComeAndGo() throws Exception {
        Edt.run(() -> {
            var panel = new SharedPanel();
            JTable table = Components.named(panel, "shared", JTable.class);
            run.shared(1, SharedValues.counter("first", 1), SharedValues.counter("second", 2)).tick(1);
            panel.runBegins(model);
            table.setRowSelectionInterval(1, 1);

            run.shared(2, SharedValues.counter("second", 2), SharedValues.counter("third", 3),
                    SharedValues.counter("fourth", 4)).tick(2);
            panel.runEnds(model);

            assertEquals(List.of("second", "third", "fourth"), column(table, SharedColumn.NAME));
            assertEquals(1, table.getSelectedRowCount());
            assertEquals("second", cell(table, table.getSelectedRow(), SharedColumn.NAME));
        });
    }
}
