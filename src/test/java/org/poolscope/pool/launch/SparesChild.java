package org.poolscope.pool.launch;

import java.time.Duration;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.testing.Waiting;

/// A parent in a JVM of its own that has spares standing by, and waits for its own end.
final class SparesChild {

    private SparesChild() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        try (var spares = new Spares(new FleetSizing(64, 1), count)) {
            Waiting.until(count + " spares", Duration.ofMinutes(1), () -> spares.standingBy() == count, () -> "");
            System.out.println("standing by");
            System.in.read();
        }
    }
}
