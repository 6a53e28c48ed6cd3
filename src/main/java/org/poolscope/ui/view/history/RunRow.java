package org.poolscope.ui.view.history;

import java.util.ArrayList;
import java.util.List;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.read.RunOrder;
import org.poolscope.history.read.SettingsInShort;

/// A run of the journal with its settings in short.
record RunRow(RunEntry run, String settings) {

    private static final String UNREADABLE = "?";

    /// The first that have all these words. Not on the event dispatch thread.
    ///
    /// @param most so many at most
    static List<RunRow> read(JournalReader journal, List<String> words, RunOrder order, int most)
            throws JournalException {
        var inShort = new SettingsInShort();
        List<RunRow> rows = new ArrayList<>();
        for (RunEntry run : journal.runs(words, order, most)) {
            rows.add(new RunRow(run, settings(inShort, run)));
        }
        return rows;
    }

    /// One that cannot be read does not keep back the others.
    private static String settings(SettingsInShort inShort, RunEntry run) {
        try {
            return inShort.of(run);
        } catch (JournalException _) {
            return UNREADABLE;
        }
    }

    long number() {
        return run.number();
    }
}
