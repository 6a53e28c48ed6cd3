package org.poolscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.history.write.ToldRun;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Edt;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class ResumedRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final CountDownLatch ended = new CountDownLatch(1);

    /// J16
    @Test
    void shouldRunInTheWindowOnlyWhatIsMissingOfARunOfThePast() throws Exception {
        Path file = folder.resolve("journal.sqlite");
        var configuration = new RunConfiguration("commands", Settings.parse(Workloads.named("commands").parameters(),
                Map.of("template", "touch " + folder + "/{}", "lines", "a\nb\nc")),
                new PoolOptions(1, OptionalInt.of(1), 10));
        var audience = new Audience();
        audience.add(new SessionListener() {
            @Override
            public void sessionEnds() {
                ended.countDown();
            }
        });
        Journal journal = Journal.at(file);
        new ToldRun(journal, Origin.of("window"), configuration, _ -> { }).start(3).done("a").end(Outcome.STOPPED, 3);
        try (var controller = new RunController(audience, new StandBy(), journal);
             JournalReader reader = JournalReader.at(file)) {
            var prepared = Preparation.of(reader, reader.run(1));
            Edt.run(() -> controller.resume(prepared));
            assertTrue(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it has not ended");

            RunEntry second = reader.run(2);
            assertEquals(List.of(1L, 2L, 0L), List.of(second.root(), second.succeeded(), second.failed()));
            assertEquals(List.of(false, true, true), List.of("a", "b", "c").stream()
                    .map(name -> Files.exists(folder.resolve(name))).toList());
        }
    }
}
