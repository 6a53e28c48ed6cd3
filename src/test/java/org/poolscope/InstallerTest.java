package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What can be known of the installer without packing it.
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

    private static String option(String name) throws IOException {
        Matcher matcher = Pattern.compile("(?m)^" + name + " (.+)$").matcher(Files.readString(OPTIONS));
        assertTrue(matcher.find(), () -> name + " is not in " + OPTIONS);
        return matcher.group(1);
    }

    private static Set<String> withWhatTheyRequire(String... modules) {
        return Configuration.empty().resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), Set.of(modules)).modules().stream()
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
