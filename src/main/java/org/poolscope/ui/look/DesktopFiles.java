package org.poolscope.ui.look;

import java.awt.Desktop;
import java.awt.EventQueue;
import java.awt.HeadlessException;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.nio.file.Path;

/// Asks the desktop to open files and folders with the programs that it has for them. Those may take their time, so
/// they are asked on a thread of their own: every call returns at once. Where there is no desktop to ask, or it knows
/// no program, the path is copied, to be opened elsewhere. Event dispatch thread only.
public final class DesktopFiles {

    private DesktopFiles() {}

    /// Opens a file or a folder.
    ///
    /// @param copied told if its path was copied in place of that
    public static void open(Path path, Runnable copied) {
        ask(Desktop.Action.OPEN, () -> Desktop.getDesktop().open(path.toFile()), path, copied);
    }

    /// Shows a file within its folder; where the desktop cannot point at it, the folder.
    ///
    /// @param copied told if the path of what was to be shown was copied in place of that
    public static void showInFolder(Path file, Runnable copied) {
        Path folder = file.toAbsolutePath().getParent();
        if (isSupported(Desktop.Action.BROWSE_FILE_DIR)) {
            ask(Desktop.Action.BROWSE_FILE_DIR, () -> Desktop.getDesktop().browseFileDirectory(file.toFile()), file,
                    copied);
        } else if (folder != null) {
            open(folder, copied);
        }
    }

    private interface Question {
        void ask() throws IOException;
    }

    private static boolean isSupported(Desktop.Action action) {
        return Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(action);
    }

    private static void ask(Desktop.Action action, Question question, Path path, Runnable copied) {
        if (!isSupported(action)) {
            copy(path, copied);
            return;
        }
        Thread.ofPlatform().name("open").daemon().start(() -> {
            try {
                question.ask();
            } catch (IOException | IllegalArgumentException _) {
                // No program for it, or it is not there any more.
                EventQueue.invokeLater(() -> copy(path, copied));
            }
        });
    }

    private static void copy(Path path, Runnable copied) {
        try {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(path.toString()), null);
        } catch (HeadlessException | IllegalStateException _) {
            // There is none, or another program has it at the moment; the path is in a tip.
            return;
        }
        copied.run();
    }
}
