package org.poolscope.workload.command;

import java.nio.file.Path;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.ItemResult;

/// Runs programs that write as many bytes as their items say, the last first, with their output kept on a small disk.
final class FullDiskChild {

    private FullDiskChild() {}

    /// @param arguments the file of items, and the disk
    public static void main(String[] arguments) throws Exception {
        LocalRun run = LocalRun.of(new Commands()).with("template", "head -c {} /dev/zero").with("items", arguments[0])
                .with("logs", Path.of(arguments[1], "logs"));
        run.run();
        for (ItemResult result : run.results()) {
            System.out.println(result.name() + " " + result.success() + " " + result.message());
        }
        System.out.println("done");
    }
}
