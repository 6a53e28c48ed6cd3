package org.poolscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.pool.WorkerPool;
import org.poolscope.testing.JavaProgram;
import org.poolscope.testing.JavaProgram.Ran;
import org.poolscope.testing.ProgramJar;
import org.poolscope.testing.RunsBeside;

/// What `poolscope-core` consists of: enough to run by itself, and nothing that needs more. `.ci/core` depends on it as
/// somebody else's program would.
@RunsBeside
@Timeout(120)
class CoreTest {

    private static final Path DESCRIPTIONS = Path.of("src", "main", "dist");
    private static final Pattern INCLUDE = Pattern.compile("<include>([^<]+)</include>");

    /// The packages of a descriptor, those within others as ArchUnit spells them.
    private static List<String> packages(String descriptor) throws IOException {
        return INCLUDE.matcher(Files.readString(DESCRIPTIONS.resolve(descriptor))).results()
                .map(include -> include.group(1).replace("/**", "..").replace("/*", "").replace('/', '.'))
                .toList();
    }

    @Test
    void shouldNeedNothingButTheJdkAndItsAnnotations() throws IOException {
        DescribedPredicate<JavaClass> core = resideInAnyPackage(packages("core.xml").toArray(String[]::new));
        classes().that(core).should().onlyDependOnClassesThat(core
                .or(resideInAnyPackage("java.lang..", "java.io..", "java.math..", "java.net..", "java.nio..",
                        "java.security..", "java.text..", "java.time..", "java.util..", "javax.annotation..",
                        "jdk..", "com.sun.management..", "org.jspecify.."))
                .or(DescribedPredicate.describe("primitive", JavaClass::isPrimitive))
                .or(DescribedPredicate.describe("arrays", JavaClass::isArray))).check(Program.CLASSES);
    }

    @Test
    void shouldComeWithTheSourcesOfItsClasses() throws IOException {
        assertFalse(packages("core.xml").isEmpty());
        assertEquals(packages("core.xml"), packages("core-sources.xml"));
    }

    @Test
    void shouldPublishTheDocumentationOfTheApiAndOfNothingElse() throws IOException {
        List<String> published = Files.readAllLines(DESCRIPTIONS.resolve("core-javadoc.options")).stream()
                .filter(line -> line.startsWith("org.poolscope")).toList();
        assertEquals(List.copyOf(ApiTest.apiPackages()), List.copyOf(new TreeSet<>(published)));
    }

    /// Workers look on the class path that this JVM has: there is nothing else on it.
    @Test
    void shouldRunPoolsAndProcessesFromItsClassesAlone(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("core");
        for (String include : packages("core.xml")) {
            copy(include, classes);
        }
        String jar = ProgramJar.pack(folder.resolve("poolscope-core.jar"), classes).toString();
        Path program = JavaProgram.compile(folder, List.of("-cp", jar), Map.of("Main.java", """
                import org.poolscope.pool.*;
                import org.poolscope.shared.*;
                public class Main {
                    record Both(int number, long pid) {}
                    static Both square(int n) { return new Both(n * n, ProcessHandle.current().pid()); }
                    public static void main(String[] args) throws Exception {
                        try (var pool = WorkerPool.ofSize(2); var segments = Segments.create()) {
                            Both both = pool.apply(Main::square, 3);
                            System.out.println(both.number() + " " + (both.pid() != ProcessHandle.current().pid()));
                            SharedCounter counter = segments.createCounter("counter");
                            WorkerProcess.of(() -> { counter.add(1); }).start().join();
                            System.out.println(counter.get());
                        }
                    }
                }
                """));
        Ran ran = JavaProgram.run("java", "-Dpoolscope.aot=off", "--enable-native-access=ALL-UNNAMED",
                "-cp", jar + System.getProperty("path.separator") + program, "Main");
        assertEquals("9 true\n1\n", ran.output());
    }

    private static void copy(String include, Path target) throws IOException {
        boolean deep = include.endsWith("..");
        Path built = ProgramJar.folder(WorkerPool.class);
        Path from = built.resolve(include.replace("..", "").replace('.', '/'));
        try (Stream<Path> files = Files.walk(from, deep ? Integer.MAX_VALUE : 1)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(built.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
