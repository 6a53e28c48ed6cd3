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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /// Each line: a package, and the packages and classes of ours it may import beside itself.
    private static final List<Arguments> LAYERS = List.of(
            arguments("text", List.of()), arguments("file", List.of()), arguments("function", List.of()),
            arguments("shared", List.of("function", "codec", "shared.error", "shared.segment", "shared.wait",
                    "shared.process", "shared.message")),
            arguments("shared.error", List.of()),
            arguments("shared.message", List.of("function", "codec", "codec.type", "shared.error", "shared.segment",
                    "shared.wait", "shared.process")),
            arguments("shared.segment", List.of("shared.error", "shared.wait", "shared.process")),
            arguments("shared.wait", List.of("shared.process")),
            arguments("shared.process", List.of()),
            arguments("codec", List.of("function", "codec.bytes", "codec.kind", "codec.function", "codec.type",
                    "codec.scalar")),
            arguments("codec.bytes", List.of("function")),
            arguments("codec.kind", List.of("function")),
            arguments("codec.function", List.of("function", "codec.bytes", "codec.kind")),
            arguments("codec.type", List.of("function", "codec.bytes", "codec.kind", "codec.function")),
            arguments("codec.scalar", List.of("function", "codec.bytes")),
            arguments("codec.thrown", List.of("function", "codec", "codec.kind", "codec.function", "codec.type")),
            arguments("workload", List.of("shared")),
            arguments("workload.run", List.of("workload")),
            arguments("workload.demo", List.of("workload", "shared")),
            arguments("workload.images", List.of("file.DiskSync", "workload", "shared", "workload.images.picture",
                    "workload.images.skia", "workload.images.turbo", "workload.images.scaling", "workload.images.png",
                    "workload.images.webp", "workload.images.tiff", "workload.images.landscape", "workload.images.find",
                    "workload.images.output", "workload.images.container", "workload.images.metadata")),
            arguments("workload.images.find", List.of("workload.Texts", "workload.images.output",
                    "workload.images.picture")),
            arguments("workload.images.skia", List.of("workload.Texts", "workload.images.picture",
                    "workload.images.container", "workload.images.scaling")),
            arguments("workload.images.turbo", List.of("workload.images.picture", "workload.images.container",
                    "workload.images.scaling")),
            arguments("workload.images.scaling", List.of("workload.images.picture")),
            arguments("workload.images.container", List.of("workload.Texts", "workload.images.picture")),
            arguments("workload.images.metadata", List.of("workload.Texts", "workload.images.container",
                    "workload.images.picture")),
            arguments("workload.images.tiff", List.of("workload.Texts", "workload.images.picture",
                    "workload.images.container")),
            arguments("workload.images.webp", List.of("workload.images.picture", "workload.images.container",
                    "workload.images.skia")),
            arguments("workload.images.png", List.of("workload.images.picture", "workload.images.container",
                    "workload.images.skia")),
            arguments("workload.images.output", List.of("workload.Texts")),
            arguments("workload.images.picture", List.of("workload.Texts")),
            arguments("workload.images.landscape", List.of("workload.images.picture")),
            arguments("workload.command", List.of("workload", "shared", "process", "process.usage",
                    "workload.command.template", "workload.command.item", "workload.command.report",
                    "workload.command.output")),
            arguments("workload.command.output", List.of("workload.Texts", "process.ByteText", "process.FileHole",
                    "workload.command.output.pack")),
            arguments("workload.command.output.pack", List.of("workload.Texts")),
            arguments("workload.command.report", List.of("workload", "process")),
            arguments("workload.command.item", List.of("workload", "process", "workload.command.template")),
            arguments("workload.command.template", List.of("workload.Texts", "process.ByteText")),
            arguments("process", List.of("process.tree", "process.usage", "process.cgroup")),
            arguments("process.cgroup", List.of("process.tree", "process.usage")),
            arguments("process.tree", List.of()),
            arguments("process.usage", List.of("process.tree", "process.usage.system")),
            arguments("process.usage.system", List.of()),
            arguments("job", List.of("file.WholeFile", "workload", "workload.run")),
            arguments("telemetry", List.of("workload", "workload.run")),
            arguments("protocol", List.of("function", "codec", "codec.bytes", "codec.type", "codec.scalar",
                    "codec.thrown", "workload", "telemetry", "shared.segment.Overflow")),
            arguments("worker", List.of("function", "codec", "codec.type", "codec.thrown", "workload", "telemetry",
                    "protocol", "process.tree", "shared", "shared.process", "shared.segment.OwnedDirectory",
                    "worker.child")),
            arguments("worker.child", List.of("workload", "process.usage")),
            arguments("pool", List.of("call", "function", "codec", "codec.type", "workload", "workload.run",
                    "telemetry", "protocol", "shared", "shared.error", "shared.process", "shared.segment.Janitor",
                    "pool.engine", "pool.launch", "pool.print", "pool.watch", "pool.batch", "pool.call", "pool.guard",
                    "pool.process", "pool.slot")),
            arguments("pool.launch", List.of("file.UserFolder", "process.KeptVariables", "process.tree", "protocol",
                    "shared.process", "shared.segment", "worker.WorkerMain")),
            arguments("pool.slot", List.of("telemetry", "protocol", "shared.process", "pool.launch")),
            arguments("pool.print", List.of("pool.launch.LaunchedWorker", "pool.launch.StopSignal")),
            arguments("pool.process", List.of("function", "codec", "telemetry", "protocol", "shared.process",
                    "pool.launch", "worker.ProcessMain")),
            arguments("pool.engine", List.of("workload", "workload.run", "telemetry", "protocol", "pool.launch")),
            arguments("pool.watch", List.of("workload", "telemetry", "protocol", "shared", "shared.error",
                    "shared.process", "shared.wait", "process.usage.system.CpuClock", "pool.launch")),
            arguments("pool.batch", List.of("workload", "workload.run", "telemetry", "protocol", "shared",
                    "pool.engine", "pool.launch", "pool.print", "pool.watch", "process.tree")),
            arguments("pool.guard", List.of("workload", "workload.run")),
            arguments("call", List.of("telemetry", "workload", "workload.run")),
            arguments("pool.call", List.of("call", "function", "codec", "codec.type", "codec.scalar", "codec.thrown",
                    "workload", "workload.run", "telemetry", "protocol", "pool.engine", "pool.launch", "pool.print")),
            arguments("samples", List.of("file.DiskSync", "workload.InvalidSettingException", "workload.images", "call",
                    "pool")),
            arguments("history", List.of("file.UserFolder", "workload", "workload.run", "telemetry")),
            arguments("live.eta", List.of()),
            arguments("live", List.of("live.eta", "workload", "workload.run", "telemetry")),
            arguments("schedule", List.of("text", "workload", "live.eta")),
            arguments("schedule.queue", List.of("history", "workload", "workload.run",
                    "workload.command.CommandLineText")),
            arguments("compare", List.of("telemetry", "workload", "workload.run",
                    "compare.statistics", "compare.scaling", "compare.prediction", "compare.waterfall")),
            arguments("compare.sweep", List.of("pool", "history", "live", "telemetry", "workload", "workload.run",
                    "compare", "compare.statistics", "compare.waterfall")),
            arguments("compare.words", List.of("text", "workload", "workload.run", "compare", "compare.statistics",
                    "compare.scaling", "compare.prediction", "compare.waterfall")),
            arguments("compare.prediction", List.of()),
            arguments("compare.waterfall", List.of("telemetry")),
            arguments("compare.scaling", List.of("compare.statistics")),
            arguments("compare.statistics", List.of()),
            arguments("chart", List.of("file", "text", "live", "compare", "compare.words", "compare.statistics",
                    "compare.scaling", "compare.waterfall", "workload.Texts", "chart.pane", "chart.plot")),
            arguments("chart.pane", List.of("text", "chart.plot")),
            arguments("chart.plot", List.of("live")),
            arguments("report", List.of("text", "workload", "workload.run", "job", "compare", "compare.words",
                    "compare.statistics", "compare.scaling", "compare.prediction", "compare.waterfall")),
            arguments("cli", List.of("report", "function", "codec", "shared", "shared.segment", "workload",
                    "workload.run", "workload.images", "workload.command.CommandLineText",
                    "workload.command.output.pack", "samples", "telemetry", "protocol", "worker", "pool", "history",
                    "compare", "compare.sweep", "compare.words", "live", "chart", "text", "job", "schedule",
                    "file.UserFolder", "cli.report", "cli.report.table", "cli.terminal")),
            arguments("cli.report.table", List.of("text", "file", "workload", "workload.run",
                    "workload.command.CommandLineText", "telemetry", "live")),
            arguments("cli.report", List.of("cli.report.table", "text", "file", "workload", "workload.run",
                    "history", "telemetry", "pool.DryRun", "live", "compare", "compare.sweep", "compare.words",
                    "compare.statistics", "compare.scaling", "compare.prediction", "compare.waterfall",
                    "cli.terminal")),
            arguments("cli.terminal", List.of("text")),
            arguments("ui", List.of("text", "file", "job", "shared", "workload", "workload.run", "workload.images",
                    "telemetry", "pool", "history", "compare", "live", "chart", "ui.look", "ui.table", "ui.form",
                    "ui.run", "ui.view", "ui.view.log", "ui.view.state", "ui.view.compare", "ui.view.history")),
            arguments("ui.table", List.of("text", "workload.Texts", "ui.look")),
            arguments("ui.look", List.of("text", "workload.Texts")),
            arguments("ui.form", List.of("text", "job.Comparison", "workload", "workload.run", "workload.images",
                    "samples", "compare", "chart.ScrolledPanel", "ui.look")),
            arguments("ui.run", List.of("workload", "workload.run", "telemetry", "pool", "history", "compare",
                    "compare.sweep", "live")),
            arguments("ui.view", List.of("text", "workload", "workload.run", "telemetry", "compare", "compare.sweep",
                    "compare.words", "live", "ui.look", "ui.run")),
            arguments("ui.view.log", List.of("text", "workload", "live", "ui.look", "ui.table", "ui.run",
                    "ui.view.picture.ItemPictures")),
            arguments("ui.view.picture", List.of("text", "workload", "workload.run.RunConfiguration", "live", "ui.look",
                    // How a file's picture stands upright is known in one place.
                    "workload.images.metadata.Metadata", "workload.images.container.FileBytes",
                    "workload.images.picture.Orientation")),
            arguments("ui.view.state", List.of("text", "workload", "telemetry", "live", "chart.pane", "ui.look",
                    "ui.table", "ui.run", "process.usage.system.ProportionalMemory")),
            arguments("ui.view.history", List.of("text", "workload", "workload.run", "history", "ui.look", "ui.table",
                    "ui.run", "ui.view")),
            arguments("ui.view.compare", List.of("text", "file", "report", "workload", "compare", "compare.words",
                    "compare.statistics", "compare.scaling", "chart", "ui.look", "ui.table", "ui.form", "ui.run",
                    "ui.view")));

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
        noClasses().that(not(resideInAnyPackage("org.poolscope.cli", "org.poolscope.worker")
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
