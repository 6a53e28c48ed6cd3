package org.poolscope.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The program as it is installed: in a jar, while tests run it from folders of classes.
public final class ProgramJar {

    private ProgramJar() {}

    /// Packs all that stands in the same folder of classes as a class.
    ///
    /// @return the jar's file
    public static Path pack(Path jar, Class<?> one) throws IOException {
        return pack(jar, folder(one));
    }

    /// Packs all that stands in a folder.
    ///
    /// @return the jar's file
    public static Path pack(Path jar, Path folder) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
             JarOutputStream entries = new JarOutputStream(out)) {
            add(folder, entries);
        }
        return jar;
    }

    /// The folder of classes in which a class stands.
    public static Path folder(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void add(Path folder, JarOutputStream entries) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            entries.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, entries);
            entries.closeEntry();
        }
    }
}
