package org.poolscope.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.poolscope.chart.ChartPictures;

/// Pictures that tests leave in `target/pictures` for a person to look at.
final class Pictures {

    private Pictures() {}

    /// Paints a panel that is in no window. Event dispatch thread.
    static BufferedImage paint(MainPanel panel, int width, int height, String name) throws IOException {
        // Twice: words that are broken know their height only once they know their width.
        ChartPictures.paint(panel, width, height, 1);
        BufferedImage picture = ChartPictures.paint(panel, width, height, 1);
        write(picture, name);
        return picture;
    }

    static void write(BufferedImage picture, String name) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "pictures"));
        ImageIO.write(picture, "png", pictures.resolve(name + ".png").toFile());
    }
}
