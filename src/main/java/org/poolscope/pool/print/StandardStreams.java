package org.poolscope.pool.print;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;

/// Shows what workers print on this process's own stdout and stderr, or whatever the program has put in their places.
/// For one thread at a time.
final class StandardStreams implements PrintedOutput.Reader {

    /// What a file is, in `st_mode` (POSIX).
    private static final int FILE_TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private final One stdout = new One("stdout", 1);
    private final One stderr = new One("stderr", 2);

    /// One of the two, and who was the last on it to stop in the middle of a line.
    private static final class One {
        private final String name;
        private final int descriptor;
        private @Nullable LaunchedWorker inALine;
        private boolean gone;

        One(String name, int descriptor) {
            this.name = name;
            this.descriptor = descriptor;
        }
    }

    /// @throws IOException if nobody reads that stream any more, or it takes nothing
    @Override
    public void printed(LaunchedWorker worker, boolean error, byte[] bytes, int count) throws IOException {
        One one = error ? stderr : stdout;
        if (one.gone) {
            throw new IOException(one.name + " takes nothing any more");
        }
        PrintStream to = error ? System.err : System.out;
        boolean before = to.checkError();
        if (one.inALine != null && one.inALine != worker) {
            to.write('\n');
        }
        to.write(bytes, 0, count);
        one.inALine = bytes[count - 1] == '\n' ? null : worker;
        // A stream that was in trouble before does not tell whether it still is.
        if (to.checkError() && !before) {
            one.gone = true;
            if (!isRead(one)) {
                say("What workers print to " + one.name + " is not shown any more, since it cannot be written: is the"
                        + " disk full it goes to?");
            }
            throw new IOException(one.name + " takes nothing any more");
        }
    }

    @Override
    public void missing(LaunchedWorker worker, boolean error, long bytes) {
        say(PrintedOutput.inWords(bytes) + " that worker " + worker.number() + " printed to "
                + (error ? "stderr" : "stdout") + " are left out here: it prints faster than they are read, and no more"
                + " is kept in the temporary folder");
    }

    @Override
    public void say(String sentence) {
        System.err.println("Poolscope: " + sentence);
    }

    /// Whether the stream goes to another program: one that has ended has read what it wanted, and is told nothing.
    private static boolean isRead(One one) {
        try {
            Object mode = Files.getAttribute(Path.of("/dev/fd/" + one.descriptor), "unix:mode");
            int type = mode instanceof Integer bits ? bits & FILE_TYPE : 0;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }
}
