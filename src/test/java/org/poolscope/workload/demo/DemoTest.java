package org.poolscope.workload.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// What holds for every workload of the package. That each is found is held by WorkloadsTest.
class DemoTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "poolscope", "workload", "demo");

    static List<String> demos() {
        return Workloads.all().stream().filter(Demo.class::isInstance).map(Workload::name).toList();
    }

    /// Two have nothing to watch, whatever is set.
    static List<String> demosToWatch() {
        return demos().stream().filter(name -> !List.of("powers", "squares").contains(name)).toList();
    }

    @ParameterizedTest
    @MethodSource("demos")
    void shouldHaveWordsForEverything(String name) {
        Workload workload = Workloads.named(name);

        assertEquals(name, workload.name());
        assertFalse(workload.title().isBlank(), "title");
        assertFalse(workload.description().isBlank(), "description");
        for (Parameter parameter : workload.parameters()) {
            assertFalse(parameter.label().isBlank(), parameter.name() + "'s label");
            assertFalse(parameter.description().isBlank(), parameter.name() + "'s description");
        }
        Batch batch = workload.batch(Settings.parse(workload.parameters(), Map.of()), 2);
        batch.steps().ifPresent(steps -> assertFalse(steps.toString().isBlank(), "steps"));
    }

    /// In its own class, or in one that several have.
    @ParameterizedTest
    @MethodSource("demos")
    void shouldReadEverySettingThatItOffers(String name) throws IOException {
        Workload workload = Workloads.named(name);
        String own = workload.getClass().getSimpleName() + ".java";
        var sources = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                if (file.endsWith(own) || !source.contains(" extends Demo ")) {
                    sources.append(source);
                }
            }
        }
        for (Parameter parameter : workload.parameters()) {
            assertTrue(Pattern.compile("settings\\.\\w+\\(\"" + parameter.name() + "\"\\)").matcher(sources).find(),
                    parameter.name() + " is never read");
        }
    }

    @ParameterizedTest
    @MethodSource("demosToWatch")
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
