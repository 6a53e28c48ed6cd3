package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.SpentTime;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.SmallDisk;
import org.poolscope.workload.ProgramUse;

class TelemetryPageTest {

    @TempDir
    Path folder;

    @Test
    void shouldShowTheParentWhatTheWorkerNotes() throws IOException {
        try (ParentPage parent = ParentPage.create(folder.resolve("page"))) {
            WorkerPage worker = WorkerPage.attach(folder.resolve("page"), 1);
            worker.taskBegan(1, 10);
            worker.taskEnded(1, 20, 5, true);
            worker.taskBegan(2, 20);
            worker.steps(100);
            worker.taskEnded(2, 30, 4, false);
            worker.taskBegan(9, 30);
            worker.taskEnded(9, 30, 0, true);
            worker.taskBegan(3, 30);
            worker.progress(3);
            worker.steps(7);
            var programs = new ProgramUse(20, 9, 10, 11, 12, 13, 14, List.of(
                    new ProgramUse.Member(4711, 1, "make", 5, 6, 7),
                    new ProgramUse.Member(4712, 4711, "grüßen-und-gehen", 8, 9, 10)));
            worker.waits(4);
            worker.goesOn(10);
            worker.opened(20, 25);
            worker.waits(25);
            worker.goesOn(31);
            worker.sent(2);
            worker.decoded(1);
            worker.waitedAtShared(3);
            worker.waits(40);
            worker.programs(() -> programs);
            worker.process(new WorkerPage.ProcessUse(1, 2, 3, 4, 5, 6, 7, 8));

            assertEquals(new ParentPage.Reading(Phase.RUNNING, 3, 30, 2, 1, 12, 3, 107,
                    new SpentTime(20, 5, 6, 40, 2, 1, 3),
                    new ProgramUse(20, 9, 10, 11, 12, 13, 14, List.of(programs.members().getFirst(),
                            new ProgramUse.Member(4712, 4711, "grüßen-und-geh", 8, 9, 10))),
                    new WorkerPage.ProcessUse(1, 2, 3, 4, 5, 6, 7, 8)), parent.read());
        }
    }

    /// A page of another layout must be refused, and is known by its version alone.
    @Test
    void shouldHaveANewVersionWithANewLayout() throws IllegalAccessException {
        Map<String, Integer> layout = new TreeMap<>();
        for (Field field : TelemetryPage.class.getDeclaredFields()) {
            if (field.getType() == int.class && field.getName().matches("\\w+_AT|EVENTS|EVENT_BYTES")) {
                layout.put(field.getName(), field.getInt(null));
            }
        }
        assertEquals("5: 23c8bfa6", TelemetryPage.VERSION + ": " + Integer.toHexString(layout.hashCode()),
                () -> "raise VERSION, and write here what it is now: " + layout);
    }

    @Test
    void shouldKeepTheFirstFarewellAndTheLastEvents() throws IOException {
        try (ParentPage parent = ParentPage.create(folder.resolve("page"))) {
            WorkerPage worker = WorkerPage.attach(folder.resolve("page"), 1);
            assertEquals(new Farewell.None(), parent.farewell());
            for (int task = 0; task < 1000; task++) {
                worker.taskBegan(task, 0);
            }
            worker.farewell(new Farewell.Signalled(15));
            worker.farewell(new Farewell.Exited());

            assertEquals(new Farewell.Signalled(15), parent.farewell());
            assertEquals(2, parent.lastEvents(2).size());
            assertTrue(parent.lastEvents(2).getLast().endsWith("began task 999"),
                    () -> parent.lastEvents(2).toString());
        }
    }

    @Test
    void shouldNeverShowHalfOfAChange() throws Exception {
        try (ParentPage parent = ParentPage.create(folder.resolve("page"))) {
            WorkerPage worker = WorkerPage.attach(folder.resolve("page"), 1);
            var stop = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (long i = 1; !stop.get(); i++) {
                    worker.process(new WorkerPage.ProcessUse(i, i, i, i, i, i, (int) i, i));
                    Thread.yield();
                }
            });
            try {
                for (int i = 0; i < 100_000; i++) {
                    long begun = System.nanoTime();
                    WorkerPage.ProcessUse use = Objects.requireNonNull(parent.read()).use();
                    // Whoever has lost the processor for so long in the middle of a write is taken for dead.
                    if (System.nanoTime() - begun < TelemetryPage.MAX_WAIT_NANOS) {
                        assertEquals(use.cpuNanos(), use.gcNanos(), use::toString);
                    }
                }
            } finally {
                stop.set(true);
                writing.join();
            }
        }
    }

    @Test
    void shouldReadAsNothingOnceClosed() throws IOException {
        ParentPage parent = ParentPage.create(folder.resolve("page"));
        parent.close();
        parent.close();

        assertNull(parent.read());
        assertEquals(new Farewell.None(), parent.farewell());
    }

    @Test
    void shouldRefuseAFileThatIsNoPage() throws IOException {
        Path file = Files.write(folder.resolve("other"), new byte[20_000]);

        assertThrows(IOException.class, () -> WorkerPage.attach(file, 1));
    }

    @Test
    void shouldRefuseAPageThereIsOnlySomeRoomFor() throws Exception {
        int kilobytes = 2 * TelemetryPage.BYTES / 1024;
        try (ChildJvm child =
                ChildJvm.start(SmallDisk.at(folder, kilobytes), PageChild.class, folder.toString(), "2")) {
            child.await("made ");
            String refusal = child.await("refused ");

            assertTrue(refusal.startsWith("cannot use " + folder.resolve("page-2") + " as a telemetry page: "),
                    refusal);
        }
    }
}
