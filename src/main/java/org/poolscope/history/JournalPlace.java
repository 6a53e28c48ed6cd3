package org.poolscope.history;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.UserFolder;

/// Where this user's journal is: in the folder that the platform has for a user's data, or where the variable
/// `POOLSCOPE_JOURNAL` says; `off` there keeps none. The system property `poolscope.journal` says the same for one JVM.
public final class JournalPlace {

    /// What says where else it is, or that there is to be none.
    public static final String VARIABLE = "POOLSCOPE_JOURNAL";

    private static final String PROPERTY = "poolscope.journal";
    private static final String OFF = "off";
    private static final String NAME = "journal.sqlite";

    private JournalPlace() {}

    /// Whether there is to be none.
    public static boolean isOff() {
        return OFF.equals(named());
    }

    /// The file, which need not be there; empty for a user without a home, or if there is to be none.
    public static Optional<Path> ofThisUser() {
        String named = named();
        if (named == null || named.isEmpty()) {
            return UserFolder.DATA.ofThisUser().map(folder -> folder.resolve(NAME));
        }
        return named.equals(OFF) ? Optional.empty() : Optional.of(Path.of(named).toAbsolutePath());
    }

    private static @Nullable String named() {
        return System.getProperty(PROPERTY, System.getenv(VARIABLE));
    }
}
