package org.poolscope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.PoolOptions;
import org.poolscope.workload.RunConfiguration;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;

class SweepTest {

    @Test
    void shouldRefuseToCompareWhatHasNothingToDo() {
        Settings nothing = Settings.parse(Workloads.named("primes").parameters(), Map.of("from", "5", "to", "5"));
        var sweep = new SweepConfiguration(
                new RunConfiguration("primes", nothing, PoolOptions.ofSize(1)), List.of(1, 2), 1);

        var refusal = assertThrows(InvalidSettingException.class, () -> Sweep.start(sweep, _ -> {}).close());

        assertEquals("sizes: cannot be compared, since with these settings there is nothing to do", refusal.getMessage());
    }

    @Test
    void shouldEndWithWhateverGoesWrong() {
        var sweep = new SweepConfiguration(ScriptedSweep.primes(), List.of(1), 1);
        try (Sweep broken = Sweep.start(sweep, _ -> {
            throw new NoClassDefFoundError("a class of a user's workload");
        })) {
            var failure = assertThrows(ExecutionException.class, () -> broken.result().get(30, TimeUnit.SECONDS));

            assertInstanceOf(NoClassDefFoundError.class, failure.getCause());
        }
    }
}
