package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.poolscope.testing.CommandPrefix;

/// Words to start a child by, for which other rights hold, or other folders are to be seen, than for this JVM.
public final class Rights {

    private static final String BIND = "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"";

    private Rights() {}

    /// Has no more rights than the permissions of files give, though root should start it.
    public static List<String> none() throws InterruptedException {
        return assume("rights cannot be laid down here", "setpriv", "--bounding-set=-all", "--inh-caps=-all");
    }

    /// Sees a folder at another place, too.
    static List<String> bind(Path folder, Path place) throws InterruptedException {
        return assume("no folder can be mounted here",
                "unshare", "--map-root-user", "--mount", "sh", "-c", BIND, folder.toString(), place.toString());
    }

    /// The words, if a child can be started by them; skips the test if not.
    public static List<String> assume(String otherwise, String... words) throws InterruptedException {
        assumeTrue(CommandPrefix.works(List.of(words)), otherwise);
        return List.of(words);
    }
}
