package org.poolscope.ui.view.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resume;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// A run of the journal as a form can say it again.
///
/// @param words what the person should know of it, in a sentence without its full stop
/// @param sound whether the form says all that was run
record PastRun(RunConfiguration configuration, String words, boolean sound) {

    private static final Texts TEXTS = Texts.of(PastRun.class);

    /// Not on the event dispatch thread.
    ///
    /// @throws JournalException if it cannot be read
    /// @throws org.poolscope.workload.InvalidSettingException if its workload is not there any more, or takes such
    ///                                                        settings no more
    static PastRun of(JournalReader journal, RunEntry run) throws JournalException {
        String number = Long.toString(run.number());
        List<String> cautions = new ArrayList<>();
        if (journal.list(run).isPresent()) {
            cautions.add(TEXTS.get("again.no-items"));
        }
        try {
            Resume.requireHere(run);
        } catch (JournalException _) {
            // It can be run here, too; but whoever does should know.
            cautions.add(TEXTS.format("again.elsewhere", run.folder()));
        }
        String words = cautions.isEmpty() ? TEXTS.format("again.filled", number)
                : TEXTS.format("again.filled-but", number, String.join("; ", cautions));
        return new PastRun(run.configuration(Map.of()), words, cautions.isEmpty());
    }
}
