package org.poolscope;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.font.FontRenderContext;
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
            return hasFonts() ? Optional.empty()
                    : Optional.of("there is no font on this machine; install one (fontconfig and fonts-dejavu-core, "
                            + "say)");
        } catch (HeadlessException | AWTError e) {
            return Optional.of(firstLine(e));
        } catch (LinkageError e) {
            return Optional.of("this Java has no window libraries: " + firstLine(e));
        }
    }

    /// Without one the JDK fails in many ways, one after the other, bare errors among them. What is loaded here, the
    /// window needs next.
    private static boolean hasFonts() {
        try {
            new Font(Font.DIALOG, Font.PLAIN, 12).getLineMetrics("x", new FontRenderContext(null, false, false));
            return true;
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("unknown").replaceAll("\\.$", "");
    }
}
