package org.poolscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.poolscope.cli.terminal.Screen;

/// A command line that was run within the test's own process.
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = PoolscopeCommand.create(new Output(Screen.plain(), new PrintWriter(out, true),
                new PrintWriter(err, true), Optional::empty)).execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
