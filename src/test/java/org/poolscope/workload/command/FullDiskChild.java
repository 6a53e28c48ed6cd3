package org.poolscope.workload.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
        pack(Path.of(arguments[1], "logs"));
    }

    /// With room for what a program writes, and none to have it in a pack besides.
    private static void pack(Path logs) throws Exception {
        delete(logs);
        Path items = Files.writeString(logs.resolveSibling("items"), "200000");
        LocalRun.of(new Commands()).with("template", "head -c {} /dev/zero").with("items", items).with("logs", logs)
                .with("packed", "always").run();
        try (Stream<Path> files = Files.list(logs)) {
            System.out.println("packed " + files.map(file -> file.getFileName() + "=" + file.toFile().length()).sorted()
                    .toList());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
