package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.Parameter;
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
}
