package org.poolscope.compare.words;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.text.Figures;
import org.poolscope.workload.Texts;

/// What has slowed runs from outside, in words: parts of sentences, which begin with small letters.
public final class DisturbanceWords {

    private static final Texts TEXTS = Texts.of(DisturbanceWords.class);

    private DisturbanceWords() {}

    /// Of one run; empty if nothing has.
    public static String of(Disturbance disturbance) {
        return words("disturbed.", disturbance);
    }

    /// The most of each that several runs had.
    static String most(Disturbance most) {
        return words("disturbed.most.", most);
    }

    /// The same at the beginning of a sentence.
    static String mostFirst(Disturbance most) {
        String words = most(most);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(String prefix, Disturbance parts) {
        return Stream.of(part(prefix + "others", parts.others()), part(prefix + "host", parts.host()),
                        part(prefix + "waiting", parts.waiting()), part(prefix + "quota", parts.quota()))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String part(String key, double part) {
        return part > 0 ? TEXTS.format(key, Figures.wholePercent(100 * part)) : "";
    }
}
