package org.poolscope.ui.look;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import javax.swing.Icon;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/// An icon that is drawn once and stamped from then on, for the cells of tables: drawn anew for each of them it took
/// half of the time of a table that moves. In another theme or on a screen of another scale it is drawn again. For the
/// event dispatch thread.
final class StampedIcon implements Icon {

    private final Icon drawn;
    private @Nullable Image stamp;
    private double scale;
    private @Nullable LookAndFeel theme;

    StampedIcon(Icon drawn) {
        this.drawn = drawn;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        double wanted = ((Graphics2D) graphics).getTransform().getScaleX();
        if (stamp == null || scale != wanted || theme != UIManager.getLookAndFeel()) {
            scale = wanted;
            theme = UIManager.getLookAndFeel();
            stamp = draw(component);
        }
        graphics.drawImage(stamp, x, y, getIconWidth(), getIconHeight(), null);
    }

    private Image draw(Component component) {
        var image = new BufferedImage((int) Math.ceil(getIconWidth() * scale), (int) Math.ceil(getIconHeight() * scale),
                BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale((double) image.getWidth() / getIconWidth(), (double) image.getHeight() / getIconHeight());
            drawn.paintIcon(component, graphics, 0, 0);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    @Override
    public int getIconWidth() {
        return drawn.getIconWidth();
    }

    @Override
    public int getIconHeight() {
        return drawn.getIconHeight();
    }
}
