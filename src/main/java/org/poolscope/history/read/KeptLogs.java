package org.poolscope.history.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;

/// Where a run, and those that it goes on with or that go on with it, have kept what their programs wrote.
///
/// @param same   the folders that are there of those that number items alike, the latest run's first
/// @param others the other folders, by the numbers of their runs: files have come or gone between them and the latest,
///               so that a number stands for another item there
public record KeptLogs(List<Path> same, Map<Long, Path> others) {

    /// Reads of all attempts which numbers items have.
    ///
    /// @throws JournalException if the journal cannot be read
    public static KeptLogs of(JournalReader journal, RunEntry run) throws JournalException {
        List<Path> same = new ArrayList<>();
        Map<Long, Path> others = new LinkedHashMap<>();
        Map<Long, String> names = new HashMap<>();
        List<RunEntry> family = new ArrayList<>(journal.family(run));
        family.sort((one, other) -> Long.compare(other.number(), one.number()));
        for (RunEntry one : family) {
            Path logs = ItemPlaces.logs(one).filter(Files::isDirectory).orElse(null);
            if (logs == null) {
                continue;
            }
            if (family.size() == 1 || isAlike(journal, one, names)) {
                same.add(logs);
            } else {
                others.put(one.number(), logs);
            }
        }
        return new KeptLogs(same, others);
    }

    /// @param names of items by their numbers in those runs that came after it; those of this one are added, if they
    ///              agree
    private static boolean isAlike(JournalReader journal, RunEntry run, Map<Long, String> names)
            throws JournalException {
        var its = new HashMap<Long, String>();
        journal.attempts(run, false, attempt -> its.put(attempt.task(), attempt.name()));
        boolean alike = its.entrySet().stream().allMatch(item ->
                names.getOrDefault(item.getKey(), item.getValue()).equals(item.getValue()));
        if (alike) {
            names.putAll(its);
        }
        return alike;
    }
}
