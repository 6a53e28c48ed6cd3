package org.poolscope.workload.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Items;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Summary;

/// Counts the photographs that were made and those that were not; the digest is over their names and their very bytes.
final class ImageSummary implements Summary {

    private final Path output;
    private final ResultDigest digest = new ResultDigest();
    private long succeeded;
    private long failed;

    ImageSummary(Path output) {
        this.output = output;
    }

    @Override
    public void add(Items items, @Nullable Object value) {
        for (Object outcome : (List<?>) Objects.requireNonNull(value)) {
            digest.add(outcome.toString());
            if (((List<?>) outcome).contains(true)) {
                succeeded++;
            } else {
                failed++;
            }
        }
    }

    @Override
    public Result finish(Segments shared) {
        try {
            OutputFile.sweep(output);
        } catch (IOException _) {
            // What the dead left behind hurts nobody, and the next run over this folder tries again; a run that did all
            // its work is not spoiled for it.
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("succeeded", succeeded);
        values.put("failed", failed);
        return new Result(values, digest.hex());
    }
}
