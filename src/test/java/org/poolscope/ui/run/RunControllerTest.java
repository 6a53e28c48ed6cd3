package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.compare.sweep.Sweep;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.ui.view.Narrator;
import org.poolscope.ui.view.state.SharedPanel;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

@Isolated
class RunControllerTest {

    private static final Duration WORKED = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final Audience audience = new Audience();
    private final RunController controller = new RunController(audience, new StandBy());
    private final Witness witness = new Witness();

    @AfterEach
    void close() {
        controller.close();
    }

    @Test
    void shouldTellOfARunFromItsBeginToItsEndAndLeaveNoWorker() throws Exception {
        start(primes("100000", "100100"));
        awaitEnd();

        assertEquals("session begins", witness.told.getFirst());
        assertEquals(List.of("run begins", "run ends", "session ends"),
                witness.told.subList(witness.told.size() - 3, witness.told.size()));
        assertEquals(Outcome.COMPLETED, witness.model.report().orElseThrow().outcome());
        assertEquals(100, witness.model.progress().done());
        controller.close();
        Waiting.until("workers, those that stood by among them, and threads are gone", PATIENCE,
                () -> liveChildren() == 0 && ours().isEmpty(),
                () -> liveChildren() + " workers and these threads are left: " + ours());
    }

    /// What goes on of a run that has ended would tell it with the next one.
    @Test
    void shouldTellNothingMoreOfARunOnceItHasEnded() throws Exception {
        start(primes("100000", "100100"));
        awaitEnd();
        LiveModel first = witness.model;
        Edt.run(witness.told::clear);
        start(primes("0", "1000000000000"));
        Waiting.until("it works for some frames", PATIENCE, () -> Edt.call(() -> witness.model != first
                && witness.model.workers().stream().anyMatch(w -> w.cpuTime().compareTo(WORKED) > 0)),
                witness::toString);

        assertEquals(List.of("session begins", "run begins"), Edt.call(() -> List.copyOf(witness.told)));
        Edt.run(controller::stop);
        awaitEnd();
    }

    @Test
    void shouldStopARunThatWouldLastForEver() throws Exception {
        start(primes("0", "1000000000000"));
        Waiting.until("a task runs", PATIENCE, () -> Edt.call(() -> witness.model != null
                && witness.model.workers().stream().anyMatch(w -> w.cpuTime().isPositive())), witness::toString);

        Edt.run(controller::stop);
        awaitEnd();

        assertEquals(Outcome.STOPPED, witness.model.report().orElseThrow().outcome());
    }

    @Test
    void shouldEndEverythingItStartedWhenItIsClosed() throws Exception {
        start(primes("0", "1000000000000"));
        Waiting.until("a worker is there", PATIENCE, () -> liveChildren() > 0, witness::toString);

        controller.close();

        assertEquals(0, liveChildren());
    }

    @Test
    void shouldTellWhatTheUserCanPutRightAndBeFreeForTheNextRun(@TempDir Path folder) throws Exception {
        Settings settings = Settings.parse(Workloads.named("images").parameters(), Map.of(
                "input", folder.resolve("nowhere").toString(), "output", folder.resolve("out").toString()));
        start(new RunConfiguration("images", settings, PoolOptions.ofSize(2)));
        awaitEnd();

        assertEquals(List.of("session begins", "refused: input", "session ends"), witness.told);
    }

    @Test
    void shouldStartOneThingAtATime() throws Exception {
        start(primes("100000", "100100"));
        start(primes("100000", "100100"));
        awaitEnd();

        assertEquals(1, Collections.frequency(witness.told, "run begins"));
    }

    @Test
    void shouldShowEveryRunOfAComparisonAndWhatItFinds() throws Exception {
        var sweep = new SweepConfiguration(primes("100000", "100100"), List.of(1, 2), 1);
        Edt.run(() -> {
            audience.add(witness);
            controller.compare(sweep);
        });
        awaitEnd();

        // Two, and what others on this machine have slowed once more.
        assertEquals(witness.result.runs(), Collections.frequency(witness.told, "run begins"));
        assertEquals(List.of(1, 2), witness.sizes.stream().distinct().sorted().toList());
        assertTrue(witness.result.sizes().stream().allMatch(size -> size.seconds().isPresent()), "a size has no time");
    }

    /// With the same JVMs of the same priority, each started for its run, and nobody else beside them.
    @Test
    void shouldMeasureAComparisonAsTheCommandLineDoes() throws Exception {
        var sweep = new SweepConfiguration(primes("0", "1000000000000"), List.of(2), 1);
        Map<String, Long> alone;
        try (var _ = Sweep.start(sweep, _ -> {})) {
            alone = workersOfTwo();
        }
        Edt.run(() -> {
            audience.add(witness);
            controller.compare(sweep);
        });

        assertEquals(alone, workersOfTwo());

        Edt.run(controller::stop);
        awaitEnd();
    }

    /// How many children there are of each kind, when there are two at work.
    private static Map<String, Long> workersOfTwo() throws Exception {
        Waiting.until("two workers work", PATIENCE, () -> ProcessHandle.current().children()
                .filter(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(WORKED) > 0)
                .count() >= 2,
                () -> liveChildren() + " children");
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .collect(Collectors.groupingBy(RunControllerTest::kind, Collectors.counting()));
    }

    /// Its priority and what it was started with, but for its files.
    private static String kind(ProcessHandle child) {
        String options = Stream.of(child.info().arguments().orElse(new String[0]))
                .filter(option -> option.startsWith("-X")).filter(option -> !option.contains("/"))
                .collect(Collectors.joining(" "));
        return priority(child.pid()) + " " + options;
    }

