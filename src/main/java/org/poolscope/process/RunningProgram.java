package org.poolscope.process;

import java.time.Duration;
import org.poolscope.process.usage.TreeNow;

/// A program that was started and has to be waited for. Any thread may use it.
public interface RunningProgram {

    long pid();

    /// Waits for its end. What it has started and left running is not waited for, even if it has the output open.
    ///
    /// @throws InterruptedException if this thread was interrupted; the program runs on
    ProgramEnd await() throws InterruptedException;

    /// Waits for its end, but not for ever.
    ///
    /// @return whether it has ended
    /// @throws InterruptedException if this thread was interrupted; the program runs on
    boolean awaitFor(Duration patience) throws InterruptedException;

    /// Ends it with all that it has started: asks by SIGTERM, and after a while kills what is left. Whatever becomes of
    /// it, this takes little longer than that, and heeds no interrupt.
    ///
    /// @param patience how long it may take to end by itself
    void end(Duration patience);

    /// What it and all that it has started use, now or a moment ago. Takes some microseconds for each process.
    TreeNow usage();

    /// Whether something that it has started is still running after its end, as far as that can be seen.
    boolean hasLeftSomething();
}
