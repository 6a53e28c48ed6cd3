package org.poolscope.workload.images.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
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

    /// A JPEG of grey that says it is so large, and in such a coding: its few bytes of data cannot be all.
    ///
    /// @param frame     the marker of its frame, which tells the coding
    /// @param precision bits of a sample
    public static byte[] flat(int width, int height, int frame, int precision, int restart) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {-1, (byte) 0xD8});
        byte[] steps = new byte[65];
        Arrays.fill(steps, 1, 65, (byte) 8);
        segment(out, 0xDB, steps);
        segment(out, frame, ByteBuffer.allocate(9).put((byte) precision).putShort((short) height)
                .putShort((short) width).put(new byte[] {1, 1, 0x11, 0}).array());
        byte[] lowest = new byte[29];
        lowest[1] = 1;
        lowest[5] = 11;
        for (int i = 0; i < 12; i++) {
            lowest[17 + i] = (byte) i;
        }
        segment(out, 0xC4, lowest);
        byte[] others = new byte[18];
        others[0] = 0x10;
        others[1] = 1;
        segment(out, 0xC4, others);
        if (restart > 0) {
            segment(out, 0xDD, new byte[] {0, (byte) restart});
        }
        segment(out, 0xDA, new byte[] {1, 1, 0, 0, (byte) (frame == 0xC2 ? 0 : 63), 0});
        out.writeBytes(new byte[40]);
        out.writeBytes(new byte[] {-1, (byte) 0xD9});
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.writeBytes(ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker)
                .putShort((short) (content.length + 2)).array());
        out.writeBytes(content);
    }

    /// An ordinary JPEG.
    public static byte[] write(BufferedImage image) {
        return write(image, 2, 2, 0, false);
    }
}
