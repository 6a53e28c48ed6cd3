package org.poolscope.workload.images.tiff;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.poolscope.workload.images.metadata.TestExif;

/// TIFFs of all sorts, made byte by byte, or by the JDK's own writer, and not by the library under test.
public final class TestTiffs {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    /// @param values as they are in the file
    private record Field(int type, byte[] values) {}

    private final ByteOrder order;
    private final boolean big;
    private final byte[] data;
    private final Map<Integer, Field> fields = new TreeMap<>();

    /// A picture in one uncompressed strip.
    ///
    /// @param kind TIFF's photometric interpretation
    /// @param data its rows, each in whole bytes; samples of 16 bits in the order of the file
    private TestTiffs(ByteOrder order, boolean big, int width, int height, int kind, int[] bits, byte[] data) {
        this.order = order;
        this.big = big;
        this.data = data;
        numbers(256, SHORT, width).numbers(257, SHORT, height).numbers(258, SHORT, bits).numbers(259, SHORT, 1);
        numbers(262, SHORT, kind).numbers(273, LONG, 0).numbers(277, SHORT, bits.length);
        numbers(278, SHORT, height).numbers(279, LONG, data.length).numbers(284, SHORT, 1);
    }

    public static TestTiffs of(ByteOrder order, int width, int height, int kind, int[] bits, byte[] data) {
        return new TestTiffs(order, false, width, height, kind, bits, data);
    }

    public static TestTiffs big(ByteOrder order, int width, int height, int kind, int[] bits, byte[] data) {
        return new TestTiffs(order, true, width, height, kind, bits, data);
    }

    /// The image in 8 bits a sample, red, green, blue.
    public static byte[] rgb(BufferedImage image) {
        var rows = new ByteArrayOutputStream();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                rows.write(rgb >> 16);
                rows.write(rgb >> 8);
                rows.write(rgb);
            }
        }
        return rows.toByteArray();
    }

    public TestTiffs numbers(int tag, int type, int... numbers) {
        ByteBuffer values = ByteBuffer.allocate(numbers.length * WIDTHS[type]).order(order);
        for (int number : numbers) {
            if (type == SHORT) {
                values.putShort((short) number);
            } else {
                values.putInt(number);
            }
        }
        fields.put(tag, new Field(type, values.array()));
        return this;
    }

    public TestTiffs text(int tag, String text) {
        fields.put(tag, new Field(2, (text + '\0').getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public TestTiffs bytes(int tag, byte[] bytes) {
        fields.put(tag, new Field(7, bytes));
        return this;
    }

    /// The file.
    public byte[] build() {
        int head = big ? 16 : 8;
        int room = big ? 8 : 4;
        numbers(273, LONG, head);
        int start = head + data.length + data.length % 2;
        ByteBuffer out = ByteBuffer.allocate(start + 64 + fields.values().stream()
                .mapToInt(field -> 24 + field.values.length).sum()).order(order);
        out.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes()).putShort((short) (big ? 43 : 42));
        if (big) {
            out.putShort((short) 8).putShort((short) 0).putLong(start);
            out.position(head).put(data).position(start).putLong(fields.size());
        } else {
            out.putInt(start).put(data).position(start).putShort((short) fields.size());
        }
        int values = out.position() + fields.size() * (big ? 20 : 12) + room;
        for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            out.putShort(entry.getKey().shortValue()).putShort((short) field.type);
            number(out, field.values.length / WIDTHS[field.type]);
            if (field.values.length > room) {
                number(out, values);
                out.put(values, field.values);
                values += field.values.length;
            } else {
                out.put(field.values).position(out.position() + room - field.values.length);
            }
        }
        number(out, 0);
        byte[] file = new byte[values];
        out.get(0, file);
        return file;
    }

    private void number(ByteBuffer out, int number) {
        if (big) {
            out.putLong(number);
        } else {
            out.putInt(number);
        }
    }

    /// A file with an image whose directories are made by [TestExif].
    ///
    /// @param said gives them anew each time
    public static byte[] with(BufferedImage image, Supplier<TestExif> said) {
        byte[] data = rgb(image);
        byte[] directories = stored(said.get(), image, 0, data.length).build();
        byte[] right = stored(said.get(), image, directories.length, data.length).build();
        return ByteBuffer.allocate(right.length + data.length).put(right).put(data).array();
    }

    private static TestExif stored(TestExif exif, BufferedImage image, int from, int length) {
        return exif.number(TestExif.IMAGE, 256, SHORT, image.getWidth())
                .number(TestExif.IMAGE, 257, SHORT, image.getHeight()).number(TestExif.IMAGE, 258, SHORT, 8)
                .number(TestExif.IMAGE, 259, SHORT, 1).number(TestExif.IMAGE, 262, SHORT, 2)
                .number(TestExif.IMAGE, 273, LONG, from).number(TestExif.IMAGE, 277, SHORT, 3)
                .number(TestExif.IMAGE, 278, SHORT, image.getHeight()).number(TestExif.IMAGE, 279, LONG, length);
    }

    /// Files of the JDK's writer.
    ///
    /// @param compression as it calls them; empty for none
    public static byte[] written(String compression, BufferedImage... pages) {
        ImageWriter writer = jdks();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (!compression.isEmpty()) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType(compression);
            }
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), param);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static ImageWriter jdks() {
        var writers = ImageIO.getImageWritersByFormatName("tiff");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new IllegalStateException("the JDK writes no TIFF");
    }
}
