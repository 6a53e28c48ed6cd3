package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.poolscope.compare.Baseline;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Conditions.Workers;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What the batch took without a pool, and where the workers came from, in sentences.
final class BaselineWords {

    private final SweepResult result;
    private final Texts texts;

    BaselineWords(SweepResult result, Texts texts) {
        this.result = result;
        this.texts = texts;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (result.configuration().conditions().workers() == Workers.WARM) {
            sentences.add(texts.get("ground.warm"));
        }
        result.baseline().ifPresent(baseline -> {
            int size = result.knee().orElse(result.best().orElse(0));
            baseline.against(size).ifPresent(seconds -> sentences.add(against(baseline, size, seconds)));
            if (baseline.differing() > 0) {
                sentences.add(texts.format("baseline.differing", baseline.differing()));
            }
        });
        return sentences;
    }

    private String against(Baseline baseline, int size, double seconds) {
        double median = result.at(size).seconds().orElseThrow().median();
        return texts.format("baseline." + baseline.kind(), Figures.exactSeconds(seconds), size,
                String.format(Locale.ROOT, "%.2f", seconds / median));
    }
}
