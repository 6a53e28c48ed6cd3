package org.poolscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;
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
    private final MainPanel content;
    private final transient WindowSettings settings;
    private final transient Runnable afterwards;
    private @Nullable Rectangle normal;

    /// @param afterwards called when the window is closed and nothing of the run is left, on a thread of its own
    MainWindow(MainPanel content, RunController controller, WindowSettings settings, Runnable afterwards) {
        this.controller = controller;
        this.content = content;
        this.settings = settings;
        this.afterwards = afterwards;
        setName("main");
        setTitle(texts.get("window.title"));
        setIconImages(Icons.mark());
        setContentPane(content);
        setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                askAndClose();
            }
        });
        place();
    }

    /// Where it was the last time, as far as that is still on a screen.
    private void place() {
        Rectangle screen = usable(getGraphicsConfiguration());
        setMinimumSize(atMost(UIScale.scale(SMALLEST), screen));
        normal = settings.bounds().flatMap(last -> Placement.within(last, screens())).orElse(null);
        if (normal == null) {
            setSize(atMost(UIScale.scale(USUAL), screen));
            setLocationRelativeTo(null);
            normal = getBounds();
        } else {
            setBounds(normal);
        }
        if (settings.isMaximised()) {
            setExtendedState(MAXIMIZED_BOTH);
        }
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                note();
            }

            @Override
            public void componentMoved(ComponentEvent event) {
                note();
            }
        });
    }

    private static Dimension atMost(Dimension size, Rectangle screen) {
        return new Dimension(Math.min(size.width, screen.width), Math.min(size.height, screen.height));
    }

    /// What it is to come back to, though it should be maximised or minimised when it is closed.
    private void note() {
        if (getExtendedState() == NORMAL) {
            normal = getBounds();
        }
    }

    private static List<Rectangle> screens() {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(GraphicsDevice::getDefaultConfiguration)
                .map(MainWindow::usable)
                .toList();
    }

    private static Rectangle usable(GraphicsConfiguration screen) {
        Rectangle all = screen.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        return new Rectangle(all.x + taken.left, all.y + taken.top, all.width - taken.left - taken.right,
                all.height - taken.top - taken.bottom);
    }

    private void askAndClose() {
        if (Closing.question(controller.isOn(), content.queue().isOn()).map(this::isConfirmed).orElse(true)) {
            settings.remember(normal == null ? getBounds() : normal,
                    (getExtendedState() & MAXIMIZED_BOTH) == MAXIMIZED_BOTH);
            ColumnMemory.remember(getContentPane(), settings);
            dispose();
            Thread.ofPlatform().name("closing").start(() -> {
                controller.close();
                settings.save();
                afterwards.run();
            });
        }
    }

    private boolean isConfirmed(Closing question) {
        Object[] answers = {texts.get(question.key("answer")), texts.get("closing.cancel")};
        int answer = JOptionPane.showOptionDialog(this, texts.get(question.key("question")),
                texts.get(question.key("title")),
                JOptionPane.YES_NO_OPTION, JOptionPane.QUESTION_MESSAGE, null, answers, answers[1]);
        return answer == 0;
    }
}
