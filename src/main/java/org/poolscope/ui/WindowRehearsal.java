package org.poolscope.ui;

import java.awt.AWTError;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.poolscope.history.write.Journal;
import org.poolscope.pool.BatchRun;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// The window and what is in it, made and painted where nobody sees it, for what that loads to be in the AOT cache that
/// later windows start with. Named and not called by whoever makes the cache.
///
/// Where there is a display the frame is made on it, and never shown; a window that opens there loads hundreds of
/// classes that belong to the screen. Where there is none its content is rehearsed alone. One that is named and cannot
/// be reached ends the rehearsal, and no cache is made: nor would there be a window to start with it.
public final class WindowRehearsal {

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 860;
    private static final int PROCESSORS = 2;
    private static final String HEADLESS = "java.awt.headless";

    private WindowRehearsal() {}

    /// @param args the folder to play in, which is there and empty
    /// @throws Exception none that is expected
    public static void main(String[] args) throws Exception {
        // Whoever makes the cache uses no screen. Nothing of AWT has asked yet.
        System.clearProperty(HEADLESS);
        new HeadStart().run();
        EventQueue.invokeAndWait(WindowRehearsal::play);
        BatchRun.sweepLeftovers();
        BatchRun.rehearseStart(Path.of(args[0]));
        try (var standBy = new StandBy()) {
            standBy.expect(1);
        }
    }

    private static void play() {
        WindowSettings settings = WindowSettings.unkept();
        settings.theme().install();
        var audience = new Audience();
        // The journal of whoever's program this is has nothing to do with it, and none is opened before a run.
        try (var controller = new RunController(audience, new StandBy(), Journal.open())) {
            var content = new MainPanel(Workloads.all(), PROCESSORS, controller, audience, settings);
            content.setSize(WIDTH, HEIGHT);
            layOut(content);
            paint(content, new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB));
            if (!GraphicsEnvironment.isHeadless()) {
                frame(content, controller, settings);
            }
        }
    }

    private static void frame(MainPanel content, RunController controller, WindowSettings settings) {
        try {
            var window = new MainWindow(content, controller, settings, () -> { });
            window.addNotify();
            window.validate();
            paint(content, content.createVolatileImage(WIDTH, HEIGHT));
            window.dispose();
        } catch (AWTError _) {
            // The display has gone meanwhile, which takes nothing away from what was rehearsed.
        }
    }

    private static void paint(MainPanel content, Image image) {
        var graphics = (Graphics2D) image.getGraphics();
        content.paint(graphics);
        graphics.dispose();
    }

    /// What is in no window is never laid out by itself.
    private static void layOut(Component component) {
        component.doLayout();
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                layOut(child);
            }
        }
    }
}
