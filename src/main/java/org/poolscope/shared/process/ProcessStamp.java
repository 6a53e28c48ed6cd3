package org.poolscope.shared.process;

/// A process in one 64-bit word, so that it can be written to shared memory in one step. 0 is nobody.
///
/// ```
///  0  pid         22   as many bits as Linux gives pids at most
/// 22  namespace    9   the low half of the number of its Namespace
/// 31  not ours     1   left to the user of the word
/// 32  namespace    9   the high half
/// 41  start       23   the low bits of its start, see ProcessIdentity
/// ```
///
/// Where pids have no namespaces, the pid takes the place of the first of these halves, too: elsewhere than on Linux it
/// may be larger.
///
/// Whoever is in another namespace cannot be seen from here, and so is never called dead: its locks are taken over, and
/// its places in tables given to others, by those who are where it is.
public final class ProcessStamp {

    public static final long NOBODY = 0;

    private static final int LOW_BITS = 31;
    private static final int START_AT = 32 + Namespace.BITS / 2;
    private static final int PID_BITS =
            Namespace.VIEW == Namespace.View.HANDLES ? LOW_BITS : LOW_BITS - Namespace.BITS / 2;
    private static final long PID_MASK = (1L << PID_BITS) - 1;

    /// What is the same in all stamps of this namespace.
    private static final long HERE = (long) (Namespace.NUMBER >>> Namespace.BITS / 2) << 32
            | (long) (Namespace.NUMBER & (1 << Namespace.BITS / 2) - 1) << LOW_BITS - Namespace.BITS / 2;
    private static final long NAMESPACE_MASK = (1L << START_AT) - 1 & ~PID_MASK & ~(1L << LOW_BITS);
    private static final long MINE = of(ProcessIdentity.current());

    private ProcessStamp() {}

    /// This process.
    public static long mine() {
        return MINE;
    }

    /// Where pids mean what they mean here, as a number: different for namespaces that exist at the same time.
    public static long namespace() {
        return Namespace.NUMBER;
    }

    /// @param process one of this namespace
    public static long of(ProcessIdentity process) {
        return process.start() << START_AT | HERE | process.pid() & PID_MASK;
    }

    /// In the namespace it is in.
    public static long pid(long stamp) {
        return stamp & PID_MASK;
    }

    /// Whether that process can be seen from here.
    static boolean isHere(long stamp) {
        return (stamp & NAMESPACE_MASK) == HERE;
    }

    /// Whether that process is still there, as [ProcessIdentity#isAlive] tells it; of one that cannot be seen from here
    /// that is assumed. Reads a file: takes some 20 µs.
    public static boolean isAlive(long stamp) {
        if (!isHere(stamp)) {
            return true;
        }
        long start = stamp >>> START_AT;
        return ProcessIdentity.isAlive(pid(stamp), found -> found << START_AT >>> START_AT == start || start == 0);
    }
}
