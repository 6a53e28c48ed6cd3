package org.poolscope.compare.words;

import org.poolscope.compare.SweepResult;
import org.poolscope.compare.scaling.ScalingLaw;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// A fitted law as a sentence: what cannot be shared out, and where more workers no longer help.
final class LawWords {

    /// A part below this is none: nobody measures it.
    private static final double NOTHING = 0.0005;

    /// A peak or a bound that is so far beyond the sizes measured is a guess.
    private static final double FAR = 4;

    private LawWords() {}

    static String of(ScalingLaw law, SweepResult result, Texts texts) {
        double largest = result.sizes().getLast().size();
        String end = law.peak().stream().filter(peak -> peak <= FAR * largest)
                .mapToObj(peak -> Math.round(peak) <= 1 ? texts.get("ground.law.peak.one")
                        : texts.format("ground.law.peak", Figures.count(Math.round(peak)))).findFirst()
                .or(() -> law.bound().stream().filter(bound -> bound <= FAR * largest)
                        .mapToObj(bound -> texts.format("ground.law.bound", Figures.exactRate(bound))).findFirst())
                .orElse("");
        if (law.sigma().value() < NOTHING) {
            return texts.format("ground.law.none", end);
        }
        if (law.sigma().value() >= 1) {
            // More than all of the work: starting so many takes longer than they work.
            return texts.get("ground.law.costs");
        }
        String interval = law.sigma().interval().map(sigma -> texts.format("ground.law.interval",
                percent(Math.max(0, sigma.low())), percent(Math.min(1, sigma.high())))).orElse("");
        return texts.format("ground.law", percent(law.sigma().value()), interval, end);
    }

    private static String percent(double part) {
        return Figures.percent(100 * part);
    }
}
