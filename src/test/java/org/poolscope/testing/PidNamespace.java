package org.poolscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;

/// A pid namespace that a child is the first process of, as in a container: it sees nobody else and nobody there is
/// seen by the pid it has there. What is in memory and on disk is everybody's.
public final class PidNamespace {

    private static final List<String> OF_ITS_OWN =
            List.of("unshare", "--map-root-user", "--pid", "--fork", "--kill-child");

    private PidNamespace() {}

    /// The words to [start a child by][ChildJvm#start(List, Class, String...)], who is killed with it; skips the test
    /// where that cannot be done.
    public static List<String> ofItsOwn() throws InterruptedException {
        return checked(List.of("--mount-proc"));
    }

    /// The same with the `/proc` of those outside.
    public static List<String> withoutItsProc() throws InterruptedException {
        return checked(List.of());
    }

    private static List<String> checked(List<String> more) throws InterruptedException {
        var words = new ArrayList<>(OF_ITS_OWN);
        words.addAll(more);
        assumeTrue(CommandPrefix.works(words), "there are no pid namespaces to be had here");
        return words;
    }
}
