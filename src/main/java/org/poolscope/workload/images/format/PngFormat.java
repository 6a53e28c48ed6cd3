package org.poolscope.workload.images.format;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.poolscope.workload.images.picture.Alpha;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Plane;
import org.poolscope.workload.images.picture.Size;

/// PNG, read and written by the JDK. Palettes become colours, and 16 bits of a sample become 8.
final class PngFormat implements PictureFormat {

    /// Signature and header chunk, after which the chunks about colours belong.
    private static final int COLOUR_CHUNKS_AT = 33;
    private static final int MOST_PLANES = 4;
    /// The JDK's interleaved samples, up to 16 bits, and our planes are there at the same time.
    private static final long BYTES_PER_PIXEL = 3 * MOST_PLANES;

    @Override
    public boolean begins(byte[] file) {
        return PngChunks.begin(file);
    }

    @Override
    public Decoded decode(byte[] file, int box) throws IOException {
        PngChunks chunks = PngChunks.read(file);
        int step = new Budget(file, chunks.size(), chunks.size().fitInto(box), MOST_PLANES).step(BYTES_PER_PIXEL);
        Picture picture = picture(chunks.size(), image(file, step));
        Orientation orientation = chunks.exif() == null ? Orientation.UPRIGHT : Exif.orientation(chunks.exif());
        return new Decoded(Alpha.multiplied(picture), orientation, chunks.colour());
    }

    private static BufferedImage image(byte[] file, int step) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (IOException | RuntimeException e) {
            throw new PictureException(Flaw.DAMAGED, String.valueOf(e.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    /// The samples as they are: asking for colours instead would brighten greys, which the JDK takes for linear.
    private static Picture picture(Size size, BufferedImage image) throws PictureException {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            Colours colours = palette.hasAlpha() ? Colours.RGB_ALPHA : Colours.RGB;
            return new Picture(size, colours, Samples.planes(raster, palette));
        }
        Colours colours = switch (raster.getNumBands()) {
            case 1 -> Colours.GRAY;
            case 2 -> Colours.GRAY_ALPHA;
            case 3 -> Colours.RGB;
            default -> Colours.RGB_ALPHA;
        };
        return new Picture(size, colours, Samples.planes(raster));
    }

    @Override
    public byte[] encode(Picture picture, int quality, byte[] profile) throws IOException {
        byte[] plain = write(image(Alpha.divided(picture)));
        var file = new ByteArrayOutputStream(plain.length + profile.length);
        file.write(plain, 0, COLOUR_CHUNKS_AT);
        file.write(profile);
        file.write(plain, COLOUR_CHUNKS_AT, plain.length - COLOUR_CHUNKS_AT);
        return file.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        List<Plane> planes = picture.planes();
        boolean gray = planes.size() < 3;
        boolean alpha = planes.size() % 2 == 0;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB), alpha, false,
                alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(picture.size().width(), picture.size().height());
        Samples.interleave(planes, ((DataBufferByte) raster.getDataBuffer()).getData());
        return new BufferedImage(model, raster, false, null);
    }

    private static byte[] write(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var file = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), null);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
