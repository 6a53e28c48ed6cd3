package org.poolscope.workload.images.format;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.poolscope.workload.images.jpeg.JpegHeader;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Plane;
import org.poolscope.workload.images.picture.Size;

/// Reads the JPEGs that our own decoder does not take, by the JDK's: progressive ones, several scans, inks.
final class RareJpegReader {

    /// The interleaved samples and the planes made of them are there at the same time.
    private static final long COPIES = 2;
    /// What the JDK's decoder says of data from which it lost nothing.
    private static final String HARMLESS = "extraneous bytes";

    private RareJpegReader() {}

    /// Reads a picture in the colours it is stored in, every plane as fine as its pixels unless memory does not allow
    /// it.
    static Picture read(byte[] file, JpegHeader header, Size wanted) throws IOException {
        var size = new Size(header.width(), header.height());
        Colours colours = colours(header);
        int step = new Budget(file, size, wanted, colours.planes()).step(COPIES * colours.planes());
        List<Plane> planes = Samples.planes(raster(file, step));
        boolean inverted = header.components().size() == 4 && header.adobe() < 0;
        return new Picture(size, colours, inverted ? planes.stream().map(RareJpegReader::inverse).toList() : planes);
    }

    private static Colours colours(JpegHeader header) throws PictureException {
        return switch (header.model()) {
            case GRAY -> Colours.GRAY;
            case YCC -> Colours.YCC;
            case RGB -> Colours.RGB;
            case CMYK -> Colours.CMYK;
            case YCCK -> Colours.YCCK;
            case OTHER -> throw new PictureException(Flaw.UNSUPPORTED,
                    header.components().size() + " colour components");
        };
    }

    private static Raster raster(byte[] file, int step) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            reader.setInput(input, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            Raster raster = reader.readRaster(0, parameters);
            refuseDamage(warnings);
            return raster;
        } catch (IIOException | RuntimeException e) {
            throw new PictureException(Flaw.UNSUPPORTED, String.valueOf(e.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    /// The JDK's decoder fills what it cannot read with grey and only warns.
    private static void refuseDamage(List<String> warnings) throws PictureException {
        for (String warning : warnings) {
            String lower = warning.toLowerCase(Locale.ROOT);
            if ((lower.contains("corrupt") || lower.contains("premature")) && !lower.contains(HARMLESS)) {
                throw new PictureException(Flaw.DAMAGED, warning);
            }
        }
    }

    /// Without an Adobe segment the inks are stored as they are, not inverted.
    private static Plane inverse(Plane plane) {
        for (int i = 0; i < plane.samples().length; i++) {
            plane.samples()[i] = (byte) ~plane.samples()[i];
        }
        return plane;
    }
}
