package org.poolscope.cli.terminal;

import java.io.PrintWriter;
import java.util.List;

/// Besides what another one shows, has the terminal show how far it is in its frame or in the task bar, by the sequence
/// that ConEmu calls OSC 9;4. It goes away with the end.
final class FrameProgress implements Progress {

    private static final int NOT_SHOWN = -1;

    /// Shown as something that moves.
    private static final int UNKNOWN = -2;
    private static final int PERCENT = 100;

    private final Progress inside;
    private final PrintWriter writer;
    private int shown = NOT_SHOWN;

    FrameProgress(Progress inside, PrintWriter writer) {
        this.inside = inside;
        this.writer = writer;
    }

    @Override
    public void begin(String line) {
        inside.begin(line);
    }

    @Override
    public void show(double fraction, List<String> pieces) {
        int percent = Double.isNaN(fraction) ? UNKNOWN
                : Math.clamp((int) Math.floor(fraction * PERCENT), 0, PERCENT);
        if (percent != shown) {
            shown = percent;
            tell(percent == UNKNOWN ? "3;0" : "1;" + percent);
        }
        inside.show(fraction, pieces);
    }

    @Override
    public void say(PrintWriter other, String line) {
        inside.say(other, line);
    }

    @Override
    public void end() {
        if (shown != NOT_SHOWN) {
            shown = NOT_SHOWN;
            tell("0;0");
        }
        inside.end();
    }

    /// Some terminals know no other end of it than this.
    private void tell(String state) {
        writer.print("\u001b]9;4;" + state + "\u001b\\");
        writer.flush();
    }
}
