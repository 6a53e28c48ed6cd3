package org.poolscope.history.told;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.function.CodecException;
import org.poolscope.telemetry.Phase;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class ToldPackerTest {

    private static final RunConfiguration SUM = new RunConfiguration("sum",
            Settings.parse(Workloads.named("sum").parameters(), Map.of()), PoolOptions.ofSize(2));

    private static Telemetry.Beat beat(long nanos, int worker) {
        return new Telemetry.Beat(nanos, worker, 1000 + worker, Phase.RUNNING, 1, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, ProgramUse.NONE);
    }

    private static List<Telemetry> unpacked(byte[] bytes) {
        List<Telemetry> told = new ArrayList<>();
        var unpacker = new ToldUnpacker(bytes, SUM);
        while (unpacker.hasNext()) {
            told.add(unpacker.next().what());
        }
        return told;
    }

    /// J37
    @Test
    void shouldThinTheBeatsOfALongRunAndKeepTheLastOfEachWorker() {
        var packer = new ToldPacker(4);
        for (int i = 0; i < 24; i++) {
            packer.add(i, beat(i, 1));
        }
        packer.add(24, beat(100, 2));
        packer.add(25, new Telemetry.WorkerEnded(200, 1, 1001, new WorkerExit.Finished()));

        List<Long> beats = unpacked(packer.take()).stream().filter(Telemetry.Beat.class::isInstance)
                .map(Telemetry::nanos).toList();

        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 6L, 8L, 10L, 12L, 16L, 20L, 100L, 23L), beats);
        assertEquals(0, packer.take().length);
    }

    /// J37
    @Test
    void shouldSayThatWhatWasToldIsBroken() {
        assertThrows(CodecException.class, () -> unpacked(new byte[] {1, 2, 3}));
        var packer = new ToldPacker();
        packer.add(1, beat(1, 1));
        byte[] good = packer.take();
        good[good.length - 1] = 77;
        good[good.length / 2] = 77;
        assertThrows(CodecException.class, () -> unpacked(good));
    }
}
