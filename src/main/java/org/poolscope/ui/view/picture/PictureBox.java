package org.poolscope.ui.view.picture;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.poolscope.ui.look.Icons;

/// Draws a thumbnail into a frame of a fixed size, an icon if the picture cannot be read, and nothing as long as it is
/// not known.
@SuppressWarnings("serial")
final class PictureBox extends JComponent {

    private static final String FRAME = "Separator.foreground";

    private final int width;
    private final int height;
    private @Nullable Thumbnail shown;

    /// @param width in units of 1/96 inch, as the height
    PictureBox(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void show(@Nullable Thumbnail next) {
        shown = next;
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(width), UIScale.scale(height));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        paint((Graphics2D) graphics, this, shown, new Rectangle(getSize()), 0);
    }

    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }

    /// @param place where a picture is that is narrower than its frame: 0 on the left, 1 on the right
    static void paint(Graphics2D graphics, JComponent on, @Nullable Thumbnail shown, Rectangle frame, int place) {
        BufferedImage image = shown == null ? null : shown.image();
        if (image == null) {
            graphics.setColor(UIManager.getColor(FRAME));
            graphics.drawRect(frame.x, frame.y, frame.width - 1, frame.height - 1);
            if (shown != null) {
                paint(graphics, on, Icons.of("photos"), frame);
            }
            return;
        }
        double scale = Math.min((double) frame.width / image.getWidth(), (double) frame.height / image.getHeight());
        int wide = Math.max(1, (int) Math.round(image.getWidth() * Math.min(1, scale)));
        int high = Math.max(1, (int) Math.round(image.getHeight() * Math.min(1, scale)));
        Object before = graphics.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, frame.x + (frame.width - wide) * place, frame.y + (frame.height - high) / 2, wide,
                high, null);
        if (before != null) {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    /// Puts an icon into the middle of a frame.
    static void paint(Graphics2D graphics, JComponent on, Icon icon, Rectangle frame) {
        icon.paintIcon(on, graphics, frame.x + (frame.width - icon.getIconWidth()) / 2,
                frame.y + (frame.height - icon.getIconHeight()) / 2);
    }
}
