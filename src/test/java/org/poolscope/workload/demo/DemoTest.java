package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

class DemoTest {

    @ParameterizedTest
    @ValueSource(strings = {"primes", "squares", "sum", "counter", "producers-consumers", "pipe-echo", "sum-queue",
            "array",
            "shared-sum", "powers", "philosophers"})
    void shouldBeFoundByNameAndHaveWordsForEverything(String name) {
        Workload workload = Workloads.named(name);

        assertInstanceOf(Demo.class, workload);
        assertEquals(name, workload.name());
        assertFalse(workload.title().isBlank(), "title");
        assertFalse(workload.description().isBlank(), "description");
        for (Parameter parameter : workload.parameters()) {
            assertFalse(parameter.label().isBlank(), parameter.name() + "'s label");
            assertFalse(parameter.description().isBlank(), parameter.name() + "'s description");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"primes", "sum", "counter", "producers-consumers", "pipe-echo", "sum-queue", "array",
        "shared-sum", "philosophers"})
    void shouldHaveSettingsWithWhichThereIsMoreToSeeThanWithTheDefaults(String name) {
        Workload workload = Workloads.named(name);
        Settings settings = Settings.parse(workload.parameters(), workload.toWatch());

        long toWatch = work(workload.batch(settings, 2));
        assertTrue(toWatch > work(workload.batch(Settings.parse(workload.parameters(), Map.of()), 2)), "no more to do");
        assertTrue(workload.requiredWorkers(settings) <= 3, "more than a small machine has room for");
    }

    private static long work(Batch batch) {
        return batch.steps().map(StepCount::total).orElse(batch.items().size());
    }
}
