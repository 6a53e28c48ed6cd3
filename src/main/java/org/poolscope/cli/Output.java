package org.poolscope.cli;

import java.io.PrintWriter;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.SimpleCharacters;

/// Where a command speaks.
///
/// @param out progress, summaries and reports
/// @param err what went wrong
record Output(Screen screen, PrintWriter out, PrintWriter err) {

    static Output ofThisProcess() {
        return new Output(Screen.ofThisProcess(), SimpleCharacters.over(System.out), SimpleCharacters.over(System.err));
    }

    /// The same with everything for a person on standard error, when standard output is for a program.
    Output aside() {
        return new Output(screen, err, err);
    }
}
