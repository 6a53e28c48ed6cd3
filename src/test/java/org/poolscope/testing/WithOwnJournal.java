package org.poolscope.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of whole programs that have a journal of their own, so none of these may run beside others.
public abstract class WithOwnJournal {

    public static final String JOURNAL = "poolscope.journal";

    @TempDir
    public Path folder;

    private String before;

    @BeforeEach
    public void keepAJournal() {
        before = System.getProperty(JOURNAL);
        System.setProperty(JOURNAL, journal().toString());
    }

    @AfterEach
    public void keepNone() {
        System.setProperty(JOURNAL, before);
    }

    public final Path journal() {
        return folder.resolve("journal.sqlite");
    }
}
