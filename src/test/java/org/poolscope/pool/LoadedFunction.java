package org.poolscope.pool;

import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.poolscope.function.TaskFunction;

/// A function of a class that is on nobody's class path.
final class LoadedFunction {

    private static final String SOURCE = """
            package foreign;
            public final class Foreign implements java.util.function.Supplier<Object> {
                public Object get() {
                    org.poolscope.function.TaskFunction<Integer, Integer> f = n -> n + 1;
                    return f;
                }
            }
            """;

    private LoadedFunction() {}

    @SuppressWarnings("unchecked")
    static TaskFunction<Integer, Integer> inALoaderOfItsOwn() throws Exception {
        Path folder = Files.createTempDirectory("foreign");
        try {
            Path source = Files.writeString(folder.resolve("Foreign.java"), SOURCE);
            var complaints = new ByteArrayOutputStream();
            int status = ToolProvider.getSystemJavaCompiler().run(null, complaints, complaints,
                    "-classpath", "target/classes", "-d", folder.toString(), source.toString());
            if (status != 0) {
                throw new AssertionError(complaints.toString(StandardCharsets.UTF_8));
            }
            try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
                var supplier = (Supplier<?>) loader.loadClass("foreign.Foreign").getConstructor()
                        .newInstance();
                return (TaskFunction<Integer, Integer>) supplier.get();
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
