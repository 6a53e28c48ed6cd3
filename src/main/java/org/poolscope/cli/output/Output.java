package org.poolscope.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.text.Printable;

/// Where a command speaks.
///
/// @param out  progress, summaries and reports
/// @param err  what went wrong
/// @param loss why something printed to `out` did not get there; empty if all did
/// @param raw  the same two for bytes that are passed on as they are
public record Output(Screen screen, PrintWriter out, PrintWriter err, Supplier<Optional<IOException>> loss, Raw raw) {

    /// Where bytes go; what was written to the writers must be flushed before.
    ///
    /// @param takesNothing whether what is written to `out` does not get anywhere any more: whoever read it has gone,
    ///                     say
    /// @param errLost      whether something written to `err` did not get there, though whoever reads it is there
    public record Raw(OutputStream out, OutputStream err, BooleanSupplier takesNothing, BooleanSupplier errLost) {

        public Raw(OutputStream out, OutputStream err) {
            this(out, err, () -> false);
        }

        public Raw(OutputStream out, OutputStream err, BooleanSupplier takesNothing) {
            this(out, err, takesNothing, () -> false);
        }
    }

    public static Output ofThisProcess() {
        var outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
        var reader = new OutputReader();
        var stdout = new PrintStream(new BufferedOutputStream(outlet), false, System.out.charset());
        var outletOfErrors = new Outlet(new FileOutputStream(FileDescriptor.err));
        var stderr = new PrintStream(new BufferedOutputStream(outletOfErrors), true, System.err.charset());
        return new Output(Screen.ofThisProcess(), SimpleCharacters.over(stdout), SimpleCharacters.over(stderr),
                outlet::loss,
                new Raw(stdout, stderr, () -> outlet.takesNothing() || reader.hasGone(),
                        () -> outletOfErrors.loss().isPresent() && !outletOfErrors.isClosed()));
    }

    /// Prints a line to `out`. Whatever is in it, it stays a line.
    public void say(String line) {
        out.println(Printable.of(line));
    }

    /// The same to `err`, at once.
    public void warn(String line) {
        err.println(Printable.of(line));
        err.flush();
    }

    /// The same with everything for a person on standard error, when standard output is for a program.
    public Output aside() {
        return new Output(screen, err, err, loss, new Raw(raw.err(), raw.err(), () -> false, raw.errLost()));
    }
}
