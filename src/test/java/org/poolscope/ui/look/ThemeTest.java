package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.Edt;

class ThemeTest {

    /// What WCAG 2.2 asks for text, level AA.
    private static final double LEAST_CONTRAST = 4.5;
    private static final List<String> INKS = List.of("Label.foreground", "Poolscope.quiet", "Poolscope.danger",
            "Poolscope.success", "Poolscope.caution");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void shouldHaveInksThatCanBeReadOnAllItsSurfaces(Theme theme) throws Exception {
        Edt.run(() -> {
            theme.install();
            for (String ink : INKS) {
                requireContrast(ink, "Panel.background");
                requireContrast(ink, "Poolscope.surface");
            }
            for (String paper : List.of("Table.selectionBackground", "Poolscope.strip.danger",
                    "Poolscope.strip.caution", "Poolscope.strip.success", "Poolscope.strip.neutral")) {
                requireContrast("Label.foreground", paper);
            }
            requireContrast("Poolscope.quiet", "Table.selectionBackground");
        });
    }

    private static void requireContrast(String ink, String paper) {
        double contrast = contrast(UIManager.getColor(ink), UIManager.getColor(paper));
        assertTrue(contrast >= LEAST_CONTRAST, "%s on %s has a contrast of %.2f".formatted(ink, paper, contrast));
    }

    @Test
    void shouldDifferInEveryColourOfOurs() throws Exception {
        Edt.run(() -> {
            for (String key : List.of("Poolscope.surface", "Poolscope.quiet", "Poolscope.accent", "Poolscope.icon",
                    "Poolscope.strip.danger", "Poolscope.chart.worker1", "Table.selectionBackground")) {
                Theme.LIGHT.install();
                Color light = UIManager.getColor(key);
                Theme.DARK.install();
                assertNotEquals(light, UIManager.getColor(key), key);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "stop", "compare", "sizes", "form", "theme", "folder", "photos", "closed", "opened",
            "dismiss", "success", "danger", "caution"})
    void shouldDrawEveryIconInTheColoursOfTheThemeInForce(String name) throws Exception {
        Edt.run(() -> {
            var icon = Icons.of(name);
            Theme.LIGHT.install();
            int[] light = pixels(icon);
            Theme.DARK.install();
            int[] dark = pixels(icon);
            assertTrue(Arrays.stream(light).anyMatch(pixel -> pixel >>> 24 > 200), name + " is empty");
            assertTrue(!Arrays.equals(light, dark), name + " has the same colours in both themes");
        });
    }

    @Test
    void shouldGiveAllDigitsTheSameWidth() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            var label = new TabularLabel();
            label.setText("1111");
            int ones = label.getPreferredSize().width;
            label.setText("8888");
            assertEquals(ones, label.getPreferredSize().width);
        });
    }

    private static int[] pixels(Icon icon) {
        var image = new BufferedImage(icon.getIconWidth(), icon.getIconHeight(), BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        icon.paintIcon(new JLabel(), g, 0, 0);
        g.dispose();
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /// The contrast ratio of WCAG 2.2.
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
