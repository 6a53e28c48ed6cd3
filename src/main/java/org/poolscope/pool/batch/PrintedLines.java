package org.poolscope.pool.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.jvm.JavaCommand;
import org.poolscope.pool.print.PrintedOutput;
import org.poolscope.pool.watch.RunClock;
import org.poolscope.telemetry.Telemetry;

/// Tells what the workers of a run print, a line at a time: as words to be shown, so without what would move a
/// terminal's cursor or colour it. For the thread that brings it.
public final class PrintedLines implements PrintedOutput.Reader {

    /// Whoever prints more has something in mind that is not for eyes.
    private static final long MOST_BYTES = 64L << 20;

    /// So much more of the last that workers print.
    private static final long MOST_LAST_BYTES = 8L << 20;

    /// What a line takes in memory besides its bytes.
    private static final int BYTES_OF_A_LINE = 100;
    private static final int MOST_CHARACTERS = 4096;
    private static final int TAB = 8;

    /// What a line begins with whose worker says which item it is of: what ASCII has for a record and its parts.
    private static final char ITEM_BEGINS = '\u001e';
    private static final char ITEM_ENDS = '\u001f';

    /// ECMA-48: control sequences, strings of the system, other escapes, and all control characters but the tab.
    private static final Pattern CONTROLS = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]"
            + "|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b[ -/]*[0-~]?|[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]");

    private final RunClock clock;
    private final Consumer<Telemetry> listener;
    private final List<String> problems = new ArrayList<>();
    private long told;
    private long missing;

    /// Those of whose line only the beginning has come.
    private final Set<Stream> inALine = new HashSet<>();

    private record Stream(LaunchedWorker worker, boolean error) {}

    public PrintedLines(RunClock clock, Consumer<Telemetry> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public boolean hasEnough() {
        return told > MOST_BYTES;
    }

    @Override
    public void printed(LaunchedWorker worker, boolean error, byte[] bytes, int count) {
        boolean hadEnough = hasEnough();
        if (told > MOST_BYTES + MOST_LAST_BYTES) {
            missing += count;
            return;
        }
        int from = inALine.remove(new Stream(worker, error)) ? afterTheLine(bytes, count) : 0;
        String text = new String(bytes, from, count - from, JavaCommand.printedCharset());
        text.lines().forEach(line -> tell(worker, error, line));
        if (bytes[count - 1] != '\n') {
            inALine.add(new Stream(worker, error));
        }
        told += count;
        if (hasEnough() && !hadEnough) {
            notice("This run prints more than anybody reads: of what follows only the last of each worker is shown");
        }
    }

    @Override
    public void missing(LaunchedWorker worker, boolean error, long bytes) {
        missing += bytes;
        tell(worker, true, "[" + PrintedOutput.inWords(bytes) + " that this worker printed to "
                + (error ? "stderr" : "stdout") + " are left out here]");
    }

    @Override
    public void say(String sentence) {
        problems.add(sentence);
        notice(sentence);
    }

    private void notice(String sentence) {
        listener.accept(new Telemetry.Notice(clock.now(), sentence));
    }

    /// Tells once more what of the prints was lost or left out: what was told of it before is far above by now. Once
    /// all is brought.
    ///
    /// @return what was, in words
    public List<String> end() {
        var all = new ArrayList<>(problems);
        if (missing > 0) {
            all.add(PrintedOutput.inWords(missing) + " of what workers printed were left out, since it was too much");
        }
        if (!all.isEmpty()) {
            notice("Not all that was printed is shown. " + String.join(". ", all));
        }
        return all;
    }

    private static int afterTheLine(byte[] bytes, int count) {
        int at = 0;
        while (at < count && bytes[at] != '\n') {
            at++;
        }
        return Math.min(count, at + 1);
    }

    private void tell(LaunchedWorker worker, boolean error, String line) {
        told += BYTES_OF_A_LINE;
        int end = !line.isEmpty() && line.charAt(0) == ITEM_BEGINS ? line.indexOf(ITEM_ENDS) : -1;
        String item = end < 0 ? "" : shown(line.substring(1, end));
        listener.accept(new Telemetry.Printed(clock.now(), worker.number(), worker.pid(), error, item,
                shown(line.substring(end + 1))));
    }

    static String shown(String line) {
        String text = line;
        if (text.length() > MOST_CHARACTERS) {
            boolean isHalf = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
            text = text.substring(0, isHalf ? MOST_CHARACTERS - 1 : MOST_CHARACTERS) + "…";
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            text = withoutTabs(CONTROLS.matcher(text).replaceAll(""));
        }
        return text;
    }

    private static String withoutTabs(String text) {
        var spaced = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '\t') {
                spaced.repeat(' ', TAB - spaced.length() % TAB);
            } else {
                spaced.append(c);
            }
        }
        return spaced.toString();
    }
}
