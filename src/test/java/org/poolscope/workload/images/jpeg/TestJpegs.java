package org.poolscope.workload.images.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/// JPEGs of all sorts, written by the JDK.
public final class TestJpegs {

    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    private TestJpegs() {}

    /// A JPEG whose colour is coarser than its brightness.
    ///
    /// @param across      pixels that share a sample of colour in a row
    /// @param down        pixels that share one in a column
    /// @param restart     units between restart markers; 0 for none
    /// @param progressive whether it comes in several scans
    public static byte[] write(BufferedImage image, int across, int down, int restart, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.9f);
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            var type = ImageTypeSpecifier.createFromRenderedImage(image);
            IIOMetadata metadata = writer.getDefaultImageMetadata(type, parameters);
            var root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
            var brightness = (Element) root.getElementsByTagName("componentSpec").item(0);
            brightness.setAttribute("HsamplingFactor", Integer.toString(across));
            brightness.setAttribute("VsamplingFactor", Integer.toString(down));
            if (restart > 0) {
                var interval = new IIOMetadataNode("dri");
                interval.setAttribute("interval", Integer.toString(restart));
                root.getElementsByTagName("markerSequence").item(0).insertBefore(interval,
                        root.getElementsByTagName("sof").item(0));
            }
            metadata.setFromTree(FORMAT, root);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), parameters);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// An ordinary JPEG.
    public static byte[] write(BufferedImage image) {
        return write(image, 2, 2, 0, false);
    }
}
