package org.poolscope.ui.look;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;

/// Asks the desktop to open files and folders with the programs that it has for them. Those may take their time, so
/// they are asked on a thread of their own: every call returns at once, on any thread. Where there is no desktop to
/// ask, or it knows no program, nothing happens.
public final class DesktopFiles {

    private DesktopFiles() {}

    /// Opens a file or a folder.
    public static void open(Path path) {
        ask(Desktop.Action.OPEN, () -> Desktop.getDesktop().open(path.toFile()));
    }

    /// Shows a file within its folder; where the desktop cannot point at it, the folder.
    public static void showInFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (isSupported(Desktop.Action.BROWSE_FILE_DIR)) {
            ask(Desktop.Action.BROWSE_FILE_DIR, () -> Desktop.getDesktop().browseFileDirectory(file.toFile()));
        } else if (folder != null) {
            open(folder);
        }
    }

    private interface Question {
        void ask() throws IOException;
    }

    private static boolean isSupported(Desktop.Action action) {
        return Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(action);
    }

    private static void ask(Desktop.Action action, Question question) {
        if (isSupported(action)) {
            Thread.ofPlatform().name("open").daemon().start(() -> {
                try {
                    question.ask();
                } catch (IOException | IllegalArgumentException _) {
                    // No program for it, or it is not there any more; the path is in a tip.
                }
            });
        }
    }
}
