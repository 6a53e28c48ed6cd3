package org.poolscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.poolscope.cli.output.Outlet;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.terminal.Screen;

/// A command line that was run within the test's own process.
///
/// @param err without what it says of runs that others have killed on this machine, such as tests that are run beside
public record CommandLineRun(int exitCode, String out, String err) {

    private static final Pattern OF_OTHERS =
            Pattern.compile("^Removed what \\d+ killed runs? had left behind: .*\\R", Pattern.MULTILINE);

    public CommandLineRun {
        err = OF_OTHERS.matcher(err).replaceAll("");
    }

    public static CommandLineRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = PoolscopeCommand.execute(new Output(Screen.plain(), new PrintWriter(out, true),
                new PrintWriter(err, true), Optional::empty, new Output.Raw(bytes(out), bytes(err))), arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /// One whose reader goes after so many bytes.
    public static CommandLineRun readUntil(int bytes, String... arguments) {
        var err = new StringWriter();
        var left = new AtomicInteger(bytes);
        var outlet = new Outlet(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (left.decrementAndGet() < 0) {
                    throw new IOException("Broken pipe");
                }
            }
        });
        var out = new PrintStream(outlet, true, StandardCharsets.UTF_8);
        var raw = new Output.Raw(out, bytes(err), outlet::takesNothing);
        int exitCode = PoolscopeCommand.execute(new Output(Screen.plain(), new PrintWriter(out, true),
                new PrintWriter(err, true), outlet::loss, raw), arguments);
        return new CommandLineRun(exitCode, "", err.toString());
    }

    private static OutputStream bytes(StringWriter writer) {
        return new OutputStream() {

            @Override
            public void write(int b) {
                writer.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writer.write(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
    }
}
