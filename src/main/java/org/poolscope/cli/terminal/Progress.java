package org.poolscope.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.poolscope.text.Printable;

/// Shows how far something is while it goes on, and lets single lines pass in between. Used by one thread.
public interface Progress {

    /// Says what begins.
    void begin(String line);

    /// Whether anybody sees what is shown: else nobody need find out how far it is.
    default boolean isSeen() {
        return true;
    }

    /// Shows a moment.
    ///
    /// @param fraction what is behind us, from 0 to 1; not a number while nobody knows of how much
    /// @param pieces   figures in words, the most important first; those at the end go when there is no room
    void show(double fraction, List<String> pieces);

    /// Passes a line on to a writer without mixing it up with what is shown. Whatever is in it, it stays a line.
    void say(PrintWriter writer, String line);

    /// Ends the show, before a summary is printed; again, it does nothing.
    void end();

    /// A bar on a terminal, plain lines otherwise.
    static Progress on(Screen screen, PrintWriter writer, String title) {
        if (screen.terminal()) {
            var bar = new ProgressBar(screen, writer, Printable.of(title));
            return screen.progress() ? new FrameProgress(bar, writer) : bar;
        }
        return new ProgressLines(writer, Printable.of(title), System::nanoTime);
    }
}
