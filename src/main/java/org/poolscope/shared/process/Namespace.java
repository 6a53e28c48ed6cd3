package org.poolscope.shared.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the pids that this process knows mean something. Two containers may share memory and folders, and then each
/// has a process of the same pid, or none where the other has one: only within one namespace can a process be called
/// dead because it is not to be seen.
final class Namespace {

    /// The namespaces of pids and of clocks that this process is in, in one number; 0 where there are none, or none
    /// are told. Two that exist at the same time have the same number only if a quarter of a million were made between
    /// them.
    static final int NUMBER;

    /// What shows the processes of this namespace. `/proc` may be that of another, as after `unshare --pid` without a
    /// mount of its own, or be missing: then what is to be learned of a pid is about somebody else, by the JDK's
    /// handles too.
    static final View VIEW;

    static final int BITS = 18;

    private static final Path SELF = Path.of("/proc/self");

    enum View { PROC, HANDLES, NOTHING }

    static {
        VIEW = view();
        NUMBER = VIEW == View.HANDLES ? 0 : number();
    }

    private Namespace() {}

    private static View view() {
        try {
            return Files.readSymbolicLink(SELF).toString().equals(Long.toString(ProcessHandle.current().pid()))
                    ? View.PROC : View.NOTHING;
        } catch (IOException | UnsupportedOperationException _) {
            return System.getProperty("os.name").startsWith("Linux") ? View.NOTHING : View.HANDLES;
        }
    }

    /// The start of a process, by which it is told from others, is counted by the clock of whoever asks.
    private static int number() {
        return (int) (inode("ns/pid") + 31 * inode("ns/time")) & (1 << BITS) - 1;
    }

    private static long inode(String namespace) {
        try {
            return (long) Files.getAttribute(SELF.resolve(namespace), "unix:ino");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return 0;
        }
    }
}
