package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import javax.swing.plaf.metal.MetalLookAndFeel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.Edt;

class StampedIconTest {

    private final LookAndFeel before = UIManager.getLookAndFeel();
    private final Drawn drawn = new Drawn();
    private final StampedIcon icon = new StampedIcon(drawn);

    /// Counts how often it is drawn.
    private static final class Drawn implements Icon {
        private int times;

        @Override
        public void paintIcon(Component component, Graphics graphics, int x, int y) {
            times++;
            graphics.setColor(Color.RED);
            graphics.fillRect(x, y, 8, 16);
            graphics.setColor(new Color(0, 0, 255, 128));
            graphics.fillOval(x + 4, y + 4, 8, 8);
        }

        @Override
        public int getIconWidth() {
            return 16;
        }

        @Override
        public int getIconHeight() {
            return 16;
        }
    }

    @AfterEach
    void restoreTheTheme() throws Exception {
        Edt.run(() -> UIManager.setLookAndFeel(before));
    }

    private static int[] pixels(Icon icon, double scale) throws Exception {
        return Edt.call(() -> painted(icon, scale));
    }

    private static int[] painted(Icon icon, double scale) {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        icon.paintIcon(new JLabel(), graphics, 4, 4);
        graphics.dispose();
        return image.getRGB(0, 0, 64, 64, null, 0, 64);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 2})
    void shouldLookAsItIsDrawn(double scale) throws Exception {
        assertArrayEquals(pixels(drawn, scale), pixels(icon, scale));
    }

    @Test
    void shouldBeDrawnOnceHoweverOftenItIsShown() throws Exception {
        for (int i = 0; i < 10; i++) {
            pixels(icon, 1);
        }

        assertEquals(1, drawn.times);
    }

    @Test
    void shouldBeDrawnAgainInAnotherThemeAndAtAnotherScale() throws Exception {
        pixels(icon, 1);
        pixels(icon, 2);
        assertEquals(2, drawn.times);
        Edt.run(() -> UIManager.setLookAndFeel(new MetalLookAndFeel()));
        pixels(icon, 2);

        assertEquals(3, drawn.times);
    }
}
