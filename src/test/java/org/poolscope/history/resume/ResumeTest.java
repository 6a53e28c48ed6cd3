package org.poolscope.history.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.JournalException;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resume.Missing;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Batch;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class ResumeTest {

    @TempDir
    Path folder;

    /// J05
    @Test
    void shouldSayOfEachItemWhyItIsRunAgain() throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        Path output = Files.createDirectory(folder.resolve("output"));
        for (String name : List.of("done", "edited", "gone", "failed", "interrupted", "touched")) {
            Files.writeString(input.resolve(name), name);
            Files.writeString(output.resolve(name), name);
        }
        RunConfiguration configuration = configuration("cp {} {out}", input, output);
        long run = journalled(configuration, told -> {
            Stream.of("done", "edited", "gone", "touched").forEach(name -> told.item(
                    new ItemResult(name, true, Duration.ofMillis(1), "", name)));
            told.failed("failed", "no reason").interrupted("interrupted");
        });
        Files.writeString(input.resolve("edited"), "other than it was");
        Files.setLastModifiedTime(input.resolve("touched"),
                FileTime.fromMillis(1_700_000_000_000L));
        Files.delete(output.resolve("gone"));

        Resume resume = resume(run, configuration, false,
                "new", "interrupted", "done", "edited", "failed", "gone", "touched");

        assertEquals(List.of(new Missing(0, "new", Reason.NEW), new Missing(1, "interrupted", Reason.INTERRUPTED),
                new Missing(3, "edited", Reason.INPUT_CHANGED), new Missing(4, "failed", Reason.FAILED),
                new Missing(5, "gone", Reason.OUTPUT_GONE), new Missing(6, "touched", Reason.INPUT_CHANGED)),
                resume.missing());
        assertEquals(1, resume.finished());
        assertEquals(Reason.FORCED, resume(run, configuration, true, "done").missing().getFirst().reason());
        assertEquals(Reason.SETTINGS_CHANGED, resume(run, configuration("cp -v {} {out}", input, output), false,
                "done").missing().getFirst().reason());
        assertEquals(List.of(), resume(run, configuration("cp {} {out}", input, output, Map.of("keep", "1MB")), false,
                "done").missing(), "what is kept beside the results makes them no others");
    }

    /// J06
    @Test
    void shouldMatchItemsOfOneNameByTheirPlacesAndOthersWhereverTheyAre() throws IOException {
        RunConfiguration configuration = ToldRun.commands("echo {}");
        long run = journalled(configuration, told -> told.failed("twice", "no reason").done("once").done("twice"));

        assertEquals(List.of(new Missing(0, "twice", Reason.FAILED)),
                resume(run, configuration, false, "twice", "once", "twice").missing());
        assertEquals(List.of(new Missing(0, "new", Reason.NEW), new Missing(1, "other", Reason.NEW)),
                resume(run, configuration, false, "new", "other", "once").missing());
    }

    /// J06
    @Test
    void shouldGoOnWithAllThatWentOnWithARun() throws IOException {
        RunConfiguration configuration = ToldRun.commands("echo {}");
        long run = journalled(configuration, told -> told.done("a").failed("b", "no reason").failed("c", "no reason"));
        long second;
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal, Origin.of("run").goingOn(run), configuration, _ -> { });
            told.start(2).done("b");
            second = told.end(Outcome.STOPPED, 2).number().orElseThrow();
        }

        for (long any : new long[] {run, second}) {
            assertEquals(List.of("c"), resume(any, configuration, false, "a", "b", "c").missing().stream()
                    .map(Missing::name).toList());
        }
    }

    /// J06
    @Test
    void shouldKeepThePlacesOfWhatIsMissing() throws IOException {
        RunConfiguration configuration = ToldRun.commands("echo {}");
        long run = journalled(configuration, told -> told.done("b"));

        Items rest = resume(run, configuration, false, "a", "b", "c").rest().items();

        assertEquals(2, rest.size());
        assertEquals("c", rest.label(1));
        assertEquals(new Items.Names(List.of("c"), 2, 3), rest.slice(1, 2));
    }

    /// J06
    @Test
    void shouldRefuseToGoOnWithItemsThatHaveNoNames() throws IOException {
        RunConfiguration configuration = ToldRun.commands("echo {}");
        long run = journalled(configuration, told -> told.done("b"));

        try (JournalReader reader = JournalReader.at(file())) {
            var refused = assertThrows(JournalException.class, () -> Resume.of(reader, reader.run(run), configuration,
                    Batch.pooled(new Items.Range(0, 9)), false));
            assertTrue(refused.getMessage().contains("have no names"), refused.getMessage());
        }
    }

    private Path file() {
        return folder.resolve("journal.sqlite");
    }

    private interface Told {
        void by(ToldRun run);
    }

    private long journalled(RunConfiguration configuration, Told what) {
        try (Journal journal = Journal.at(file())) {
            var told = new ToldRun(journal, Origin.of("run"), configuration, _ -> { });
            told.start(9);
            what.by(told);
            return told.end(Outcome.STOPPED, 9).number().orElseThrow();
        }
    }

    private Resume resume(long run, RunConfiguration configuration, boolean force, String... items)
            throws IOException {
        try (JournalReader reader = JournalReader.at(file())) {
            return Resume.of(reader, reader.run(run), configuration,
                    Batch.pooledOneByOne(new Items.Names(List.of(items))), force);
        }
    }

    private static RunConfiguration configuration(String template, Path input, Path output) {
        return configuration(template, input, output, Map.of());
    }

    private static RunConfiguration configuration(String template, Path input, Path output, Map<String, String> more) {
        var given = new HashMap<>(Map.of("template", template, "input", input.toString(), "output",
                output.toString()));
        given.putAll(more);
        return new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(), given),
                new PoolOptions(2, OptionalInt.of(1), 10));
    }
}
