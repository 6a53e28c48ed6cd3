package org.poolscope.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Tells, once, that some of what this process printed was lost: a [PrintStream] hides from whoever prints that the
/// disk is full, and when the parent looks there may be room again. What processes print that this one has started is
/// not seen. Any thread may use it.
final class LostPrints {

    private static final byte[] SENTENCE = ("Poolscope: some of what was printed here is lost, since it could not be"
            + " written: was the temporary folder full?\n").getBytes(StandardCharsets.UTF_8);

    private final PrintStream stdout;
    private final PrintStream stderr;
    private final OutputStream told;
    private boolean done;

    /// @param told where it is told; throws while there is no room for that either
    LostPrints(PrintStream stdout, PrintStream stderr, OutputStream told) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.told = told;
    }

    /// Those of the streams that are the standard ones now, even if a task puts others in their places.
    static LostPrints ofThisProcess() {
        return new LostPrints(System.out, System.err, new FileOutputStream(FileDescriptor.err));
    }

    /// Tells it if it is so and was not told yet; if there is no room for that now, another time.
    synchronized void tell() {
        if (!done && (stdout.checkError() | stderr.checkError())) {
            try {
                told.write(SENTENCE);
                told.flush();
                done = true;
            } catch (IOException _) {
                // Still no room.
            }
        }
    }
}
