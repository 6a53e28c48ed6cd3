package org.poolscope;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.poolscope.testing.RunsBeside;

/// The rules that hold the program together: who may import whom, who may print, and how long a file may be. A package
/// that is not there yet breaks no rule.
@RunsBeside
class ArchitectureTest {

    private static final String OURS = "org.poolscope.";
    private static final int MAX_LINES = 350;
    private static final int MAX_COLUMNS = 120;

    private static final List<Arguments> LAYERS = layers();

    @ParameterizedTest(name = "{0} imports only {1}")
    @FieldSource("LAYERS")
    void shouldImportOnlyWhatTheDesignAllows(String importer, List<String> imported) {
        List<String> allowed = Stream.concat(Stream.of(importer), imported.stream()).map(OURS::concat).toList();

        noClasses().that().resideInAPackage(OURS + importer)
                .should().dependOnClassesThat(resideInAPackage(OURS + ".").and(not(among(allowed))))
                .allowEmptyShould(true)
                .check(Program.CLASSES);
    }

    @Test
    void shouldHaveNoPackageWithoutSuchARule() {
        classes().should().resideInAnyPackage(Stream.concat(Stream.of("org.poolscope"), LAYERS.stream()
                        .map(layer -> OURS + layer.get()[0])).toArray(String[]::new))
                .check(Program.CLASSES);
    }

    /// Each package by itself, the ones inside another included: two of them that need each other are one.
    @Test
    void shouldHaveNoCircleOfPackages() {
        slices().assignedFrom(new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles().check(Program.CLASSES);
    }

    private static DescribedPredicate<JavaClass> among(List<String> packagesAndClasses) {
        return DescribedPredicate.describe("among " + packagesAndClasses, type ->
                packagesAndClasses.contains(type.getPackageName())
                        || packagesAndClasses.stream().anyMatch(name -> isOrIsIn(type.getName(), name)));
    }

    private static boolean isOrIsIn(String type, String outer) {
        return type.equals(outer) || type.startsWith(outer + "$");
    }

    @Test
    void shouldDrawWithJFreeChartOnlyInPlotsAndTheirFrames() {
        noClasses().that().resideOutsideOfPackages("org.poolscope.chart.pane", "org.poolscope.chart.plot")
                .should().dependOnClassesThat().resideInAPackage("org.jfree..")
                .check(Program.CLASSES);
    }

    /// It is native: a crash in it is to cost a worker, and what no worker does must not need it.
    @Test
    void shouldKnowSkiaOnlyWhereItsPicturesAreMade() {
        noClasses().that().resideOutsideOfPackage("org.poolscope.workload.images.skia")
                .should().dependOnClassesThat(resideInAnyPackage("org.jetbrains..", "kotlin.."))
                .check(Program.CLASSES);
    }

    /// It is a slice of the machine's memory by the size of the pool, and what becomes of a picture is not to depend on
    /// that.
    @Test
    void shouldNotAskForTheHeapOfAWorkerThatWorksOnPictures() {
        noClasses().that().resideInAPackage("org.poolscope.workload.images..")
                .should().callMethod(Runtime.class, "maxMemory")
                .check(Program.CLASSES);
    }

    /// It takes time to load, which no other command is to have.
    @Test
    void shouldKnowHipparchusOnlyWhereIntervalsAndLawsAreMade() {
        noClasses().that().resideOutsideOfPackages("org.poolscope.compare.statistics", "org.poolscope.compare.scaling")
                .should().dependOnClassesThat(resideInAnyPackage("org.hipparchus.."))
                .check(Program.CLASSES);
    }

    @Test
    void shouldKnowTheReaderOfTiffsOnlyWhereItsPicturesAreRead() {
        noClasses().that().resideOutsideOfPackage("org.poolscope.workload.images.tiff")
                .should().dependOnClassesThat(resideInAnyPackage("com.twelvemonkeys.."))
                .check(Program.CLASSES);
    }

    @Test
    void shouldHaveNoWindowClassBelowChart() {
        noClasses().that().resideOutsideOfPackages("org.poolscope.chart..", "org.poolscope.ui..")
                .should().dependOnClassesThat(resideInAPackage("javax.swing..").or(assignableTo("java.awt.Component")))
                .check(Program.CLASSES);
    }

    /// A worker may: its parent keeps what it prints, and tells it with its death; a pool's shows it, too.
    @Test
    void shouldPrintOnlyFromTheEntryTheCommandLineTheWorkerAndWhatShowsItsOutput() {
        noClasses().that(not(resideInAnyPackage(
                        "org.poolscope.cli..", "org.poolscope.worker", "org.poolscope.worker.task")
                        .or(name("org.poolscope.Main")).or(name("org.poolscope.pool.print.StandardStreams"))))
                .should(ACCESS_STANDARD_STREAMS)
                .check(Program.CLASSES);
    }

    @Test
    void shouldSayOfEveryPackageWhatItIsFor() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> silent = sources.filter(ArchitectureTest::isJava)
                    .map(Path::getParent).distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent, "packages without a package-info");
        }
    }

    @Test
    void shouldKeepEveryFileShortEnoughToRead() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            List<Path> tooLong = sources.filter(ArchitectureTest::isJava)
                    .filter(file -> lines(file) > MAX_LINES).toList();
            assertEquals(List.of(), tooLong, "files of more than " + MAX_LINES + " lines");
        }
    }

    @Test
    void shouldKeepEveryLineShortEnoughToRead() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            List<String> tooLong = new ArrayList<>();
            for (Path file : sources.filter(ArchitectureTest::isJava).toList()) {
                List<String> lines = Files.readAllLines(file);
                IntStream.range(0, lines.size()).filter(i -> columns(lines.get(i)) > MAX_COLUMNS)
                        .forEach(i -> tooLong.add(file + ":" + (i + 1)));
            }
            assertEquals(List.of(), tooLong, "lines of more than " + MAX_COLUMNS + " columns");
        }
    }

    /// Whoever looks for a type by its name finds the one he means.
    @Test
    void shouldGiveEachFileOfTheProgramANameOfItsOwn() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            Map<String, Long> files = sources.filter(ArchitectureTest::isJava).map(Path::getFileName)
                    .map(Path::toString).filter(name -> !name.equals("package-info.java"))
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            assertEquals(List.of(), files.keySet().stream().filter(name -> files.get(name) > 1).toList());
        }
    }

    /// What `layers.txt` says, each package with those it may import.
    private static List<Arguments> layers() {
        try (InputStream in = Objects.requireNonNull(ArchitectureTest.class.getResourceAsStream("layers.txt"))) {
            String text = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^#.*\\R", "").strip();
            return text.replaceAll("\\R +", " ").lines().filter(line -> !line.isEmpty()).map(line -> line.split(": *"))
                    .map(line -> arguments(line[0], line.length == 1 ? List.of() : List.of(line[1].split(" +"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static int columns(String line) {
        return line.codePointCount(0, line.length());
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
