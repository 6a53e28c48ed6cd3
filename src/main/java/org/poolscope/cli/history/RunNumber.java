package org.poolscope.cli.history;

import java.util.List;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.workload.InvalidSettingException;

/// How a run of the journal is named on the command line: by its number, or as the last one.
public final class RunNumber {

    static final String FIELD = "RUN";
    static final String DESCRIPTION = "The run's number, as 'poolscope history' lists it, or 'last'.";

    private static final String LAST = "last";

    private RunNumber() {}

    /// @throws InvalidSettingException if it is no number, or there is no such run
    /// @throws JournalException if the journal cannot be read
    static RunEntry find(String typed, JournalReader journal) throws JournalException {
        if (typed.equals(LAST)) {
            List<RunEntry> runs = journal.runs(List.of(), 1);
            if (runs.isEmpty()) {
                throw new InvalidSettingException(FIELD, "must be in the journal, which is empty");
            }
            return runs.getFirst();
        }
        try {
            return journal.find(Long.parseLong(typed)).orElseThrow(() -> new InvalidSettingException(FIELD,
                    "must be in the journal, which has no run " + typed + "; 'poolscope history' lists them"));
        } catch (NumberFormatException _) {
            throw new InvalidSettingException(FIELD, "must be a number, or '" + LAST + "'; not '" + typed + "'");
        }
    }
}
