package org.poolscope.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What makes a worker JVM the worker of one run: its bootstrap parameters. They come on its stdin, a line for each
/// component in their order, and not on its command line: so a JVM can be started before anybody knows what for.
/// One that is to be several workers, its slots, is handed over to once for each of them, see [SlotOrder].
///
/// Before them stands how many bytes they have. A line ends with a line feed. A line feed or backslash in it has a
/// backslash before it, the former as the letter n, so that every path of the file system can be handed over.
///
/// @param token          what the first frame on the control socket must carry
/// @param pid            the process the parent started, by which the worker calls itself
/// @param socket         the control socket to connect to
/// @param page           the telemetry page, made by the parent
/// @param segments       the directory of the run's shared segments
/// @param temporary      where the worker's temporary files go
/// @param number         its place in the pool, from 1
/// @param stdout         the file that what it prints goes to
/// @param stderr         the same for errors
/// @param slot           whether others may share the JVM with it, as slots do
/// @param parentPid      the process to leave with
/// @param parentStart    when that was started, as [org.poolscope.shared.process.ProcessIdentity] tells it
/// @param beatsPerSecond how often to sample what the process uses
public record WorkerBootstrap(String token, long pid, Path socket, Path page, Path segments, Path temporary,
                              int number, Path stdout, Path stderr, boolean slot, long parentPid,
                              long parentStart, int beatsPerSecond) {

    private static final int LINES = 13;

    private static volatile boolean accepted;

    public byte[] bytes() {
        var lines = new StringBuilder();
        for (Object value : new Object[] {
            token, pid, socket, page, segments, temporary, number, stdout, stderr, slot, parentPid, parentStart,
            beatsPerSecond}) {
            lines.append(value.toString().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        }
        return SlotOrder.framed(lines.toString());
    }

    /// Waits for a hand-over: of a slot until it has come, of any other until the end of the stream.
    ///
    /// @return null if what came is none, or is one that was broken off
    public static @Nullable WorkerBootstrap read(InputStream in) throws IOException {
        String text = SlotOrder.text(in);
        WorkerBootstrap read = text == null ? null : of(text);
        return read == null || read.slot() || in.read() < 0 ? read : null;
    }

    /// One that has come.
    ///
    /// @return null if it is none
    static @Nullable WorkerBootstrap of(String text) {
        String[] lines = lines(text);
        if (lines == null) {
            return null;
        }
        try {
            return new WorkerBootstrap(lines[0], Long.parseLong(lines[1]), Path.of(lines[2]), Path.of(lines[3]),
                    Path.of(lines[4]), Path.of(lines[5]), Integer.parseInt(lines[6]), Path.of(lines[7]),
                    Path.of(lines[8]), Boolean.parseBoolean(lines[9]), Long.parseLong(lines[10]),
                    Long.parseLong(lines[11]), Integer.parseInt(lines[12]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Notes that this JVM is that worker.
    public void accept() {
        accepted = true;
    }

    /// Whether this JVM is a worker.
    public static boolean wasAccepted() {
        return accepted;
    }

    /// Cuts by hand: a worker on its way to its first frame has no time to load the classes of regular expressions.
    private static String @Nullable [] lines(String text) {
        var lines = new String[LINES];
        int from = 0;
        for (int i = 0; i < LINES; i++) {
            int to = text.indexOf('\n', from);
            if (to <= from) {
                return null;
            }
            lines[i] = unescaped(text.substring(from, to));
            from = to + 1;
        }
        return from == text.length() ? lines : null;
    }

    private static String unescaped(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        var text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                c = line.charAt(++i) == 'n' ? '\n' : '\\';
            }
            text.append(c);
        }
        return text.toString();
    }
}
