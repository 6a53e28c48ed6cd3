package org.poolscope;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

/// Whether a window can be opened here.
final class Display {

    private Display() {}

    /// Why no window can be opened; empty if one can. Connects to the display, so it is asked only when a window is
    /// wanted.
    static Optional<String> whyMissing() {
        try {
            if (GraphicsEnvironment.isHeadless()) {
                return Optional.of(System.getenv("DISPLAY") == null ? "DISPLAY is not set" : "this Java runs headless");
            }
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return Optional.empty();
        } catch (HeadlessException | AWTError e) {
            return Optional.of(firstLine(e));
        } catch (LinkageError e) {
            return Optional.of("this Java has no window libraries: " + firstLine(e));
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("unknown").replaceAll("\\.$", "");
    }
}
