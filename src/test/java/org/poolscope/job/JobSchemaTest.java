package org.poolscope.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.run.Guards;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RetryPolicy;

/// The published schema, by a validator that is not ours.
@RunsBeside
class JobSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    /// J23
    @Test
    void shouldWriteWhatThePublishedSchemaDescribes() throws IOException {
        var random = new Random(23);
        for (int i = 0; i < 30; i++) {
            Path file = folder.resolve("job.poolscope");
            JobFile.write(SomeJobs.any(random, folder), file);

            assertEquals(Set.of(), problems(Files.readString(file)), Files.readString(file));
        }
    }

    /// J23
    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"version\": 1}", "{\"version\": 2, \"workload\": \"primes\"}",
            "{\"version\": 1, \"workload\": 7}",
            "{\"version\": 1, \"workload\": \"primes\", \"settings\": {\"to\": [1]}}",
            "{\"version\": 1, \"workload\": \"primes\", \"pool\": {\"workers\": 1e9}}",
            "{\"version\": 1, \"workload\": \"primes\", \"pool\": {\"workers\": \"4\"}}",
            "{\"version\": 1, \"workload\": \"primes\", \"pool\": {\"halt\": 3}}",
            "{\"version\": 1, \"workload\": \"primes\", \"compare\": {\"sizes\": \"1-4\"}}",
            "{\"version\": 1, \"workload\": \"primes\", \"compare\": {\"precision\": 2}}",
            "{\"version\": 1, \"workload\": \"primes\", \"compare\": {\"repeat\": 3, \"precision\": \"2%\"}}"})
    void shouldRefuseWhatThePublishedSchemaRefuses(String text) throws IOException {
        assertFalse(problems(text).isEmpty(), "the schema takes it");

        Files.writeString(folder.resolve("job.poolscope"), text);
        assertThrows(JobFileException.class,
                () -> JobFile.read(folder.resolve("job.poolscope"), 1));
    }

    @Test
    void shouldPublishTheBoundsThatThereAre() throws IOException {
        JsonNode pool = MAPPER.readTree(schemaText()).at("/properties/pool/properties");
        Set<String> names = new TreeSet<>();
        pool.fieldNames().forEachRemaining(names::add);

        assertEquals(new TreeSet<>(PoolTexts.NAMES), names);
        assertEquals(PoolOptions.MAX_WORKERS, pool.at("/workers/maximum").asInt());
        assertEquals(PoolOptions.MAX_BEATS_PER_SECOND, pool.at("/beats/maximum").asInt());
        assertEquals(RetryPolicy.MAX_RETRIES, pool.at("/retries/maximum").asInt());
        assertEquals(Guards.MAX_MEGABYTES, pool.at("/guard-disk/maximum").asInt());
        Set<String> priorities = new TreeSet<>();
        pool.at("/priority/enum").forEach(word -> priorities.add(word.asText()));
        assertEquals(new TreeSet<>(Priority.words()), priorities);
        Set<String> orders = new TreeSet<>();
        pool.at("/order/enum").forEach(word -> orders.add(word.asText()));
        assertEquals(new TreeSet<>(ItemOrder.words()), orders);
    }

    private static InputStream schemaText() {
        return JobFile.class.getResourceAsStream("job-1.schema.json");
    }

    private static Set<ValidationMessage> problems(String json) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schemaText());
        return schema.validate(MAPPER.readTree(json));
    }
}
