package org.poolscope.ui.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.resume.Resume;
import org.poolscope.history.resume.Resumption;
import org.poolscope.pool.BatchRun;
import org.poolscope.pool.DryRun;

/// Prepares a run of the past to be gone on with in the window, with the settings that it had. What programs write is
/// seen in the window, and kept only where the run kept it.
public final class Preparation {

    private Preparation() {}

    /// Finds out what is missing, and makes and changes nothing. Takes as long as reading the input takes, so not on
    /// the event dispatch thread.
    ///
    /// @throws org.poolscope.history.JournalException if it cannot be gone on with, or the journal cannot be read
    public static Resumption dry(JournalReader journal, RunEntry run) throws IOException {
        return Resumption.of(journal, run, Resumption.Wishes.asBefore(true),
                configuration -> DryRun.of(configuration).plan().batch());
    }

    /// The same as it is to be [run][RunController#resume]: folders may be made.
    ///
    /// @throws org.poolscope.history.JournalException if it cannot be gone on with, or the journal cannot be read
    public static Resumption of(JournalReader journal, RunEntry run) throws IOException {
        return Resumption.of(journal, run, Resumption.Wishes.asBefore(false), BatchRun::planned);
    }

    /// Some of its items, whether they are done or not, to be run again.
    ///
    /// @throws org.poolscope.history.JournalException if it cannot be gone on with, or the journal cannot be read
    public static Resumption again(JournalReader journal, RunEntry run, Predicate<Resume.Missing> wanted)
            throws IOException {
        return Resumption.of(journal, run, new Resumption.Wishes(Map.of(), null, true, false, Path.of("")),
                BatchRun::planned).only(wanted);
    }
}
