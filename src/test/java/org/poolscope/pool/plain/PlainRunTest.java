package org.poolscope.pool.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class PlainRunTest {

    private static RunConfiguration of(String workload, Map<String, String> settings) {
        return new RunConfiguration(workload, Settings.parse(Workloads.named(workload).parameters(), settings),
                PoolOptions.ofSize(2));
    }

    private static PlainRun plain(RunConfiguration configuration, int threads) {
        return new PlainRun(configuration, BatchRun.planned(configuration), threads);
    }

    /// R20
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldDoTheBatchInThisJvmAndCountItsItems(int threads) throws IOException {
        RunReport report = plain(of("primes", Map.of()), threads).run();

        assertEquals(Outcome.COMPLETED, report.outcome());
        assertEquals(report.items(), report.succeeded());
        assertEquals(plain(of("primes", Map.of()), 2).run().digest(), report.digest());
        assertTrue(report.values().values().toString().contains("6"), () -> report.values().toString());
    }

    @Test
    void shouldRefuseWhatIsNoWorkOfOneJvm() {
        assertTrue(assertThrows(InvalidSettingException.class, () -> plain(of("counter", Map.of()), 1))
                .getMessage().contains("share objects"));
        assertTrue(assertThrows(InvalidSettingException.class, () -> plain(of("commands",
                Map.of("template", "true {}", "lines", "a")), 1)).getMessage().contains("are programs"));
    }

    @Test
    void shouldEndEarlyWhenItIsStopped() throws IOException {
        var run = plain(of("primes", Map.of("from", "0", "to", "1000000000000")), 1);
        run.stop();

        assertEquals(Outcome.STOPPED, run.run().outcome());
    }
}
