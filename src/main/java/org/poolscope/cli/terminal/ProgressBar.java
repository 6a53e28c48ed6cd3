package org.poolscope.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.text.Printable;

/// One line on a terminal, drawn over and over, and gone at the end.
final class ProgressBar implements Progress {

    private static final String ERASE = "\r\u001b[K";
    private static final String GAP = "  ";
    private static final int MIN_BAR = 8;
    private static final int MAX_BAR = 40;

    private final Screen screen;
    private final PrintWriter writer;
    private final String title;
    private String drawn = "";

    ProgressBar(Screen screen, PrintWriter writer, String title) {
        this.screen = screen;
        this.writer = writer;
        this.title = title;
    }

    /// Needs no line of its own: the bar says it.
    @Override
    public void begin(String line) {}

    @Override
    public void show(double fraction, List<String> pieces) {
        String line = line(fraction, pieces, screen.columns().getAsInt() - 1);
        if (!line.equals(drawn)) {
            drawn = line;
            redraw();
        }
    }

    @Override
    public void say(PrintWriter other, String line) {
        erase();
        other.println(Printable.of(line));
        other.flush();
        redraw();
    }

    @Override
    public void end() {
        erase();
        drawn = "";
    }

    /// The last column stays free: a character there makes some terminals begin a new line. The bar's length depends on
    /// the terminal alone, so that it stands still while figures come and go behind it.
    private String line(double fraction, List<String> pieces, int room) {
        int length = Math.clamp(room / 3, MIN_BAR, MAX_BAR);
        String bar = Double.isNaN(fraction) ? "" : bar(fraction, length) + GAP;
        int roomForText = room - title.length() - GAP.length() - (bar.isEmpty() ? 0 : length + GAP.length());
        for (int kept = pieces.size(); kept > 0; kept--) {
            String text = Printable.of(String.join(GAP, pieces.subList(0, kept)));
            if (text.length() <= roomForText) {
                return title + GAP + bar + text;
            }
        }
        String text = Printable.of(pieces.getFirst());
        return text.length() <= room ? text : "";
    }

    private String bar(double fraction, int length) {
        int full = (int) Math.floor(fraction * length);
        return screen.paint(Ink.ACCENT, "█".repeat(full)) + "░".repeat(length - full);
    }

    private void redraw() {
        if (!drawn.isEmpty()) {
            writer.print(ERASE + drawn);
            writer.flush();
        }
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            writer.print(ERASE);
            writer.flush();
        }
    }
}
