package org.poolscope.ui;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.WindowConstants;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.run.RunController;
import org.poolscope.workload.Texts;

/// The frame around the window's content: where it stands on the screen, and how it closes.
@SuppressWarnings("serial")
final class MainWindow extends JFrame {

    private static final Dimension SMALLEST = new Dimension(900, 560);
    private static final Dimension USUAL = new Dimension(1360, 860);

    private final transient Texts texts = Texts.of(MainWindow.class);
    private final transient RunController controller;
    private final transient WindowSettings settings;
    private final transient Runnable afterwards;

    /// @param afterwards called when the window is closed and nothing of the run is left, on a thread of its own
    MainWindow(MainPanel content, RunController controller, WindowSettings settings, Runnable afterwards) {
        this.controller = controller;
        this.settings = settings;
        this.afterwards = afterwards;
        setName("main");
        setTitle(texts.get("window.title"));
        setIconImages(Icons.mark());
        setContentPane(content);
        setMinimumSize(SMALLEST);
        setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                askAndClose();
            }
        });
        place();
    }

    /// Where it was the last time, if that is still on a screen.
    private void place() {
        Rectangle bounds = settings.bounds().filter(MainWindow::isOnAScreen).orElse(null);
        if (bounds == null) {
            Rectangle screen = getGraphicsConfiguration().getBounds();
            setSize(Math.min(USUAL.width, screen.width), Math.min(USUAL.height, screen.height));
            setLocationRelativeTo(null);
        } else {
            setBounds(bounds);
        }
    }

    private static boolean isOnAScreen(Rectangle bounds) {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(GraphicsDevice::getDefaultConfiguration)
                .map(GraphicsConfiguration::getBounds)
                .anyMatch(screen -> screen.contains(bounds.getLocation()) && screen.intersection(bounds).height > 100);
    }

    private void askAndClose() {
        if (!controller.isOn() || isConfirmed()) {
            settings.remember(getBounds());
            dispose();
            Thread.ofPlatform().name("closing").start(() -> {
                controller.close();
                settings.save();
                afterwards.run();
            });
        }
    }

    private boolean isConfirmed() {
        Object[] answers = {texts.get("closing.stop"), texts.get("closing.cancel")};
        int answer = JOptionPane.showOptionDialog(this, texts.get("closing.question"), texts.get("closing.title"),
                JOptionPane.YES_NO_OPTION, JOptionPane.QUESTION_MESSAGE, null, answers, answers[1]);
        return answer == 0;
    }
}
