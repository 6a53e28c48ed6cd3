package org.poolscope.compare.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.poolscope.compare.Baseline;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.Conditions.Workers;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Topic;
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

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (result.configuration().conditions().workers() == Workers.WARM) {
            facts.add(new Fact(Topic.START, texts.get("ground.warm")));
        }
        result.baseline().ifPresent(baseline -> {
            int size = result.knee().orElse(result.best().orElse(0));
            baseline.against(size).ifPresent(seconds -> facts.add(new Fact(Topic.BASELINE,
                    against(baseline, size, seconds))));
            if (baseline.differing() > 0) {
                facts.add(new Fact(Topic.BASELINE, texts.format("baseline.differing", baseline.differing())));
            }
        });
        return facts;
    }

    private String against(Baseline baseline, int size, double seconds) {
        double median = result.at(size).seconds().orElseThrow().median();
        return texts.format("baseline." + baseline.kind(), Figures.exactSeconds(seconds), size,
                String.format(Locale.ROOT, "%.2f", seconds / median));
    }
}
