package org.poolscope.workload.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.DiskSync;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Items;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Summary;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.output.ItemName;
import org.poolscope.workload.images.output.OutputFile;

/// Counts the photographs that were made and those that were not, and lists those that were left or got another name,
/// or of which there is something to warn of; the digest is over their names and their very bytes.
final class ImageSummary implements Summary {

    private static final Texts TEXTS = Texts.of(ImageSummary.class);

    private final Path output;
    private final DiskSync sync = new DiskSync();
    private final ResultDigest digest = new ResultDigest();
    private long succeeded;
    private long failed;
    private final List<String> skipped = new ArrayList<>();
    /// By the names of the items.
    private final Map<String, String> renamed = new TreeMap<>();
    private final Map<String, String> warnings = new TreeMap<>();

    ImageSummary(Path output) {
        this.output = output;
    }

    @Override
    public void add(Items items, @Nullable Object value) {
        ItemOutcome.of(value).forEach(this::add);
    }

    private void add(ItemOutcome outcome) {
        digest.add(outcome.digested());
        if (!outcome.success()) {
            failed++;
            return;
        }
        succeeded++;
        if (!outcome.warnings().isEmpty()) {
            warnings.put(outcome.name(), outcome.warnings());
        }
        if (!outcome.made()) {
            skipped.add(outcome.name());
            return;
        }
        sync.add(ItemName.in(output, outcome.saved()));
        if (outcome.renamed()) {
            renamed.put(outcome.name(), outcome.saved());
        }
    }

    /// What the disk could not take, in a sentence without its full stop.
    private List<String> writtenThrough() {
        try {
            return sync.finish().map(e -> TEXTS.format("summary.not-on-disk", FileTrouble.inWords(e))).stream()
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public Result finish(Segments shared) {
        OutputFile.sweep(output);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("succeeded", succeeded);
        values.put("failed", failed);
        if (!skipped.isEmpty()) {
            values.put("skipped", skipped.stream().sorted().toList());
        }
        if (!renamed.isEmpty()) {
            values.put("renamed", renamed);
        }
        if (!warnings.isEmpty()) {
            values.put("warnings", warnings);
        }
        return new Result(values, digest.hex(), writtenThrough());
    }
}
