package org.poolscope;

import java.util.Optional;
import org.poolscope.cli.DefaultBatch;
import org.poolscope.cli.PoolscopeCommand;

/// The command line, or the window; where there is no display, a batch in the terminal.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(PoolscopeCommand.execute(args));
        }
        Optional<String> whyNoWindow = Display.whyMissing();
        if (whyNoWindow.isPresent()) {
            System.exit(DefaultBatch.run(whyNoWindow.get()));
        }
        throw new UnsupportedOperationException("not built yet");
    }
}
