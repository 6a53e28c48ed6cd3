package org.poolscope.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Properties;
import org.poolscope.compare.Hardware;

/// What something was measured on.
///
/// @param system      operating system and architecture
/// @param processors  how many may be used
/// @param memoryBytes of the machine, or as much as may be used; 0 if nobody knows
/// @param java        version of the JVM
/// @param version     of Poolscope
/// @param hardware    what there is for a pool
public record Machine(String system, int processors, long memoryBytes, String java, String version,
                      Hardware hardware) {

    private static final String VERSION = "/org/poolscope/version.properties";

    /// This one.
    public static Machine here() {
        long memory = ManagementFactory.getOperatingSystemMXBean()
                instanceof OperatingSystemMXBean bean ? bean.getTotalMemorySize() : 0;
        return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), memory,
                System.getProperty("java.vm.version"), ownVersion(), Hardware.here());
    }

    private static String ownVersion() {
        var properties = new Properties();
        try (InputStream resource = Machine.class.getResourceAsStream(VERSION)) {
            properties.load(Objects.requireNonNull(resource, VERSION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
