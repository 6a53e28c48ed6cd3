package org.poolscope.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.poolscope.file.WholeFile;

/// Files that jobs are kept in: JSON in UTF-8, up to [#MAX_BYTES]. Reads and writes block; any thread.
public final class JobFile {

    /// What their names end with.
    public static final String ENDING = ".poolscope";

    /// More than any job needs: the largest of its settings are lists of items and templates.
    public static final int MAX_BYTES = 16_000_000;

    private static final int MAX_DEPTH = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_BYTES).maxTokenCount(1_000_000).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    // A figure that is not ours to understand comes out again with all its digits.
    private static final JSON VALUES = JSON.builder(FACTORY).enable(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.PRETTY_PRINT_OUTPUT).build();

    private JobFile() {}

    /// Whether a name is one of a job file.
    public static boolean isNamedSo(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /// @param workers the pool size if the file names none
    /// @throws JobFileException if it is not there, or no job file that this version can read
    public static JobSpec read(Path file, int workers) throws JobFileException {
        Path absolute = file.toAbsolutePath().normalize();
        return new JobReader(absolute, tree(absolute)).job(workers);
    }

    /// Whether there is a job file that this version can read.
    public static boolean isOne(Path file) {
        try {
            read(file, 1);
            return true;
        } catch (JobFileException _) {
            return false;
        }
    }

    private static Map<String, Object> tree(Path file) throws JobFileException {
        byte[] bytes = bytes(file);
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JobFileException(file, "must be a JSON object, which begins with {");
            }
            Map<String, Object> tree = VALUES.mapFrom(parser);
            if (parser.nextToken() != null) {
                throw new JobFileException(file, "has more after the end of its JSON object, " + place(parser));
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw new JobFileException(file, "is no job file, which nests no deeper than " + MAX_DEPTH
                    + " levels and has no numbers of more than 1000 digits");
        } catch (JsonEOFException _) {
            throw new JobFileException(file, "is not JSON: it ends before its end, as if it had been cut off");
        } catch (JacksonException e) {
            throw new JobFileException(file, "is not JSON: " + e.getOriginalMessage()
                    + (e.getLocation() == null ? "" : ", in line " + e.getLocation().getLineNr() + " at column "
                            + e.getLocation().getColumnNr()));
        } catch (JobFileException e) {
            throw e;
        } catch (IOException e) {
            throw new JobFileException(file, "is not JSON: " + e.getMessage());
        }
    }

    private static String place(JsonParser parser) {
        return "in line " + parser.currentLocation().getLineNr();
    }

    private static byte[] bytes(Path file) throws JobFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new JobFileException(file, "is larger than " + MAX_BYTES / 1_000_000
                        + " MB, and so no job file");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new JobFileException(file, "is not there");
        } catch (FileSystemException e) {
            throw new JobFileException(file, "cannot be read: "
                    + (e.getReason() == null ? "it may not be" : e.getReason()));
        } catch (JobFileException e) {
            throw e;
        } catch (IOException e) {
            throw new JobFileException(file, "cannot be read: " + e.getMessage());
        }
    }

    /// Writes a job, so that the file is there whole or not at all, or stays as it was.
    ///
    /// @throws IOException if it cannot be written
    public static void write(JobSpec job, Path file) throws IOException {
        try (WholeFile whole = WholeFile.open(file.toAbsolutePath());
             OutputStream out = new BufferedOutputStream(whole.stream())) {
            out.write(VALUES.asBytes(JobWriter.tree(job)));
            out.write("\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            whole.finish();
        }
    }
}
