package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the documents name is there, and what they are to list they list in full.
class DocumentsTest {

    private static final Path DOCUMENTS = Path.of("src", "site", "markdown");
    private static final Path PROGRAM = Path.of("src", "main", "java", "org", "poolscope");

    private static final Pattern CITED = Pattern.compile("(?m)^\\s*/// ([A-Z]\\d\\d(?:, [A-Z]\\d\\d)*)\\b");
    private static final Pattern LISTED = Pattern.compile("(?m)^- \\*\\*([A-Z]\\d\\d)\\*\\* ");
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")([^)\"#]+)");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Pattern FILE = Pattern.compile("(?:src|\\.ci|jpackage|icons)/[\\w./-]+");
    private static final Pattern DRAWING = Pattern.compile("(?ms)^(?:/// )?```\n(.*?)^(?:/// )?```$");
    private static final Pattern PROGRAM_TEXT = Pattern.compile("(?ms)^```\\w+\n.*?^```$");
    private static final Pattern TWO_WORDS = Pattern.compile("\\b([A-Z][a-z]+[A-Z]\\w+)\\b");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`:\\s(should\\w+)");
    private static final Pattern SWITCH = Pattern.compile("-D(poolscope\\.[\\w.-]+)|(POOLSCOPE_\\w+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (.+) \\|$");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum|record) (\\w+)");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?m)^/// (.*(?:\n/// .*)*?\\.)(?:\\s|$)");

    /// The text of each file by its path.
    private static final TreeMap<Path, String> SOURCES = new TreeMap<>();
    private static final TreeMap<Path, String> TEXTS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        readInto(SOURCES, Path.of("src"), ".java");
        readInto(TEXTS, DOCUMENTS, ".md");
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md")).toList()) {
                TEXTS.put(file, Files.readString(file));
            }
        }
    }

    private static void readInto(TreeMap<Path, String> texts, Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(ending)).toList()) {
                texts.put(file, Files.readString(file));
            }
        }
    }

    @Test
    void shouldListTheBehavioursThatTestsNameAndNoOthers() {
        var cited = new TreeSet<String>();
        for (String source : SOURCES.values()) {
            found(CITED, source).forEach(ids -> cited.addAll(List.of(ids.split(", "))));
        }

        assertFalse(cited.isEmpty());
        assertSame(cited, new TreeSet<>(found(LISTED, document("behaviours.md"))), "behaviours.md");
    }

    @Test
    void shouldLinkOnlyToFilesThereAre() {
        List<String> dead = new ArrayList<>();
        TEXTS.forEach((file, text) -> {
            Path folder = file.toAbsolutePath().getParent();
            found(LINK, text).stream().filter(link -> !URI.create(link).isAbsolute())
                    .filter(link -> !Files.exists(folder.resolve(link)))
                    .forEach(link -> dead.add(file + ": " + link));
        });
        assertEquals(List.of(), dead, "links that lead nowhere");
    }

    @Test
    void shouldNameOnlyClassesFilesAndSwitchesThatThereAre() throws IOException {
        Set<String> types = types();
        String build = Files.readString(Path.of("pom.xml"));
        List<String> unknown = new ArrayList<>();
        TEXTS.forEach((file, text) -> {
            String prose = CODE_BLOCK.matcher(text).replaceAll("");
            for (String code : found(CODE, prose)) {
                if (TYPE.matcher(code).matches() && !types.contains(code) && !isOfTheJdk(code)
                        || FILE.matcher(code).matches() && !Files.exists(Path.of(code))) {
                    unknown.add(file + ": " + code);
                }
            }
            found(SWITCH, text).stream().filter(name -> !build.contains(name))
                    .filter(name -> SOURCES.values().stream().noneMatch(source -> source.contains('"' + name)))
                    .forEach(name -> unknown.add(file + ": " + name));
        });
        assertEquals(List.of(), unknown, "named, and not there");
    }

    /// In documents and of packages. Of single words nobody can tell whether they are classes.
    @Test
    void shouldDrawOnlyClassesThatThereAre() {
        Set<String> types = types();
        List<String> unknown = new ArrayList<>();
        Stream.concat(TEXTS.entrySet().stream().filter(file -> file.getKey().startsWith(DOCUMENTS)),
                        SOURCES.entrySet().stream().filter(file -> file.getKey().endsWith("package-info.java")))
                .forEach(file -> found(DRAWING, PROGRAM_TEXT.matcher(file.getValue()).replaceAll("")).stream()
                        .flatMap(drawing -> found(TWO_WORDS, drawing).stream())
                        .filter(name -> !types.contains(name))
                        .forEach(name -> unknown.add(file.getKey() + ": " + name)));
        assertEquals(List.of(), unknown, "drawn, and not there");
    }

    private static Set<String> types() {
        return SOURCES.values().stream().flatMap(source -> found(DECLARED, source).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldNameOnlyTestsThatThereAre() {
        List<String> unknown = new ArrayList<>();
        for (String text : TEXTS.values()) {
            TEST.matcher(text).results().filter(test -> SOURCES.entrySet().stream().noneMatch(file ->
                            file.getKey().endsWith(test.group(1) + ".java")
                                    && file.getValue().contains("void " + test.group(2) + "(")))
                    .forEach(test -> unknown.add(test.group()));
        }
        assertEquals(List.of(), unknown, "named, and not there");
    }

    private static boolean isOfTheJdk(String simpleName) {
        return ModuleLayer.boot().modules().stream().flatMap(module -> module.getPackages().stream())
                .filter(name -> name.startsWith("java."))
                .anyMatch(name -> isClass(name + "." + simpleName));
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, DocumentsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    @Test
    void shouldSayInTheArchitectureWhatEachPackageIsFor() {
        Set<String> packages = SOURCES.keySet().stream().filter(file -> file.startsWith(PROGRAM))
                .map(file -> PROGRAM.relativize(file).getParent()).filter(folder -> folder != null)
                .map(folder -> folder.toString().replace('/', '.').replace('\\', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        String text = document("architecture.md");

        assertSame(packages, new TreeSet<>(found(ROW, text.substring(text.indexOf("## Packages")))), "architecture.md");
    }

    /// Told by what is missing and what is too much, as both are long.
    private static void assertSame(Set<String> there, Set<String> listed, String document) {
        assertEquals(Set.of(), minus(there, listed), () -> "not in " + document);
        assertEquals(Set.of(), minus(listed, there), () -> "in " + document + " alone");
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    /// So that whoever looks for the standard term finds the class by searching.
    @Test
    void shouldSayInTheFirstSentenceOfAClassWhatItsKindIsCalledElsewhere() {
        String text = document("glossary.md");
        List<MatchResult> rows = ROW.matcher(text.substring(text.indexOf("| class | elsewhere |"))).results().toList();
        List<String> silent = new ArrayList<>();
        for (MatchResult row : rows) {
            String sentence = firstSentence(row.group(1)).toLowerCase(Locale.ROOT);
            Stream.of(row.group(2).split(", ")).filter(term -> !sentence.contains(term))
                    .forEach(term -> silent.add(row.group(1) + " does not say: " + term));
        }
        assertFalse(rows.isEmpty());
        assertEquals(List.of(), silent);
    }

    private static String firstSentence(String type) {
        return SOURCES.entrySet().stream().filter(file -> file.getKey().endsWith(type + ".java")).findFirst()
                .flatMap(file -> FIRST_SENTENCE.matcher(file.getValue()).results().findFirst())
                .map(found -> found.group(1).replace("\n/// ", " ")).orElse("");
    }

    private static String document(String name) {
        return TEXTS.get(DOCUMENTS.resolve(name));
    }

    /// The first group that matched, of every place.
    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(DocumentsTest::group).toList();
    }

    private static String group(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
