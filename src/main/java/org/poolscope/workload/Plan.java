package org.poolscope.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a batch would be, found out without making or changing anything.
///
/// @param batch   the same that [Workload#batch] would give, as far as that can be known
/// @param results what the first items would be written to, by the items' names and in their order, relative to the
///                output folder; empty if they are written nowhere
/// @param there   what would become of what is there already, in sentences without their full stops
/// @param preview what would be done with the first items, a line for each, to be shown as it is; empty where that
///                needs no telling
/// @param means   by which of this machine's means it would be done, in sentences without their full stops; empty where
///                there is no choice
public record Plan(Batch batch, SequencedMap<String, String> results, List<String> there, List<String> preview,
                   List<String> means) {

    /// For so many items it is enough to say what they would be written to.
    public static final int FIRST = 3;

    public Plan {
        results = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(results));
        there = List.copyOf(there);
        preview = List.copyOf(preview);
        means = List.copyOf(means);
    }

    /// One with no choice of means.
    public Plan(Batch batch, SequencedMap<String, String> results, List<String> there, List<String> preview) {
        this(batch, results, there, preview, List.of());
    }

    /// One of which nobody need be told what would be done with an item.
    public Plan(Batch batch, SequencedMap<String, String> results, List<String> there) {
        this(batch, results, there, List.of());
    }

    /// One whose items are written nowhere.
    public static Plan of(Batch batch) {
        return new Plan(batch, new LinkedHashMap<>(), List.of());
    }

    /// All that whoever runs it should know, as of the input so of what is there.
    public List<String> notes() {
        List<String> all = new ArrayList<>(batch.notes());
        all.addAll(there);
        return List.copyOf(all);
    }
}
