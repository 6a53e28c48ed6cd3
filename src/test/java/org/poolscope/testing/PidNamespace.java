package org.poolscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
        assumeTrue(works(words), "there are no pid namespaces to be had here");
        return words;
    }

    private static boolean works(List<String> words) throws InterruptedException {
        try {
            var command = new ArrayList<>(words);
            command.add("true");
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
