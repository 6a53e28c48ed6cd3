package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Component;
import java.awt.Point;
import java.awt.Robot;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DragSource;
import java.awt.dnd.DragSourceDragEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.testing.Waiting;

/// G25: files that are dragged with the mouse from a window of somebody else's.
@RequiresDisplay
class FileDropTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STEPS = 15;

    @TempDir
    private Path folder;

    @RegisterExtension
    final OpenWindow open = new OpenWindow(() -> folder.resolve("window.properties"));

    @Test
    void shouldTakeFilesWhereverTheyAreDropped() throws Exception {
        List<File> files = List.of(Files.createFile(folder.resolve("a.wav")).toFile(),
                Files.createFile(folder.resolve("b.wav")).toFile());
        Path input = Files.createDirectory(folder.resolve("wav"));
        Edt.run(() -> open.panel().form().choose("commands"));

        drag(files, Edt.call(() -> Components.named(open.panel(), "tabs", JTabbedPane.class)));
        awaitSetting("lines", files.getFirst() + "\n" + files.getLast());

        // A field that takes text from others takes files, too.
        drag(List.of(input.toFile()), Edt.call(() -> Components.named(open.panel(), "field.template",
                JTextField.class)));
        awaitSetting("input", input.toString());
        assertEquals("", settings().get("lines"));
    }

    private Map<String, String> settings() throws Exception {
        return Edt.call(() -> open.panel().form().stated().<Map<String, String>>map(run -> run.settings().texts())
                .orElse(Map.of()));
    }

    private void awaitSetting(String name, String text) throws Exception {
        Waiting.until(name + " are those that were dropped", PATIENCE, () -> text.equals(settings().get(name)),
                () -> "nothing was taken from the drop on " + folder);
    }

    /// Each step waits until the one before is known to the program: events come when the X server and the machine have
    /// time, and a drag that begins after its button was let go never ends.
    private void drag(List<File> files, Component to) throws Exception {
        Source source = Edt.call(() -> new Source(files));
        JDialog other = Edt.call(() -> source.in(open.window().getLocationOnScreen()));
        Waiting.until("the source is there", PATIENCE, () -> Edt.call(source::isShowing), () -> "it is not");
        Point end = Edt.call(() -> middle(to));
        var robot = new Robot();
        robot.setAutoDelay(20);
        Waiting.until("the mouse is over the source", PATIENCE, () -> {
            // Not known for sure before the window manager has put it where it is to be.
            Point middle = Edt.call(() -> middle(source));
            robot.mouseMove(middle.x + 1, middle.y);
            robot.mouseMove(middle.x, middle.y);
            return source.at == At.OVER;
        }, source::told);
        Point from = Edt.call(() -> middle(source));
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        Waiting.until("the button is down", PATIENCE, () -> source.at == At.PRESSED, source::told);
        for (int step = 1; step <= STEPS; step++) {
            robot.mouseMove(from.x + (end.x - from.x) * step / STEPS, from.y + (end.y - from.y) * step / STEPS);
            if (step == 1) {
                Waiting.until("the drag has begun", PATIENCE, () -> source.at == At.BEGUN, source::told);
            }
        }
        source.goal = end;
        Waiting.until("the drag is over what takes it", PATIENCE, () -> {
            robot.mouseMove(end.x + 1, end.y);
            robot.mouseMove(end.x, end.y);
            return source.at == At.TAKEN;
        }, source::told);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        Waiting.until("the drag has ended", PATIENCE, () -> source.at == At.ENDED, source::told);
        Edt.run(other::dispose);
    }

    private static Point middle(Component of) {
        Point corner = of.getLocationOnScreen();
        return new Point(corner.x + of.getWidth() / 2, corner.y + of.getHeight() / 2);
    }

    /// How far a drag has come.
    private enum At {
        NOWHERE,
        OVER,
        PRESSED,
        BEGUN,
        TAKEN,
        ENDED
    }

    /// What another program would be, with files to drag away.
    @SuppressWarnings("serial")
    private static final class Source extends JLabel {

        private volatile At at = At.NOWHERE;
        private volatile Point goal = new Point(-1, -1);

        Source(List<File> files) {
            super("files");
            setTransferHandler(new TransferHandler() {
                @Override
                public int getSourceActions(JComponent component) {
                    return COPY;
                }

                @Override
                protected Transferable createTransferable(JComponent component) {
                    return new Offer(files);
                }

                @Override
                protected void exportDone(JComponent component, Transferable data, int action) {
                    at = At.ENDED;
                }
            });
            var mouse = new MouseAdapter() {
                @Override
                public void mouseMoved(MouseEvent event) {
                    at = At.OVER;
                }

                @Override
                public void mousePressed(MouseEvent event) {
                    at = At.PRESSED;
                }

                @Override
                public void mouseDragged(MouseEvent event) {
                    if (at == At.PRESSED) {
                        at = At.BEGUN;
                        getTransferHandler().exportAsDrag(Source.this, event, TransferHandler.COPY);
                    }
                }
            };
            addMouseListener(mouse);
            addMouseMotionListener(mouse);
            DragSource.getDefaultDragSource().addDragSourceMotionListener(this::moved);
        }

        private void moved(DragSourceDragEvent event) {
            boolean near = event.getLocation().distance(goal) < 2;
            if (at == At.BEGUN && near && event.getDropAction() == TransferHandler.COPY) {
                at = At.TAKEN;
            }
        }

        String told() {
            return "the drag is " + at;
        }

        /// Over the corner of the window, without taking the focus.
        JDialog in(Point corner) {
            var dialog = new JDialog();
            dialog.setUndecorated(true);
            dialog.setFocusableWindowState(false);
            dialog.setAlwaysOnTop(true);
            dialog.add(this);
            dialog.setBounds(corner.x, corner.y, 80, 40);
            dialog.setVisible(true);
            return dialog;
        }
    }

    private record Offer(List<File> files) implements Transferable {

        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
            if (!isDataFlavorSupported(flavor)) {
                throw new UnsupportedFlavorException(flavor);
            }
            return files;
        }
    }
}
