package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.RunsBeside;

/// What can be known of the installer without packing it.
@RunsBeside
class InstallerTest {

    private static final Path OPTIONS = Path.of("jpackage", "common.options");

    @Test
    void shouldPackEveryModuleOurClassesNeed() throws IOException {
        Set<String> packed = withWhatTheyRequire(option("--add-modules").split(","));

        Set<String> missing = new TreeSet<>(needed());
        missing.removeAll(packed);

        assertEquals(Set.of(), missing, "modules to add in " + OPTIONS);
    }

    @Test
    void shouldPackARuntimeThatKeepsItsJava() throws IOException {
        String options = option("--jlink-options");

        assertTrue(options.startsWith("\"") && !options.contains("--strip-native-commands"), options);
    }

    /// What helps one start helps them all: each has an option of its own for the same JVM.
    @Test
    void shouldStartTheJvmAsTheScriptsDo() throws IOException {
        List<String> window = Pattern.compile("(?m)^--java-options (.+)$").matcher(Files.readString(OPTIONS))
                .results().map(option -> option.group(1)).toList();
        var commandLine = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("jpackage", "poolscope-cli.properties"))) {
            commandLine.load(file);
        }

        for (String script : List.of("poolscope", "poolscope.bat")) {
            String text = Files.readString(Path.of("src", "main", "dist", "bin", script));
            Matcher command = Pattern.compile("(?m)^(exec \"\\$java\"|\"%JAVA%\") (.+?)(\\\\| -classpath)")
                    .matcher(text);
            assertTrue(command.find(), script);
            List<String> always = Stream.of(command.group(2).split(" "))
                    .filter(word -> !word.contains("$") && !word.contains("%")).toList();
            assertEquals(window, always, script);
            assertEquals(List.of(commandLine.getProperty("java-options").split(" ")), always, script);
        }
    }

    private static String option(String name) throws IOException {
        Matcher matcher = Pattern.compile("(?m)^" + name + " (.+)$").matcher(Files.readString(OPTIONS));
        assertTrue(matcher.find(), () -> name + " is not in " + OPTIONS);
        return matcher.group(1);
    }

    private static Set<String> withWhatTheyRequire(String... modules) {
        return Configuration.empty().resolve(ModuleFinder.ofSystem(), ModuleFinder.of(),
                Set.of(modules)).modules().stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> needed() {
        var output = new StringWriter();
        var writer = new PrintWriter(output, true);
        int status = ToolProvider.findFirst("jdeps").orElseThrow().run(writer, writer,
                "--ignore-missing-deps", "--print-module-deps", Path.of("target", "classes").toString());
        assertEquals(0, status, output::toString);
        return Set.of(output.toString().strip().split(","));
    }
}
