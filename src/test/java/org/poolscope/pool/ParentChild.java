package org.poolscope.pool;

import java.util.Collections;
import java.util.Map;
import org.poolscope.telemetry.Telemetry;

/// A parent in a JVM of its own: starts a run whose tasks never end, and prints the pids of its workers.
final class ParentChild {

    private ParentChild() {}

    public static void main(String[] args) throws Exception {
        int workers = Integer.parseInt(args[0]);
        var verbs = String.join(";", Collections.nCopies(workers, args[1]));
        BatchRun run = BatchRun.start(Scenario.configuration(workers, Map.of("verbs", verbs)), ParentChild::tell);
        run.report().join();
    }

    private static void tell(Telemetry telemetry) {
        if (telemetry instanceof Telemetry.Beat beat && beat.task() >= 0) {
            System.out.println("running " + beat.pid());
        }
    }
}
