package org.poolscope.ui.view.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.live.WorkerRow;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.testing.Edt;
import org.poolscope.workload.ProgramUse;

class MemoryTipTest {

    private final List<List<Long>> asked = new ArrayList<>();
    private final List<Runnable> elsewhere = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final MemoryTip tip = new MemoryTip(pids -> {
        asked.add(pids);
        return OptionalLong.of(pids.size() * (41L << 20));
    }, elsewhere::add);

    private static WorkerRow row() {
        var model = new LiveModel();
        RunScript.start(model, 1, 100).worker(0, 1, 1001, 0)
                .programs(new ProgramUse(1, 0, 0, 0, 0, 1, 1, List.of(
                        new ProgramUse.Member(50, 1001, "gzip", 0, 3 << 20, 1))))
                .running(0.1, 1, 1001, 0.05, "7", 0.05).tick(0.1);
        return model.workers().getFirst();
    }

    private @Nullable String text(WorkerRow row) throws Exception {
        return Edt.call(() -> tip.of(row, null, () -> news.add("more")));
    }

    /// G35
    @Test
    void shouldAskForMemoryElsewhereAndOnlyWhenSomebodyPoints() throws Exception {
        WorkerRow row = row();
        assertTrue(Objects.requireNonNull(text(row)).startsWith("Asking"), "nobody waits for it");
        assertEquals(List.of(), asked);

        elsewhere.getFirst().run();
        Edt.run(() -> assertEquals(List.of("more"), news));

        assertEquals(List.of(List.of(1001L, 50L)), asked);
        assertEquals("82\u202FMB if what its 2 processes share with others counts by its part (PSS)", text(row));
        assertEquals(1, elsewhere.size(), "and not again at once");
    }

    /// G35
    @Test
    void shouldTellOfOneProcess() throws Exception {
        WorkerRow row = row();
        Edt.run(() -> tip.of(row, row.children().getFirst(), () -> { }));
        elsewhere.getFirst().run();

        assertEquals("41\u202FMB if what it shares with others counts by its part (PSS)",
                Edt.call(() -> tip.of(row, row.children().getFirst(), () -> { })));
        var unasked = new MemoryTip(_ -> OptionalLong.empty(), Runnable::run);
        assertNull(Edt.call(() -> unasked.of(ended(), null, () -> { })));
    }

    private static WorkerRow ended() {
        var model = new LiveModel();
        RunScript.start(model, 1, 100).worker(0, 1, 1001, 0)
                .workerEnded(0.2, 1, 1001, new WorkerExit.Finished()).tick(0.3);
        return model.workers().getFirst();
    }
}
