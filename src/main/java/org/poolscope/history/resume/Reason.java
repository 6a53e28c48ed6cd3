package org.poolscope.history.resume;

import java.util.Locale;
import org.poolscope.workload.Texts;

/// Why an item is run when a run is gone on with.
public enum Reason {
    /// Nothing is known of it: it was never begun, as far as anybody told, or is new among the items.
    NEW,
    /// It failed.
    FAILED,
    /// It had begun and did not end.
    INTERRUPTED,
    /// What it is made from is not what it was.
    INPUT_CHANGED,
    /// It was done with other settings.
    SETTINGS_CHANGED,
    /// What it was written to is not there any more.
    OUTPUT_GONE,
    /// It is done, and is to be done again all the same.
    FORCED;

    private static final Texts TEXTS = Texts.of(Reason.class);

    /// For a person.
    public String inWords() {
        return TEXTS.get("reason." + name().toLowerCase(Locale.ROOT));
    }

    /// As it is written in reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
