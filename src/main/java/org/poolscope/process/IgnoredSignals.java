package org.poolscope.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The signals that this process ignores, as a program would that it starts: of all others a new program has the usual
/// way to take them whatever is done, and to say so for each takes as long as a third of the start.
final class IgnoredSignals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String KEY = "SigIgn:";
    private static final int HEXADECIMAL = 16;

    private IgnoredSignals() {}

    /// A bit for each, the lowest for signal 1; empty where that is not told.
    static OptionalLong ofThisProcess() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(KEY)) {
                    return OptionalLong.of(Long.parseUnsignedLong(line.substring(KEY.length()).strip(), HEXADECIMAL));
                }
            }
        } catch (IOException | NumberFormatException _) {
            // There is no such file, or not as Linux has it.
        }
        return OptionalLong.empty();
    }
}
