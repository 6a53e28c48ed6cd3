package org.poolscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.poolscope.pool.launch.cache.AotCache;

/// `mvn -Pbench package`: one sitting, from its options to its report.
public final class Benchmarks {

    private static final Path FOLDER = Path.of("target", "bench");

    /// The switch of [AotCache]; runs get it from here.
    static final String AOT = "poolscope.aot";

    private Benchmarks() {}

    /// Ends with 1 if a run of ours failed or the options are wrong; a target that is missed is told and no failure.
    public static void main(String[] args) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(1);
            return;
        }
        Machine machine = Machine.look(options.python(), makeAotCache());
        machine.warnings().forEach(System.err::println);
        var findings = new Findings();
        new Sitting(options, machine, findings, System.err::println).run();
        var report = new Report(options, machine, findings);
        System.out.println(report.markdown());
        report.write(FOLDER);
        System.exit(findings.failures().stream().anyMatch(Findings.Failure::ours) ? 1 : 0);
    }

    /// Makes the cache that a user's workers start from as of the second start, and lets nobody make it during a
    /// measurement.
    private static boolean makeAotCache() {
        boolean made = AotCache.make();
        if (!made) {
            System.setProperty(AOT, "off");
        }
        return made;
    }
}
