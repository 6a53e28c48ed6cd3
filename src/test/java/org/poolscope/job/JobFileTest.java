package org.poolscope.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

@RunsBeside
class JobFileTest {

    private static final String BEGINNING = "{\"version\": 1, \"workload\": \"primes\"";

    @TempDir
    private Path folder;

    /// J20
    @Test
    void shouldReadWhatItHasWritten() throws IOException {
        var random = new Random(20);
        for (int i = 0; i < 50; i++) {
            JobSpec job = SomeJobs.any(random, folder);
            JobFile.write(job, file());
            assertEquals(job, JobFile.read(file(), 3), () -> text());
        }
    }

    @Test
    void shouldLeaveToTheReaderWhatAJobDoesNotSay() throws IOException {
        write(BEGINNING + "}");

        JobSpec job = JobFile.read(file(), 3);

        assertEquals(new RunConfiguration("primes", Settings.parse(Workloads.named("primes").parameters(), Map.of()),
                PoolOptions.ofSize(3)), job.run());
        assertEquals("", job.name());
        assertTrue(job.comparison().isEmpty());
    }

    /// J21
    @Test
    void shouldKeepWhatItDoesNotKnowWhenItIsWrittenAgain() throws IOException {
        write(BEGINNING + ", \"$schema\": \"job-1.schema.json\", \"colour\": {\"red\": [1, null, 1.50, 1e400]}, "
                + "\"pool\": {\"workers\": 2, \"numa\": 12345678901234567890}, "
                + "\"compare\": {\"sizes\": [1, 2], \"noise\": 0.05}, \"note\": \"ä\\u0000\\ud83d\\ude00\"}");
        JobSpec job = JobFile.read(file(), 3);
        assertEquals(List.of("colour", "compare.noise", "note", "pool.numa"),
                job.othersNames().stream().sorted().toList());

        JobFile.write(job.with(job.run().withWorkers(4), job.comparison()), file());

        String again = text();
        for (String kept : List.of("\"numa\" : 12345678901234567890", "\"noise\" : 0.05", "1.50", "1E+400", "null",
                "\"$schema\" : \"job-1.schema.json\"", "\"workers\" : 4", "😀")) {
            assertTrue(again.contains(kept), () -> kept + " is not in " + again);
        }
        assertEquals(job.others(), JobFile.read(file(), 3).others());
    }

    @Test
    void shouldSeeRelativePathsFromTheFoldersOfTheFiles() throws IOException {
        write("{\"version\": 1, \"workload\": \"images\", \"settings\": {\"input\": \"photos\", "
                + "\"output\": \"../out\"}}");

        Settings settings = JobFile.read(file(), 1).run().settings();

        assertEquals(folder.resolve("photos"), settings.folder("input"));
        assertEquals(folder.resolveSibling("out"), settings.folder("output"));
    }

