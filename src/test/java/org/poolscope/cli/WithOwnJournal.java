package org.poolscope.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of command lines that have a journal of their own, so none of these may run beside others.
abstract class WithOwnJournal {

    static final String JOURNAL = "poolscope.journal";

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void keepAJournal() {
        before = System.getProperty(JOURNAL);
        System.setProperty(JOURNAL, journal().toString());
    }

    @AfterEach
    void keepNone() {
        System.setProperty(JOURNAL, before);
    }

    final Path journal() {
        return folder.resolve("journal.sqlite");
    }
}
