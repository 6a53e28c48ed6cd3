package org.poolscope.history.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class ResumptionTest {

    @TempDir
    Path folder;

    /// J05: the folder for what is written beside the first was there after a dry run, too.
    @Test
    void shouldMakeNoFolderWhenItIsOnlyToTellWhatIsMissing() throws IOException {
        Path logs = folder.resolve("logs");
        Path beside = folder.resolve("logs-2");
        Files.createDirectory(logs);
        var configuration = new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", "true {}", "items", "-", "logs", logs.toString())),
                new PoolOptions(2, OptionalInt.of(1), 10));
        try (Journal journal = Journal.at(folder.resolve("journal.sqlite"))) {
            new ToldRun(journal, Origin.of("each").keeping(Map.of("items", ""), List.of("x", "y")), configuration,
                    _ -> { }).start(2).done("x").end(Outcome.STOPPED, 2);
        }
        try (JournalReader reader = JournalReader.at(folder.resolve("journal.sqlite"))) {
            Resumption dry = of(reader, true);

            assertEquals(List.of("y"), dry.resume().missing().stream().map(Resume.Missing::name).toList());
            assertFalse(Files.exists(beside), "nothing was made");

            of(reader, false);

            assertTrue(Files.isDirectory(beside), "what is kept of the rest goes there");
        }
    }

    private static Resumption of(JournalReader reader, boolean dry) throws IOException {
        return Resumption.of(reader, reader.run(1), new Resumption.Wishes(Map.of(), null, false, dry, Path.of("")),
                _ -> {
                    throw new AssertionError("the journal has the list");
                });
    }
}