    private static String priority(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16];
        } catch (IOException _) {
            return "";
        }
    }

    @Test
    void shouldTellOfADeadlockInAComparisonToo() throws Exception {
        Settings settings = Settings.parse(Workloads.named("philosophers").parameters(), Map.of("order", "left-first"));
        var sweep = new SweepConfiguration(
                new RunConfiguration("philosophers", settings, PoolOptions.ofSize(2)), List.of(2), 1);
        var strip = Edt.call(MessageStrip::new);
        Edt.run(() -> {
            audience.add(witness);
            audience.add(new Narrator(strip, () -> {}, () -> {}));
            controller.compare(sweep);
        });
        Waiting.until("it is told", PATIENCE, () -> Edt.call(() -> Components.all(strip).anyMatch(component ->
                component instanceof JTextComponent text && text.getText().startsWith("Deadlock: 2 processes"))),
                witness::toString);

        Edt.run(controller::stop);
        awaitEnd();
    }

    @Test
    void shouldShowHowFarPartsThatRunTogetherAre() throws Exception {
        Settings settings = Settings.parse(Workloads.named("producers-consumers").parameters(),
                Map.of("producers", "1", "consumers", "1", "items", "1500", "consume-delay", "1000"));
        start(new RunConfiguration("producers-consumers", settings, PoolOptions.ofSize(2)));
        Waiting.until("half of it is done and it is told how long the rest takes", PATIENCE,
                () -> Edt.call(() -> witness.model != null && witness.model.progress().fraction() > 0.5
                        && witness.model.progress().fraction() < 1 && witness.model.progress().perSecond() > 10
                        && witness.model.progress().left().isPresent()), witness::toString);
        awaitEnd();

        assertEquals(1500, witness.model.report().orElseThrow().steps().orElseThrow().done());
        assertEquals(1.0, witness.model.progress().fraction());
    }

    @Test
    void shouldKeepTheDeadlockPictureAfterStop() throws Exception {
        Settings settings = Settings.parse(Workloads.named("philosophers").parameters(), Map.of("order", "left-first"));
        var panel = Edt.call(SharedPanel::new);
        JPanel cycle = Components.named(panel, "cycle", JPanel.class);
        JTable table = Components.named(panel, "shared", JTable.class);
        Edt.run(() -> audience.add(panel));
        start(new RunConfiguration("philosophers", settings, PoolOptions.ofSize(2)));
        Waiting.until("a deadlock is there", PATIENCE, () -> Edt.call(() -> witness.model != null
                && witness.model.shared().cycle().isPresent()), witness::toString);

        Edt.run(controller::stop);
        awaitEnd();

        Edt.run(() -> {
            assertTrue(cycle.isVisible(), "the picture is gone");
            assertTrue(cycle.getAccessibleContext().getAccessibleName().contains("worker 1 waits for lock 'fork-"));
            assertEquals("Deadlock when the run was stopped: 2 processes wait for each other",
                    Components.named(panel, "deadlock", JLabel.class).getText());
            assertEquals("As it was when the run was stopped",
                    Components.named(panel, "shared.asOf", JLabel.class).getText());
            assertEquals("fork-1 held by worker", table.getValueAt(0, 0) + " "
                    + table.getValueAt(0, 2).toString().replaceAll(" \\d$", ""));
            assertTrue(table.getValueAt(0, 4).toString().endsWith(": to acquire it"), "nobody waits any more");
            witness.told.clear();
        });

        start(primes("100000", "100100"));
        awaitEnd();
        Edt.run(() -> {
            assertFalse(cycle.isVisible(), "the picture of another run is shown");
            assertFalse(Components.named(panel, "shared.asOf", JLabel.class).isVisible());
        });
    }

    private void start(RunConfiguration configuration) throws Exception {
        Edt.run(() -> {
            if (!controller.isOn() && witness.model == null) {
                audience.add(witness);
            }
            controller.run(configuration);
            assertTrue(controller.isOn());
        });
    }

    private void awaitEnd() throws Exception {
        Waiting.until("the session ends", PATIENCE, () -> Edt.call(() -> witness.told.contains("session ends")),
                witness::toString);
        assertFalse(controller.isOn());
    }

    private static long liveChildren() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    /// The threads that a run needs, by their names; without those of other tests.
    private List<String> ours() {
        return Thread.getAllStackTraces().keySet().stream().filter(one -> !before.contains(one)).map(Thread::getName)
                .filter(name -> name.startsWith("poolscope-") || name.equals("session") || name.equals("sweep"))
                .toList();
    }

    private static RunConfiguration primes(String from, String to) {
        Settings settings = Settings.parse(Workloads.named("primes").parameters(), Map.of("from", from, "to", to));
        return new RunConfiguration("primes", settings, PoolOptions.ofSize(2));
    }

    /// Notes what it is told, but for the frames.
    private static final class Witness implements SessionListener {

        private final List<String> told = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private LiveModel model;
        private SweepResult result;

        @Override
        public void sessionBegins() {
            told.add("session begins");
        }

        @Override
        public void runBegins(LiveModel next) {
            told.add("run begins");
            model = next;
        }

        @Override
        public void runEnds(LiveModel ended) {
            told.add("run ends");
        }

        @Override
        public void sweepAdvances(SweepStep step) {
            sizes.add(step.size());
        }

        @Override
        public void sweepFinds(SweepResult found) {
            result = found;
        }

        @Override
        public void sessionEnds() {
            told.add("session ends");
        }

        @Override
        public void refused(InvalidSettingException problem) {
            told.add("refused: " + problem.field());
        }

        @Override
        public void failed(Throwable cause) {
            told.add("failed: " + cause);
        }

        @Override
        public String toString() {
            return told.toString();
        }
    }
}
