package org.poolscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What the figures depend on beside the programs.
///
/// @param load     the load average of the minute before; empty where there is none
/// @param python   the version of Python; empty if there is none
/// @param aotCache whether workers start from a cache
record Machine(String processor, int processors, String system, String java, Optional<String> python, boolean aotCache,
               OptionalDouble load) {

    /// From this share of its processors on a machine is too busy. A build just before is no harm.
    private static final double BUSY = 0.5;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine look(String python, boolean aotCache) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"),
                versionOf(python),
                aotCache,
                load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load));
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }

    private static Optional<String> versionOf(String python) {
        try {
            Process process = new ProcessBuilder(python, "--version").redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                String said = output.readAllAsString().strip();
                return said.startsWith("Python 3") ? Optional.of(said) : Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// What a reader of the figures must know.
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (load.isPresent() && load.getAsDouble() > BUSY * processors) {
            warnings.add("WARNING: the machine was busy before: load average "
                    + Numbers.spelled(load.getAsDouble()) + " on " + processors
                    + " processors. Measure again when it is quiet.");
        }
        if (python.isEmpty()) {
            warnings.add("WARNING: there is no Python 3 there, so nothing is compared with it; name one with "
                    + "-Dbench.python=…");
        }
        if (!aotCache) {
            warnings.add("WARNING: no AOT cache could be made, so workers start slower than a user's.");
        }
        return warnings;
    }

    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("processor", processor);
        facts.put("processors", Integer.toString(processors));
        facts.put("system", system);
        facts.put("JDK", java);
        facts.put("Python", python.orElse("none"));
        facts.put("AOT cache", aotCache ? "made before" : "none");
        facts.put("load average before", load.isPresent() ? Numbers.spelled(load.getAsDouble()) : "unknown");
        return facts;
    }
}
