package org.poolscope.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.poolscope.compare.Hardware;

/// What something was measured on.
///
/// @param system   operating system and architecture
/// @param java     version of the JVM
/// @param version  of Poolscope
/// @param hardware what there is for a pool
public record Machine(String system, String java, String version, Hardware hardware) {

    private static final String VERSION = "/org/poolscope/version.properties";

    /// This one.
    public static Machine here() {
        return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"), System.getProperty("java.vm.version"), ownVersion(),
                Hardware.here());
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
