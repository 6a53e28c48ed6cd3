package org.poolscope;

import java.nio.file.Path;
import java.util.Optional;
import org.poolscope.cli.DefaultBatch;
import org.poolscope.cli.PoolscopeCommand;
import org.poolscope.job.JobFile;
import org.poolscope.text.Printable;
import org.poolscope.ui.Desktop;

/// The command line, or the window, with a job file in it if that is all that is named; where there is no display, a
/// batch in the terminal.
public final class Main {

    /// A system property: with `true`, the window tells at the end of each run what it cost to show it.
    private static final String DEBUG = "poolscope.debug";

    /// As for wrong input.
    private static final int REFUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        String folder = Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        if (folder.contains("!/")) {
            System.err.println("poolscope: cannot start from " + folder
                    + ": Java takes an exclamation mark at the end of "
                    + "a folder's name for that of a jar; rename or move the folder.");
            System.exit(REFUSED);
        }
        OwnJars.add();
        Optional<Path> job = args.length == 1 && JobFile.isNamedSo(args[0]) ? Optional.of(Path.of(args[0]))
                : Optional.empty();
        if (args.length > 0 && job.isEmpty()) {
            System.exit(PoolscopeCommand.execute(args));
        }
        Optional<String> whyNoWindow = Display.whyMissing();
        if (whyNoWindow.isPresent()) {
            System.exit(job.isPresent() ? refuse(args[0], whyNoWindow.get()) : DefaultBatch.run(whyNoWindow.get()));
        }
        Desktop.open(Boolean.getBoolean(DEBUG) ? Optional.of(System.err::println) : Optional.empty(), job);
    }

    private static int refuse(String job, String whyNoWindow) {
        System.err.println("poolscope: no display (" + whyNoWindow + ") to open " + Printable.of(job)
                + " on; 'poolscope run " + Printable.of(job) + "' runs it in the terminal.");
        return REFUSED;
    }
}
