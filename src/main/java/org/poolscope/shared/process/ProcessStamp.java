package org.poolscope.shared.process;

/// A process in one 64-bit word, so that it can be written to shared memory in one step: the low 31 bits are its pid,
/// bit 31 is left to the user of the word, the high half is the low half of its start. 0 is nobody.
///
/// See [ProcessIdentity] for why the pid alone will not do.
public final class ProcessStamp {

    public static final long NOBODY = 0;

    private static final long PID_MASK = (1L << 31) - 1;
    private static final long MINE = of(ProcessIdentity.current());

    private ProcessStamp() {}

    /// This process.
    public static long mine() {
        return MINE;
    }

    public static long of(ProcessIdentity process) {
        return process.start() << 32 | process.pid() & PID_MASK;
    }

    public static long pid(long stamp) {
        return stamp & PID_MASK;
    }

    /// Whether that process is still there, as [ProcessIdentity#isAlive] tells it. Reads a file: takes some 20 µs.
    public static boolean isAlive(long stamp) {
        int start = (int) (stamp >>> 32);
        return ProcessIdentity.isAlive(pid(stamp), found -> (int) found == start || start == 0);
    }
}
