package org.poolscope.pool.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.protocol.WorkerPage.ProcessUse;
import org.poolscope.shared.Segments;
import org.poolscope.shared.SharedLock;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.testing.Waiting;
import org.poolscope.workload.ProgramUse;

/// What a run is seen to do. The pages are real, and no process is behind them.
class MonitoringChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The time on the workers' clock at which the run began.
    private static final long ZERO = 1_000_000;

    @TempDir
    Path folder;
    private Path shared;
    private MonitoringChannel channel;
    private boolean closed;

    /// Who told the last.
    private volatile Thread teller;
    private final ConcurrentLinkedQueue<Telemetry> heard = new ConcurrentLinkedQueue<>();
    private final List<ParentPage> pages = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        shared = Files.createDirectory(folder.resolve("shared"));
        channel = new MonitoringChannel(
                new RunClock(Instant.EPOCH, ZERO), 100, List.of(), shared, task -> "item " + task, this::hear);
    }

    private void hear(Telemetry telemetry) {
        teller = Thread.currentThread();
        heard.add(telemetry);
    }

    @AfterEach
    void closeAll() {
        close();
        pages.forEach(ParentPage::close);
    }

    private void close() {
        if (!closed) {
            closed = true;
            channel.close();
        }
    }

    /// A worker whose process nobody can ask.
    private LaunchedWorker worker(int number, long cpuNanosBefore) throws IOException {
        ParentPage page = ParentPage.create(folder.resolve("page" + number));
        pages.add(page);
        return new LaunchedWorker(number, 0, new NoProcess(5_000_000 + number), page, "", folder, folder,
                cpuNanosBefore, false);
    }

    private WorkerPage pageOf(LaunchedWorker worker) throws IOException {
        return WorkerPage.attach(folder.resolve("page" + worker.number()), worker.pid());
    }

    private static ProcessUse use(long cpuNanos, long sampledNanos) {
        return new ProcessUse(cpuNanos, 2, 3, 4, 5, 6, 7, sampledNanos);
    }

    private Telemetry.Beat beat(LaunchedWorker worker) {
        return channel.beat(worker, worker.page().read());
    }

    private <T extends Telemetry> Stream<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast);
    }

    @Test
    void shouldTellEveryFieldOfAPageAsWhatItIs() throws Exception {
        LaunchedWorker worker = worker(1, 0);
        WorkerPage page = pageOf(worker);
        page.taskBegan(1, ZERO + 1);
        page.taskEnded(1, ZERO + 2, 40, true);
        page.taskBegan(2, ZERO + 3);
        page.taskEnded(2, ZERO + 4, 2, true);
        page.taskBegan(3, ZERO + 5);
        page.steps(99);
        page.taskEnded(3, ZERO + 6, 10, false);
        page.taskBegan(17, ZERO + 31);
        page.progress(8);
        page.process(new ProcessUse(1001, 1002, 1003, 1004, 1005, 1006, 1007, ZERO + 1008));

        assertEquals(new Telemetry.Beat(1008, 1, 5_000_001, Phase.RUNNING, 17, "item 17", 31, 2, 1, 60, 8, 99, 1001,
                1002, 1003, 1005, 1006, 1007, ProgramUse.NONE), beat(worker));
    }

    @Test
    void shouldNameNoItemOfAWorkerThatRunsNone() throws Exception {
        LaunchedWorker worker = worker(1, 0);
        WorkerPage page = pageOf(worker);
        page.taskBegan(5, ZERO);
        page.taskEnded(5, ZERO + 1, 1, true);

        assertEquals(Phase.WAITING, beat(worker).phase());
        assertEquals(-1, beat(worker).task());
        assertEquals("", beat(worker).label());
    }

    /// What a process says of itself counts in coarser steps than the kernel's clock.
    @Test
    void shouldNeverTellLessProcessorTimeThanBefore() throws Exception {
        LaunchedWorker worker = worker(1, 0);
        WorkerPage page = pageOf(worker);
        page.process(use(500, ZERO + 10));
        assertEquals(500, beat(worker).cpuNanos());
        page.process(use(490, ZERO + 20));

        assertEquals(500, beat(worker).cpuNanos());
        assertEquals(20, beat(worker).nanos());
    }

    /// They were read with the page: dated by another moment, a steady load would look like one that comes and goes.
    @Test
    void shouldAddWhatProcessesHaveUsedThatTasksHaveStarted() throws Exception {
        LaunchedWorker worker = worker(1, 0);
        WorkerPage page = pageOf(worker);
        var used = new AtomicLong(7000);
        var moment = new AtomicLong(ZERO + 9);
        page.programs(() -> new ProgramUse(moment.get(), used.get(), 1, 2, 3, 4, 5, List.of()));
        page.process(use(500, ZERO + 10));
        assertEquals(7500, beat(worker).cpuNanos());
        used.set(6000);
        moment.set(ZERO + 19);
        page.process(use(510, ZERO + 20));

        assertEquals(7510, beat(worker).cpuNanos(), "never less");
        assertEquals(19, beat(worker).nanos());
        assertEquals(4, beat(worker).programs().processes());
    }

    @Test
    void shouldNotCountWhatASpareUsedBeforeItWasAWorker() throws Exception {
        LaunchedWorker worker = worker(1, 400);
        WorkerPage page = pageOf(worker);
        page.process(use(390, ZERO + 10));
        assertEquals(0, beat(worker).cpuNanos());
        page.process(use(450, ZERO + 20));

        assertEquals(50, beat(worker).cpuNanos());
    }

    @Test
    void shouldTellOfThoseItWatchesAgainAndAgainAndOfNobodyElse() throws Exception {
        LaunchedWorker gone = worker(1, 0);
        LaunchedWorker there = worker(2, 0);
        channel.watch(gone);
        channel.watch(there);
        channel.unwatch(gone);
        channel.start();

        Waiting.until("three beats", PATIENCE, () -> heard(Telemetry.Beat.class).count() >= 3, heard::toString);
        assertEquals(List.of(2), heard(Telemetry.Beat.class).map(Telemetry.Beat::worker).distinct().toList());
        assertTrue(heard(Telemetry.ObserverCost.class).count() >= 2, heard::toString);
        Thread itself = teller;
        close();
        int count = heard.size();
        assertFalse(itself.isAlive(), "its thread goes on");
        assertEquals(count, heard.size());
    }

    @Test
    void shouldGoOnWatchingTheOneThatTookThePlaceOfAnother() throws Exception {
        LaunchedWorker before = worker(1, 0);
        channel.watch(before);
        var after = new LaunchedWorker(1, 1, new NoProcess(5_000_009), before.page(), "", folder, folder, 0, false);
        channel.watch(after);
        channel.unwatch(before);
        channel.start();

        Waiting.until("a beat", PATIENCE, () -> heard(Telemetry.Beat.class).count() > 0, heard::toString);
        assertEquals(5_000_009, heard(Telemetry.Beat.class).findFirst().orElseThrow().pid());
    }

    @Test
    void shouldSayOnceThatTheLastSharedObjectIsGone() throws Exception {
        try (Segments segments = Segments.in(shared)) {
            segments.createCounter("counter");
            channel.start();
            Waiting.until("the counter is seen", PATIENCE, () -> heard(Telemetry.SharedSample.class).count() > 0,
                    heard::toString);
        }
        Waiting.until("nothing is seen", PATIENCE, () -> heard(Telemetry.SharedSample.class)
                .anyMatch(sample -> sample.values().isEmpty()), heard::toString);
        close();
        assertEquals(1, heard(Telemetry.SharedSample.class).filter(sample -> sample.values().isEmpty()).count());
    }

    /// One sample may have read the locks at different moments.
    @Test
    void shouldCallItADeadlockWhenItIsSeenTwice() throws Exception {
        try (Segments segments = Segments.in(shared)) {
            SharedLock left = segments.createLock("left");
            SharedLock right = segments.createLock("right");
            var bothHaveOne = new CountDownLatch(2);
            List<Thread> threads = List.of(cross(left, right, bothHaveOne), cross(right, left, bothHaveOne));
            Waiting.until("both wait", PATIENCE, () -> left.waiting().size() + right.waiting().size() == 2,
                    () -> left + ", " + right);
            var once = new MonitoringChannel(RunClock.start(), 100, List.of(), shared, Long::toString, heard::add);
            once.close();
            assertEquals(Optional.empty(), once.deadlock());
            channel.start();
            Waiting.until("it is told", PATIENCE, () -> channel.deadlock().isPresent(), heard::toString);
            String words = channel.deadlock().orElseThrow();
            assertTrue(words.contains("left") && words.contains("right"), words);
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join(PATIENCE);
            }
            close();
        }
    }

    private static Thread cross(SharedLock first, SharedLock second, CountDownLatch bothHaveOne) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (var _ = first.acquire()) {
                bothHaveOne.countDown();
                bothHaveOne.await();
                second.acquire().close();
            } catch (InterruptedException _) {
                // That is how it ends.
            }
        });
    }
}
