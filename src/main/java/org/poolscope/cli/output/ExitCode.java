package org.poolscope.cli.output;

/// What the program tells the shell.
public final class ExitCode {

    /// Every item succeeded.
    public static final int SUCCEEDED = 0;

    /// Some items failed, or the run could not go on.
    public static final int FAILED = 1;

    /// The input could not be taken; nothing was run.
    public static final int USAGE = 2;

    /// Stopped by Ctrl-C: 128 and the number of the signal, as shells have it.
    public static final int INTERRUPTED = 130;

    /// Stopped since nobody reads what programs write, as a program that writes to a pipe is by SIGPIPE.
    public static final int UNREAD = 141;

    private ExitCode() {}
}
