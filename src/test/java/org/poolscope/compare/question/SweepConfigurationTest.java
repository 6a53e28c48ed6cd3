package org.poolscope.compare.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class SweepConfigurationTest {

    @Test
    void shouldPutTheSizesInOrder() {
        var sweep = new SweepConfiguration(ScriptedSweep.primes(), List.of(4, 1, 2), 5);

        assertEquals(List.of(1, 2, 4), sweep.sizes());
        assertEquals(3, sweep.runsOfABlock());
        assertEquals(new Ending.Blocks(5), sweep.ending());
        assertEquals(4, sweep.at(4).pool().workers());
    }

    @Test
    void shouldNameTheBoundOfWhatItRefuses() {
        assertEquals("sizes: must name at least one pool size", refusal(List.of(), 5));
        assertEquals("sizes: must be from 1 to 256 each, not 0", refusal(List.of(1, 0), 5));
        assertEquals("sizes: must be from 1 to 256 each, not 257", refusal(List.of(1, 257), 5));
        assertEquals("sizes: must differ from each other; 2 is there twice", refusal(List.of(2, 4, 2), 5));
        assertEquals("repeat: must be from 1 to 1000, not 0", refusal(List.of(1), 0));
        assertEquals("repeat: must be from 1 to 1000, not 1001", refusal(List.of(1), 1001));
    }

    @Test
    void shouldRefuseSizesTooSmallForPartsThatWorkAtTheSameTime() {
        var parameters = Workloads.named("producers-consumers").parameters();
        Settings settings = Settings.parse(parameters, Map.of("producers", "2", "consumers", "3"));
        var configuration = new RunConfiguration("producers-consumers", settings, PoolOptions.ofSize(5));

        var refusal = assertThrows(InvalidSettingException.class,
                () -> new SweepConfiguration(configuration, List.of(2, 4, 8), 1));

        assertEquals("sizes: must be at least 5 each, since with these settings 5 parts work at the same time; "
                + "too small: 2, 4", refusal.getMessage());
    }

    private static String refusal(List<Integer> sizes, int repeats) {
        return assertThrows(InvalidSettingException.class,
                () -> new SweepConfiguration(ScriptedSweep.primes(), sizes, repeats)).getMessage();
    }
}
