package org.poolscope.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.pool.BatchRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// In which order items are given out, by what is known of how long they take.
class LongestFirstTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    /// R26
    @Test
    void shouldBeginThoseThatTookLongestInTheNewestRunWithTheSameSettings() {
        try (Journal journal = Journal.at(file())) {
            tell(journal, "true {}", Map.of("a", SECOND, "b", SECOND.multipliedBy(9), "c", SECOND.multipliedBy(5)));
            tell(journal, "true {}", Map.of("a", SECOND.multipliedBy(3), "b", SECOND, "c", SECOND.multipliedBy(2)));
            tell(journal, "false {}", Map.of("a", SECOND, "b", SECOND.multipliedBy(99), "c", SECOND));
        }

        assertEquals(List.of("a", "c", "b"), order(configuration("true {}", "a\nb\nc"), Optional.of(file())));
    }

    @Test
    void shouldBeginTheLargestFilesWhereNothingWasRunBefore() throws IOException {
        assertEquals(List.of("large", "middle", "small"),
                order(files(Map.of("small", 10, "large", 3000, "middle", 200)), Optional.of(file())));
        assertEquals(List.of("large", "middle", "small"),
                order(files(Map.of("small", 10, "large", 3000, "middle", 200)), Optional.empty()));
    }

    @Test
    void shouldTakeAFileForAsLongAsItsBytesTookElsewhere() throws IOException {
        RunConfiguration configuration = files(Map.of("small", 10, "large", 3000, "middle", 200));
        try (Journal journal = Journal.at(file())) {
            // A tenth of a second for each byte: the large one would take 300 s.
            tell(journal, configuration, Map.of(path("small"), SECOND, path("middle"), SECOND.multipliedBy(20)));
        }

        assertEquals(List.of("large", "middle", "small"), order(configuration, Optional.of(file())));
    }

    @Test
    void shouldKeepTheirPlacesInTheBatchAndThoseThatAreTriedFirstWhereTheyAre() throws IOException {
        RunConfiguration configuration = files(Map.of("small", 10, "large", 3000, "middle", 200));
        Batch batch = BatchRun.planned(configuration);
        var names = (Items.Names) batch.items();
        int small = names.names().indexOf(path("small"));
        int large = names.names().indexOf(path("large"));
        int middle = names.names().indexOf(path("middle"));

        Items.Chosen tried = new Items.Chosen(names, List.of(small, middle, large));
        Batch ordered = new LongestFirst(configuration, Optional.empty()).order(batch.of(tried), 1);

        assertEquals(List.of(small, large, middle), ((Items.Chosen) ordered.items()).places());
    }

    @Test
    void shouldLeaveTheOrderAndSayWhyWhereNothingIsKnown() {
        RunConfiguration unknown = configuration("true {}", "a\nb");
        Batch batch = BatchRun.planned(unknown);
        Batch ordered = new LongestFirst(unknown, Optional.empty()).order(batch);
        assertSame(batch.items(), ordered.items());
        assertTrue(ordered.notes().getLast().contains("nothing is known"), () -> ordered.notes().toString());

        var numbers = new RunConfiguration("primes", Settings.parse(Workloads.named("primes").parameters(), Map.of()),
                PoolOptions.ofSize(2).withOrder(ItemOrder.LONGEST_FIRST));
        Batch primes = new LongestFirst(numbers, Optional.empty()).order(BatchRun.planned(numbers));
        assertTrue(primes.notes().getLast().contains("no names"), () -> primes.notes().toString());
    }

    @Test
    void shouldTouchNothingThatIsToBeRunAsItIsGiven() {
        RunConfiguration configuration = ToldRun.commands("true {}", "a\nb");
        Batch batch = BatchRun.planned(configuration);

        assertSame(batch, new LongestFirst(configuration, Optional.of(file())).order(batch));
    }

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private RunConfiguration files(Map<String, Integer> bytes) throws IOException {
        for (Map.Entry<String, Integer> one : bytes.entrySet()) {
            Files.write(folder.resolve(one.getKey()), new byte[one.getValue()]);
        }
        return configuration("true {}", String.join("\n", bytes.keySet().stream().map(this::path).sorted().toList()));
    }

    private static RunConfiguration configuration(String template, String lines) {
        RunConfiguration told = ToldRun.commands(template, lines);
        return new RunConfiguration(told.workload(), told.settings(),
                told.pool().withOrder(ItemOrder.LONGEST_FIRST));
    }

    private static void tell(Journal journal, String template, Map<String, Duration> took) {
        tell(journal, configuration(template, String.join("\n", took.keySet())), took);
    }

    private static void tell(Journal journal, RunConfiguration configuration, Map<String, Duration> took) {
        var run = new ToldRun(journal, Origin.of("run"), configuration, _ -> { }).start(took.size());
        took.forEach(run::done);
        run.end(Outcome.COMPLETED, took.size());
    }

    /// The names of the files, or the items, in the order in which they would be given out.
    private static List<String> order(RunConfiguration configuration, Optional<Path> journal) {
        Items items = new LongestFirst(configuration, journal).order(BatchRun.planned(configuration)).items();
        return LongStream.range(0, items.size()).mapToObj(items::label)
                .map(label -> Path.of(label).getFileName().toString()).toList();
    }
}
