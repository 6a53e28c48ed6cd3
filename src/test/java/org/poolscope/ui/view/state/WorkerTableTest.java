package org.poolscope.ui.view.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.UIManager;
import javax.swing.event.TableModelEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.chart.pane.WorkerColors;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.DeathCertificate;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.SharedValues;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ProgramUse;

class WorkerTableTest {

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 2, 100)
            .worker(0, 1, 1001, 0)
            .worker(0, 2, 1002, 0)
            .running(0.1, 1, 1001, 0.05, "7", 0.05)
            .running(0.1, 2, 1002, 0.05, "8", 0.05)
            .tick(0.1);

    @Test
    void shouldSayWhatEveryWorkerDoes() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();

            assertEquals(2, table.getRowCount());
            assertEquals("1", cell(table, 0, WorkerColumn.NUMBER));
            assertEquals("1001", cell(table, 0, WorkerColumn.PID));
            assertEquals("running", cell(table, 0, WorkerColumn.STATE));
            assertEquals("7", cell(table, 0, WorkerColumn.TASK));
        });
    }

    @Test
    void shouldSayOfAWorkerThatWaitsForOthersWhatItWaitsFor() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();

            run.shared(0.2, SharedValues.lock("fork-1", 1002, 1001)).tick(0.2);
            table.runEnds(model);

            assertEquals("blocked", cell(table, 0, WorkerColumn.STATE));
            assertEquals("fork-1 · 7", cell(table, 0, WorkerColumn.TASK));
            assertEquals("running", cell(table, 1, WorkerColumn.STATE));
            JComponent state = (JComponent) table.prepareRenderer(
                    table.getCellRenderer(0, WorkerColumn.STATE.ordinal()), 0, WorkerColumn.STATE.ordinal());
            assertEquals("Waits at fork-1: to acquire it", state.getToolTipText());
            assertEquals(UIManager.getColor("Poolscope.caution"), state.getForeground());
        });
    }

    /// G17
    @Test
    void shouldCountTheMemoryAndProcessesOfItsProgramsAsItsOwn() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();
            int usual = table.getColumnCount();
            run.programs(new ProgramUse(1, 0, 140_000_000, 0, 0, 3, 7, List.of()))
                    .running(0.2, 1, 1001, 0.05, "7", 0.05).tick(0.2);
            table.runEnds(model);

            assertEquals("191\u202FMB", cell(table, 0, WorkerColumn.RSS), "60 of its own");
            assertEquals("3", cell(table, 0, WorkerColumn.PROCESSES));
            assertEquals("57\u202FMB", cell(table, 1, WorkerColumn.RSS));
            assertEquals(usual + 1 - 2, table.getColumnCount(), "heap and garbage collections are not its programs'");
        });
    }

    /// G17
    @Test
    void shouldListTheProcessesOfItsProgramsBelowAWorkerThatIsOpen() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();
            var make = new ProgramUse.Member(50, 1001, "make", 0, 3 << 20, 1);
            var compiler = new ProgramUse.Member(52, 50, "cc1", 0, 90 << 20, 1);
            var other = new ProgramUse.Member(51, 1, "daemon", 0, 1 << 20, 1);
            run.programs(new ProgramUse(1, 0, 0, 0, 0, 3, 3, List.of(make, other, compiler)))
                    .running(0.2, 1, 1001, 0.05, "7", 0.05).tick(0.2);
            table.runEnds(model);
            assertEquals(2, table.getRowCount());
            table.setRowSelectionInterval(0, 0);

            table.getActionMap().get("open.true").actionPerformed(null);

            assertEquals(5, table.getRowCount());
            assertEquals(List.of("50", "52", "51", "1002"), IntStream.range(1, 5)
                    .mapToObj(row -> cell(table, row, WorkerColumn.PID)).toList());
            assertEquals("cc1", cell(table, 2, WorkerColumn.TASK).toString().strip());
            assertEquals("90\u202FMB", cell(table, 2, WorkerColumn.RSS));

            run.programs(new ProgramUse(1_000_000_001L, 0, 0, 0, 0, 2, 2, List.of(make,
                            new ProgramUse.Member(52, 50, "cc1", 500_000_000, 90 << 20, 1))))
                    .running(1.2, 1, 1001, 0.05, "7", 0.05).tick(1.2);
            table.runEnds(model);

            assertEquals(4, table.getRowCount(), "one has ended");
            assertEquals("50.0\u202F%", cell(table, 2, WorkerColumn.CPU));

            table.getActionMap().get("open.false").actionPerformed(null);

            assertEquals(2, table.getRowCount());
        });
    }

    /// G32
    @Test
    void shouldShowTheNumberOfTheProgramThatASlotRuns() throws Exception {
        Edt.run(() -> {
            var slots = new LiveModel();
            RunScript each = RunScript.start(slots, "commands", Map.of("template", "gzip {}", "items", "list"), 2, 9)
                    .worker(0, 1, 1001, 0).worker(0, 2, 1001, 0)
                    .programs(new ProgramUse(1, 0, 0, 0, 0, 2, 2, List.of(
                            new ProgramUse.Member(50, 1001, "gzip", 0, 3 << 20, 1),
                            new ProgramUse.Member(51, 50, "child", 0, 3 << 20, 1))))
                    .running(0.1, 1, 1001, 0.05, "a.wav", 0.05)
                    .programs(ProgramUse.NONE).beat(0.1, 2, 1001, 0.05).tick(0.1);
            WorkerTable table = tableOfTheRun();
            table.runBegins(slots);

            assertEquals("50", cell(table, 0, WorkerColumn.PID));
            assertEquals("1001", cell(table, 1, WorkerColumn.PID), "nothing runs");
            assertEquals("gzip is process 50, started by process 1001", pidTip(table, 0));
            assertNull(pidTip(table, 1));

            each.beat(0.2, 1, 1001, 0.05).tick(0.2);
            table.runEnds(slots);

            assertEquals("1001", cell(table, 0, WorkerColumn.PID));
        });
    }

    private static @Nullable String pidTip(WorkerTable table, int row) {
        int pid = WorkerColumn.PID.ordinal();
        return ((JComponent) table.prepareRenderer(table.getCellRenderer(row, pid), row, pid)).getToolTipText();
    }

    /// G13
    @Test
    void shouldShowHowFarAnItemIsAndWhatItIsAt() throws Exception {
        Edt.run(() -> {
            run.told(0.2, 1, new ItemReport(OptionalDouble.of(0.427), "second pass", new LinkedHashMap<>())).tick(0.2);
            WorkerTable table = tableOfTheRun();

            assertEquals("42\u202F% · second pass · 7", cell(table, 0, WorkerColumn.TASK));
            int column = WorkerColumn.TASK.ordinal();
            assertTrue(barAt(table, 0, column, 0.4) && !barAt(table, 0, column, 0.46));
            assertFalse(barAt(table, 1, column, 0.1));
        });
    }

    /// G13
    @Test
    void shouldShowWhatItemsTellAsItComesAndOtherFiguresAtTheirPace() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();
            run.told(0.2, 1, new ItemReport(OptionalDouble.empty(), "second pass", new LinkedHashMap<>())).tick(0.2);

            table.frame(model);

            assertEquals("second pass · 7", cell(table, 0, WorkerColumn.TASK));
        });
    }

    /// G36
    @Test
    void shouldShowTheFirstFiguresThatAnItemTells() throws Exception {
        Edt.run(() -> {
            var values = new LinkedHashMap<String, ItemReport.Value>();
            for (String name : List.of("files", "loss", "speed", "frames", "size")) {
                values.put(name, new ItemReport.Value(values.size() + 0.25, name.equals("files")));
            }
            run.told(0.2, 1, new ItemReport(OptionalDouble.empty(), "second pass", values)).tick(0.2);
            WorkerTable table = tableOfTheRun();

            assertEquals("second pass · files 0.25, loss 1.25, speed 2.25, frames 3.25, … · 7",
                    cell(table, 0, WorkerColumn.TASK));
        });
    }

    /// Whether the bar has come so far.
    private static boolean barAt(WorkerTable table, int row, int column, double part) {
        var cell = (JComponent) table.prepareRenderer(table.getCellRenderer(row, column), row, column);
        cell.setSize(408, 24);
        var picture = new BufferedImage(408, 24, BufferedImage.TYPE_INT_RGB);
        cell.paint(picture.getGraphics());
        return picture.getRGB((int) (4 + 400 * part), 23) == WorkerColors.of(row + 1).getRGB();
    }

    @Test
    void shouldTellTheWholeNameOfATaskThatIsCut() throws Exception {
        Edt.run(() -> {
            String name = "10027000092543 to 10027000192543";
            run.running(0.2, 1, 1001, 0.05, name, 0.2).shared(0.2, SharedValues.lock("fork-1", 1002, 1001)).tick(0.2);
            WorkerTable table = tableOfTheRun();

            int task = WorkerColumn.TASK.ordinal();
            table.getColumnModel().getColumn(task).setWidth(100);
            JLabel cell = (JLabel) table.prepareRenderer(table.getCellRenderer(0, task), 0, task);
            assertTrue(cell.getText().contains("…"), cell.getText());
            assertEquals("fork-1 · " + name, cell.getToolTipText());
            assertEquals("fork-1 · " + name, cell(table, 0, WorkerColumn.TASK), "and this is what is copied");
        });
    }

    @Test
    void shouldMakeRoomForTheNameOfATask() throws Exception {
        WorkerTable table = Edt.call(() -> {
            run.running(0.2, 1, 1001, 0.05, "15925248 to 15990783", 0.2).tick(0.2);
            WorkerTable made = tableOfTheRun();
            int task = WorkerColumn.TASK.ordinal();
            made.getColumnModel().getColumn(task).setPreferredWidth(60);
            made.prepareRenderer(made.getCellRenderer(0, task), 0, task);
            return made;
        });
        Edt.run(() -> {
            int task = WorkerColumn.TASK.ordinal();
            table.setSize(table.getPreferredSize());
            table.doLayout();
            JLabel cell = (JLabel) table.prepareRenderer(table.getCellRenderer(0, task), 0, task);
            assertEquals("15925248 to 15990783", cell.getText());
        });
    }

    @Test
    void shouldChangeInPlaceOnlyTheRowsThatChanged() throws Exception {
        Edt.run(() -> {
            run.beat(0.2, 1, 1001, 0.05).tick(0.2);
            WorkerTable table = tableOfTheRun();
            List<String> events = record(table);

            run.done(0.3, 2, 0.1).tick(0.3);
            table.runEnds(model);

            assertEquals(List.of("update of row 1"), events);
            assertEquals("1", cell(table, 1, WorkerColumn.DONE));
        });
    }

    @Test
    void shouldShowTheEndOfTheLastRunOfAComparison() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();

            run.workerEnded(0.3, 1, 1001, new WorkerExit.Finished()).tick(0.3);
            table.frame(model);
            table.sessionEnds();

            assertEquals("ended", cell(table, 0, WorkerColumn.STATE));
        });
    }

    @Test
    void shouldKeepTheDeadWithTheirEndInWordsAndAddWhoReplacesThem() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();
            List<String> events = record(table);

            run.workerEnded(0.3, 1, 1001, killed()).worker(0.4, 1, 1003, 1).tick(0.4);
            table.runEnds(model);

            assertEquals(3, table.getRowCount());
            assertEquals("ended", cell(table, 0, WorkerColumn.STATE));
            assertEquals("killed by SIGKILL while running 7 for 0.25 s", cell(table, 0, WorkerColumn.TASK));
            assertEquals("1003", cell(table, 2, WorkerColumn.PID));
            assertEquals("1", cell(table, 2, WorkerColumn.RESTARTS));
            assertTrue(events.contains("insert of row 2"), events.toString());
        });
    }

    private static WorkerExit killed() {
        return new WorkerExit.Crashed(new DeathCertificate(1, 1001, new DeathCertificate.Cause.Signal(9, "SIGKILL"),
                Phase.RUNNING, 7, "7", Duration.ofMillis(250), 0, 0, List.of(), "", 0));
    }

    @Test
    void shouldTellWhichWorkersAreSelectedAndKeepTheSelectionThroughUpdates() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();
            List<Set<Integer>> selections = new ArrayList<>();
            table.onSelection(selections::add);

            table.setRowSelectionInterval(1, 1);
            run.done(0.2, 2, 0.1).tick(0.2);
            table.runEnds(model);

            assertEquals(List.of(Set.of(2)), selections);
            assertEquals(1, table.getSelectedRow());
        });
    }

    @Test
    void shouldBeginAnewWithTheNextRun() throws Exception {
        Edt.run(() -> {
            WorkerTable table = tableOfTheRun();
            var next = new LiveModel();
            RunScript.start(next, 1, 10).worker(0, 1, 2001, 0).tick(0);

            table.runBegins(next);

            assertEquals(1, table.getRowCount());
            assertEquals("2001", cell(table, 0, WorkerColumn.PID));
        });
    }

    private WorkerTable tableOfTheRun() {
        Theme.LIGHT.install();
        var table = new WorkerTable();
        table.runBegins(model);
        return table;
    }

    private static Object cell(WorkerTable table, int row, WorkerColumn column) {
        return table.getModel().getValueAt(row, column.ordinal());
    }

    private static List<String> record(WorkerTable table) {
        List<String> events = new ArrayList<>();
        table.getModel().addTableModelListener(event -> events.add(switch (event.getType()) {
            case TableModelEvent.INSERT -> "insert of row " + event.getFirstRow();
            case TableModelEvent.UPDATE -> "update of row " + event.getFirstRow();
            default -> "another change";
        }));
        return events;
    }
}
