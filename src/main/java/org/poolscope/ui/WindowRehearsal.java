package org.poolscope.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.Workloads;

/// What is in the window, made and painted where nobody sees it, for what that loads to be in the AOT cache that later
/// windows start with. Named and not called by whoever makes the cache. No screen is needed: the frame and what belongs
/// to the screen are not rehearsed.
public final class WindowRehearsal {

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 860;
    private static final int PROCESSORS = 2;

    private WindowRehearsal() {}

    /// @param args the folder to play in, which is not needed
    public static void main(String[] args) throws InterruptedException, InvocationTargetException {
        EventQueue.invokeAndWait(WindowRehearsal::play);
    }

    private static void play() {
        WindowSettings settings = WindowSettings.unkept();
        settings.theme().install();
        var audience = new Audience();
        try (var controller = new RunController(audience, new StandBy())) {
            var content = new MainPanel(Workloads.all(), PROCESSORS, controller, audience, settings);
            content.setSize(WIDTH, HEIGHT);
            layOut(content);
            Graphics2D graphics = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB).createGraphics();
            content.paint(graphics);
            graphics.dispose();
        }
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
