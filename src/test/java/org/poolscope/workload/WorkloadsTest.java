package org.poolscope.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadsTest {

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
