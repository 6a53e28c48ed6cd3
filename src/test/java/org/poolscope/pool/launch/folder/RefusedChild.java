package org.poolscope.pool.launch.folder;

import java.io.IOException;
import java.util.Map;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.RunFiles;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

/// A parent in a JVM of its own whose run cannot be started: says why, and how many files the attempt has left.
final class RefusedChild {

    private RefusedChild() {}

    public static void main(String[] args) throws Exception {
        var parameters = Workloads.named("producers-consumers").parameters();
        var configuration = new RunConfiguration("producers-consumers",
                Settings.parse(parameters, Map.of("capacity", "100000", "items", "100", "consumers", "1")),
                PoolOptions.ofSize(2));
        try (BatchRun run = BatchRun.start(configuration, RefusedChild::hear)) {
            System.out.println("started " + run.report().join());
        } catch (IOException e) {
            System.out.println("refused " + e.getMessage());
        }
        System.out.println("left " + RunFiles.ofThisProcess().length);
    }

    private static void hear(Telemetry told) {
        if (told instanceof Telemetry.Notice notice) {
            System.out.println("noticed " + notice.text());
        }
    }
}
