package org.poolscope.chart;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import org.poolscope.chart.pane.ChartPane;
import org.poolscope.chart.pane.ChartTheme;
import org.poolscope.chart.svg.SvgGraphics;
import org.poolscope.file.WholeFile;

/// Pictures of charts, painted without a screen. Called on the event dispatch thread, and for panels that are in no
/// window: they are laid out anew.
public final class ChartPictures {

    /// Around a single chart: in the window it has neighbours instead.
    private static final int MARGIN = 12;

    private ChartPictures() {}

    /// Paints a panel.
    ///
    /// @param scale pixels per unit of width and height, 2 for a sharp picture on most screens
    public static BufferedImage paint(JComponent panel, int width, int height, double scale) {
        panel.setSize(width, height);
        layOut(panel);
        var image = new BufferedImage((int) Math.ceil(width * scale), (int) Math.ceil(height * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        g.setColor(ChartTheme.current().background());
        g.fillRect(0, 0, width, height);
        panel.print(g);
        g.dispose();
        return image;
    }

    /// Paints a chart as it is, with a margin around it.
    ///
    /// @param scale as above
    public static BufferedImage paint(JComponent chart, double scale) {
        var image = new BufferedImage((int) Math.ceil((chart.getWidth() + 2 * MARGIN) * scale),
                (int) Math.ceil((chart.getHeight() + 2 * MARGIN) * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        print(chart, g);
        g.dispose();
        return image;
    }

    /// Draws a chart as SVG, as it is, with a margin around it.
    ///
    /// @param title for who cannot see it
    public static String draw(JComponent chart, String title) {
        var g = new SvgGraphics();
        print(chart, g);
        return g.drawing(chart.getWidth() + 2 * MARGIN, chart.getHeight() + 2 * MARGIN, title);
    }

    private static void print(JComponent chart, Graphics2D g) {
        g.setColor(ChartTheme.current().background());
        g.fillRect(0, 0, chart.getWidth() + 2 * MARGIN, chart.getHeight() + 2 * MARGIN);
        g.translate(MARGIN, MARGIN);
        chart.print(g);
    }

    /// The single charts below a component, those that are not seen now among them.
    public static List<JComponent> charts(Component root) {
        if (root instanceof ChartPane || root instanceof HeadedChart) {
            return List.of((JComponent) root);
        }
        return root instanceof Container container ? Stream.of(container.getComponents()).flatMap(child ->
                charts(child).stream()).toList() : List.of();
    }

    /// Paints a panel to a PNG file, which is whole or not there.
    public static void write(JComponent panel, int width, int height, double scale, Path file) throws IOException {
        try (WholeFile whole = WholeFile.open(file); OutputStream out = new BufferedOutputStream(whole.stream())) {
            ImageIO.write(paint(panel, width, height, scale), "png", out);
            out.flush();
            whole.finish();
        }
    }

    private static void layOut(Component component) {
        if (component instanceof Container container) {
            container.doLayout();
            for (Component child : container.getComponents()) {
                layOut(child);
            }
        }
    }
}
