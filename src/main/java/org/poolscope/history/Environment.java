package org.poolscope.history;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// What a run depends on besides its configuration, as it was when this program started: captured once.
public final class Environment {

    private static final String RESOURCE = "/org/poolscope/version.properties";

    private Environment() {}

    private static final class Captured {
        static final String TEXT = ConfigurationJson.text(capture());

        private Captured() {}
    }

    /// As a JSON object.
    public static String text() {
        return Captured.TEXT;
    }

    /// Where relative names of files lead from.
    public static String folder() {
        return System.getProperty("user.dir");
    }

    private static Map<String, Object> capture() {
        var json = new LinkedHashMap<String, Object>();
        json.put("poolscope", version());
        json.put("java", Runtime.version().toString());
        json.put("vm", System.getProperty("java.vm.name", ""));
        json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version", "") + " "
                + System.getProperty("os.arch"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("heapBytes", Runtime.getRuntime().maxMemory());
        json.put("pid", ProcessHandle.current().pid());
        json.put("flags", ProcessHandle.current().info().arguments().map(Environment::flags).orElse(List.of()));
        return json;
    }

    /// Those of the JVM: what follows is in the configuration, and may hold what is nobody's business.
    private static List<String> flags(String[] arguments) {
        return List.of(arguments).stream().takeWhile(word -> word.startsWith("-") && !word.startsWith("-cp")
                && !word.startsWith("-classpath")).toList();
    }

    private static String version() {
        var properties = new Properties();
        try (InputStream resource = Environment.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException _) {
            // Then it is not known.
        }
        return properties.getProperty("version", "");
    }
}
