package org.poolscope.compare.question;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;

/// Under which conditions the runs of a comparison are made.
///
/// @param workers  whether those of each run are started with it
/// @param baseline what the pool is compared with, besides itself
public record Conditions(Workers workers, BaselineKind baseline) {

    /// As it is where nobody says anything.
    public static final Conditions USUAL = new Conditions(Workers.FRESH, BaselineKind.NONE);

    /// Where the workers of a run come from.
    public enum Workers {
        /// They are started with it: what a run by itself takes, and none gains from another.
        FRESH,
        /// They stand ready before it begins: what a run of a program takes that keeps them.
        WARM
    }

    /// As people write them.
    ///
    /// @param workers  `fresh` or `warm`
    /// @param baseline `none`, `sequential` or `threads`
    /// @throws InvalidSettingException if they are anything else
    public static Conditions parse(String workers, String baseline) {
        return new Conditions(one(Workers.values(), "start", workers),
                one(BaselineKind.values(), "baseline", baseline));
    }

    /// Where workers come from as [#parse] takes it; empty if that is as usual.
    public Optional<String> startText() {
        return workers == USUAL.workers ? Optional.empty() : Optional.of(word(workers));
    }

    /// The baseline as [#parse] takes it; empty if there is none.
    public Optional<String> baselineText() {
        return baseline == USUAL.baseline ? Optional.empty() : Optional.of(word(baseline));
    }

    private static <E extends Enum<E>> E one(E[] all, String field, String text) {
        return Stream.of(all).filter(each -> word(each).equals(text.strip())).findFirst().orElseThrow(() ->
                new InvalidSettingException(field, "must be one of " + Stream.of(all).map(Conditions::word)
                        .collect(Collectors.joining(", ")) + ", not '" + text + "'"));
    }

    /// As [#parse] takes it.
    public static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }
}
