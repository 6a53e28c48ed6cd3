package org.poolscope.job;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// What a comparison asks, in a line of JSON: what a job file has of it. Any thread.
public final class ComparisonText {

    private ComparisonText() {}

    /// The line.
    public static String of(Comparison comparison) {
        try {
            return JSON.std.asString(JobWriter.compare(comparison));
        } catch (IOException e) {
            throw new UncheckedIOException("numbers and words that are no JSON", e);
        }
    }

    /// What such a line says.
    ///
    /// @param source what it is from, for the message
    /// @throws JobFileException if it says nothing that can be taken
    public static Comparison read(Path source, String line) throws JobFileException {
        try {
            return new JobReader(source, Map.of()).comparison(JSON.std.mapFrom(line));
        } catch (JobFileException e) {
            throw e;
        } catch (IOException e) {
            throw new JobFileException(source, "is not JSON: " + e.getMessage());
        }
    }
}
