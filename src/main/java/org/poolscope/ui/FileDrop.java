package org.poolscope.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import javax.swing.plaf.UIResource;
import org.jspecify.annotations.Nullable;

/// Takes files that are dropped anywhere in the window. Fields and tables keep what they do with all else that is
/// dropped, copied or pasted. Event dispatch thread only.
@SuppressWarnings("serial")
final class FileDrop extends TransferHandler {

    private final transient Consumer<List<Path>> files;
    private final transient @Nullable TransferHandler others;

    private FileDrop(Consumer<List<Path>> files, @Nullable TransferHandler others) {
        this.files = files;
        this.others = others;
    }

    /// Has files that are dropped on a component, or on any below it that is there by now, given to somebody.
    static void on(Component root, Consumer<List<Path>> files) {
        if (root instanceof JComponent component) {
            TransferHandler its = component.getTransferHandler();
            if (its == null || its instanceof UIResource) {
                component.setTransferHandler(new FileDrop(files, its));
            }
        }
        if (root instanceof Container container) {
            for (Component child : container.getComponents()) {
                on(child, files);
            }
        }
    }

    private static boolean hasFiles(TransferSupport what) {
        return what.isDrop() && what.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean canImport(TransferSupport what) {
        return hasFiles(what) || others != null && others.canImport(what);
    }

    @Override
    public boolean importData(TransferSupport what) {
        if (!hasFiles(what)) {
            return others != null && others.importData(what);
        }
        try {
            List<?> dropped = (List<?>) what.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
            List<Path> paths = dropped.stream().map(file -> ((File) file).toPath()).toList();
            if (!paths.isEmpty()) {
                files.accept(paths);
            }
            return !paths.isEmpty();
        } catch (UnsupportedFlavorException | IOException _) {
            // Whoever offered them has none, after all.
            return false;
        }
    }

    @Override
    public int getSourceActions(JComponent component) {
        return others == null ? NONE : others.getSourceActions(component);
    }

    @Override
    public void exportAsDrag(JComponent component, InputEvent event, int action) {
        if (others != null) {
            others.exportAsDrag(component, event, action);
        }
    }

    @Override
    public void exportToClipboard(JComponent component, Clipboard clipboard, int action) {
        if (others != null) {
            others.exportToClipboard(component, clipboard, action);
        }
    }
}