    /// J22
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                             | must be a JSON object, which begins with {
            []                                             | must be a JSON object, which begins with {
            poolscope run primes                           | is not JSON: Unrecognized token 'poolscope'
            {"version": 1                                  | is not JSON: it ends before its end
            {}                                             | cannot be taken: 'version' is missing
            {"version": "1"}                               | 'version' must be a number, and is the text "1"
            {"version": 0}                                 | 'version' must be 1, not 0
            {"version": 2}                                 | is of version 2, of a newer Poolscope; this one reads
            {"version": 1e999999999}                       | 'version' must not be so long a number
            {"version": 1}                                 | 'workload' is missing: it names what is to be run
            {"version": 1, "workload": 7}                  | 'workload' must be a text in quotes, and is the number 7
            {"version": 1, "workload": "nothing"}          | 'workload' 'nothing' is unknown; there are
            {"version": 1, "version": 1}                   | is not JSON: Duplicate field 'version', in line 1 at
            {"version": 1, "workload": "primes"} {}        | has more after the end of its JSON object, in line 1
            """)
    void shouldSayWhatIsWrongWithAFile(String text, String words) throws IOException {
        write(text);
        refuses(words);
    }

    /// J22
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "name": 1                       | 'name' must be a text in quotes, and is the number 1
            "settings": []                  | 'settings' must be an object, which begins with {, and is a list
            "settings": {"too": 1}          | 'settings.too' is not a setting of this workload; it has
            "settings": {"to": [1]}         | 'settings.to' must be a text, a number, true or false, and is a list
            "settings": {"to": null}        | 'settings.to' must be a text, a number, true or false, and is null
            "settings": {"to": 1e999999999} | 'settings.to' must not be so long a number
            "settings": {"to": 1.5}         | 'settings.to' must be a whole number
            "pool": 4                       | 'pool' must be an object, which begins with {, and is the number 4
            "pool": {"workers": 1e9}        | 'pool.workers' must be from 1 to 256, not 1000000000
            "pool": {"workers": 1e20}       | 'pool.workers' must not be so large a number
            "pool": {"workers": 1e-999999999} | 'pool.workers' must not be so long a number
            "pool": {"workers": 2.5}        | 'pool.workers' must be a whole number, not 2.5
            "pool": {"workers": "4"}        | 'pool.workers' must be a number, and is the text "4"
            "pool": {"workers": true}       | 'pool.workers' must be a number, and is true
            "pool": {"halt": 3}             | 'pool.halt' must be a text in quotes, and is the number 3
            "pool": {"halt": "later"}       | 'pool.halt' must be never, soon, now
            "pool": {"guard-battery": 101}  | 'pool.guard-battery' must be from 0 to 100
            "compare": [1, 2]               | 'compare' must be an object, which begins with {, and is a list
            "compare": {"sizes": "1-4"}     | 'compare.sizes' must be a list of pool sizes, as in [1, 2, 4]
            "compare": {"sizes": [1, "2"]}  | 'compare.sizes' must be a number, and is the text "2"
            "compare": {"repeat": 1e10}     | 'compare.repeat' must not be so large a number: 10000000000
            "compare": {"precision": 2}     | 'compare.precision' must be a text in quotes, and is the number 2
            "compare": {"cap": true}        | 'compare.cap' must be a text in quotes, and is true
            "compare": {"seed": "1"}        | 'compare.seed' must be a number, and is the text "1"
            "compare": {"repeat": 3, "cap": "1m"} | 'compare.cap' does not go with 'repeat'; leave one of them out
            """)
    void shouldNameTheFieldThatCannotBeTaken(String part, String words) throws IOException {
        write(BEGINNING + ", " + part + "}");
        refuses("cannot be taken: " + words);
    }

    /// J22
    @Test
    void shouldRefuseAFileThatIsNestedTooDeeplyOrTooLargeOrNotThere() throws IOException {
        refuses("is not there");
        write(BEGINNING + ", \"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        refuses("is no job file, which nests no deeper than 100 levels");
        try (var large = new RandomAccessFile(file().toFile(), "rw")) {
            large.setLength(1_000_000_000);
        }
        refuses("is larger than 16 MB, and so no job file");
        Files.delete(file());
        Files.createDirectory(file());
        refuses("cannot be read: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void shouldReadAFileThatBeginsWithAByteOrderMark(String charset) throws IOException {
        Files.write(file(), ("\uFEFF" + BEGINNING + ", \"name\": \"Zähler\"}").getBytes(charset));

        assertEquals("Zähler", JobFile.read(file(), 1).name());
    }

    @Test
    void shouldRefuseBytesThatAreNoText() throws IOException {
        Files.write(file(), (BEGINNING + ", \"name\": \"Zähler\"}").getBytes(StandardCharsets.ISO_8859_1));

        refuses("is not JSON: Invalid UTF-8");
    }

    @Test
    void shouldLeaveAFileAsItWasWhenItCannotBeWritten() throws IOException {
        Path elsewhere = folder.resolve("missing").resolve("job.poolscope");
        var job = new JobSpec("", SomeJobs.any(new Random(1), folder).run(), Optional.empty());

        assertThrows(IOException.class, () -> JobFile.write(job, elsewhere));
        JobFile.write(job, file());
        var compared = new Comparison(List.of(1, 2), OptionalInt.of(3));
        JobFile.write(new JobSpec("", job.run(), Optional.of(compared)), file());

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList(), "and nothing beside it");
        }
        assertFalse(Files.exists(elsewhere.getParent()));
    }

    private Path file() {
        return folder.resolve("some job.poolscope");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private String text() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void refuses(String words) {
        var refused = assertThrows(JobFileException.class, () -> JobFile.read(file(), 3));
        assertTrue(refused.getMessage().startsWith("job file '" + file() + "' "), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }
}
