package org.poolscope.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadsTest {

    /// What is not named in `META-INF/services` is nowhere to be seen.
    @Test
    void shouldFindEveryWorkloadThatIsWritten() throws Exception {
        List<Class<?>> found = Workloads.all().stream().<Class<?>>map(Workload::getClass).toList();

        List<Class<?>> missing = written().stream().filter(type -> !found.contains(type)).toList();
        assertEquals(List.of(), missing, "not in META-INF/services/" + Workload.class.getName());
    }

    @Test
    void shouldHaveATestOfEachWorkload() throws Exception {
        var tests = new StringBuilder();
        for (Path file : sources(Path.of("src", "test", "java", "org", "poolscope", "workload"))) {
            tests.append(Files.readString(file));
        }

        List<Class<?>> untested = written().stream()
                .filter(type -> tests.indexOf("new " + type.getSimpleName() + "()") < 0).toList();
        assertEquals(List.of(), untested, "workloads that no test makes");
    }

    private static List<Class<?>> written() throws Exception {
        Path root = Path.of("src", "main", "java");
        List<Class<?>> workloads = new ArrayList<>();
        for (Path file : sources(root.resolve(Path.of("org", "poolscope", "workload")))) {
            String path = root.relativize(file).toString().replace(File.separatorChar, '.');
            Class<?> type = Class.forName(path.substring(0, path.length() - ".java".length()));
            if (Workload.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                workloads.add(type);
            }
        }
        return workloads;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void shouldGoOnWithTheOthersAndSayWhyOneCannotBeLoaded(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Workload.class.getName()), "example.Missing\n");
        List<String> before = Workloads.all().stream().map(Workload::name).toList();
        assertEquals(List.of(), Workloads.problems());

        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertEquals(before, Workloads.all().stream().map(Workload::name).toList());
            assertEquals(List.of("a workload cannot be loaded: Provider example.Missing not found"),
                    Workloads.problems());
            var thrown = assertThrows(InvalidSettingException.class, () -> Workloads.named("missing"));
            assertTrue(thrown.reason().contains("Provider example.Missing not found"), thrown.reason());
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }
}
