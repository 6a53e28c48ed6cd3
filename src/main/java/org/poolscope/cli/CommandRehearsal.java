package org.poolscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.poolscope.pool.BatchRun;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// Command lines played through within one JVM that nobody waits for, for what they load to be in the AOT cache that
/// later ones start with. Named and not called by whoever makes the cache, which knows no command line.
public final class CommandRehearsal {

    private CommandRehearsal() {}

    /// @param args the folder for what is read and written, which is there and empty
    /// @throws Exception none that is expected
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        // Not into the journal of whoever's program this is, but into one, for that is what a run does.
        System.setProperty("poolscope.journal", folder.resolve("journal.sqlite").toString());
        BatchRun.rehearseStart(folder);
        String json = folder.resolve("report.json").toString();
        PoolscopeCommand.execute("--version");
        PoolscopeCommand.execute("run", "--help");
        PoolscopeCommand.execute("run", "squares", "--workers", "1", "--json", json);
        PoolscopeCommand.execute("compare", "--help");
        PoolscopeCommand.execute("each", "--workers", "1", "true", ":::", "an", "item");
        PoolscopeCommand.execute("queue", "add", "each", "true", ":::", "an", "item");
        PoolscopeCommand.execute("queue");
        for (Workload workload : Workloads.all()) {
            Path stage = Files.createDirectory(folder.resolve(workload.name()));
            Optional<Map<String, String>> settings = workload.rehearsal(stage);
            if (settings.isPresent()) {
                var line = new ArrayList<>(List.of("run", workload.name(), "--workers", "1"));
                settings.get().forEach((name, value) -> line.addAll(List.of("--set", name + "=" + value)));
                PoolscopeCommand.execute(line.toArray(String[]::new));
            }
        }
    }
}
