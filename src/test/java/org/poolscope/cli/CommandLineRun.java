package org.poolscope.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.poolscope.cli.terminal.Screen;

/// A command line that was run within the test's own process.
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = PoolscopeCommand.create(new Output(Screen.plain(), new PrintWriter(out, true),
                new PrintWriter(err, true), Optional::empty, new Output.Raw(bytes(out), bytes(err))), arguments)
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
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
