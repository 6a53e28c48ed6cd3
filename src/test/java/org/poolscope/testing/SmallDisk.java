package org.poolscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;

/// A file system of a few kilobytes that only a child sees and that is gone with it.
public final class SmallDisk {

    private static final String MOUNT = "mount -t tmpfs -o \"$1\" tmpfs \"$0\" && shift && exec \"$@\"";

    private SmallDisk() {}

    /// The words to [start a child by][ChildJvm#start(List, Class, String...)]; skips the test where that cannot be
    /// done.
    ///
    /// @param folder where the child finds it
    public static List<String> at(Path folder, int kilobytes) throws InterruptedException {
        return mounted(folder, "size=" + kilobytes + "k");
    }

    /// The same with any options for mounting it.
    public static List<String> mounted(Path folder, String options) throws InterruptedException {
        List<String> words = List.of(
                "unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder.toString(), options);
        assumeTrue(CommandPrefix.works(words), "no small file system can be mounted here");
        return words;
    }
}
