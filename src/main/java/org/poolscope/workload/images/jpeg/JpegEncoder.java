package org.poolscope.workload.images.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.Plane;

/// Encodes a picture as a baseline JPEG, its colour half as fine as its brightness.
public final class JpegEncoder {

    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private final Picture picture;
    private final int quality;
    private final BitOutput out;
    private final Part luma;
    private final Part chroma;
    private final int[] lowest = new int[3];
    private final float[] block = new float[64];
    private final int[] frequencies = new int[64];

    /// How one kind of component is coded.
    private record Part(ForwardDct dct, HuffmanEncoder dc, HuffmanEncoder ac) {}

    private JpegEncoder(Picture picture, int quality) {
        this.picture = picture;
        this.quality = quality;
        out = new BitOutput(picture.planes().getFirst().samples().length / 2);
        luma = new Part(new ForwardDct(Tables.lumaSteps(quality)),
                new HuffmanEncoder(JPEGHuffmanTable.StdDCLuminance),
                new HuffmanEncoder(JPEGHuffmanTable.StdACLuminance));
        chroma = new Part(new ForwardDct(Tables.chromaSteps(quality)),
                new HuffmanEncoder(JPEGHuffmanTable.StdDCChrominance),
                new HuffmanEncoder(JPEGHuffmanTable.StdACChrominance));
    }

    /// Encodes a picture.
    ///
    /// @param picture  GRAY, or YCC with planes of colour half as fine, rounded up
    /// @param quality  from 1 to 100
    /// @param segments further segments to put into the file, whole: a colour profile, Exif; may be empty
    /// @return the file
    public static byte[] encode(Picture picture, int quality, byte[] segments) {
        var encoder = new JpegEncoder(picture, quality);
        encoder.header(segments);
        encoder.data();
        return encoder.out.toByteArray();
    }

    private void header(byte[] segments) {
        int components = picture.planes().size();
        out.marker(Marker.SOI);
        out.segment(Marker.APP0, JFIF);
        out.bytes(segments);
        quantization(0, Tables.lumaSteps(quality));
        huffman(0x00, JPEGHuffmanTable.StdDCLuminance);
        huffman(0x10, JPEGHuffmanTable.StdACLuminance);
        if (components > 1) {
            quantization(1, Tables.chromaSteps(quality));
            huffman(0x01, JPEGHuffmanTable.StdDCChrominance);
            huffman(0x11, JPEGHuffmanTable.StdACChrominance);
        }
        frame(components);
        scan(components);
    }

    private void quantization(int table, int[] steps) {
        var content = new ByteArrayOutputStream();
        content.write(table);
        for (int place : Tables.ZIGZAG) {
            content.write(steps[place]);
        }
        out.segment(Marker.DQT, content.toByteArray());
    }

    private void huffman(int table, JPEGHuffmanTable huffman) {
        var content = new ByteArrayOutputStream();
        content.write(table);
        short[] counts = Arrays.copyOf(huffman.getLengths(), 16);
        for (short count : counts) {
            content.write(count);
        }
        for (short symbol : huffman.getValues()) {
            content.write(symbol);
        }
        out.segment(Marker.DHT, content.toByteArray());
    }

    private void frame(int components) {
        var content = ByteBuffer.allocate(6 + 3 * components).put((byte) 8);
        content.putShort((short) picture.size().height()).putShort((short) picture.size().width());
        content.put((byte) components);
        for (int i = 0; i < components; i++) {
            int sampling = i == 0 && components > 1 ? Picture.COARSENESS << 4 | Picture.COARSENESS : 0x11;
            content.put((byte) (i + 1)).put((byte) sampling).put((byte) (i == 0 ? 0 : 1));
        }
        out.segment(Marker.SOF0, content.array());
    }

    private void scan(int components) {
        var content = ByteBuffer.allocate(4 + 2 * components).put((byte) components);
        for (int i = 0; i < components; i++) {
            content.put((byte) (i + 1)).put((byte) (i == 0 ? 0x00 : 0x11));
        }
        content.put((byte) 0).put((byte) 63).put((byte) 0);
        out.segment(Marker.SOS, content.array());
    }

    private void data() {
        boolean gray = picture.colours() == Colours.GRAY;
        int blocks = gray ? 1 : Picture.COARSENESS;
        int unitsAcross = Math.ceilDiv(picture.size().width(), 8 * blocks);
        int unitsDown = Math.ceilDiv(picture.size().height(), 8 * blocks);
        for (int y = 0; y < unitsDown; y++) {
            for (int x = 0; x < unitsAcross; x++) {
                for (int i = 0; i < blocks * blocks; i++) {
                    block(0, x * blocks + i % blocks, y * blocks + i / blocks);
                }
                for (int component = 1; component < picture.planes().size(); component++) {
                    block(component, x, y);
                }
            }
        }
        out.endData();
        out.marker(Marker.EOI);
    }

    private void block(int component, int column, int row) {
        Part part = component == 0 ? luma : chroma;
        load(picture.planes().get(component), column * 8, row * 8);
        part.dct.transform(block, frequencies);
        part.dc.write(0, frequencies[0] - lowest[component], out);
        lowest[component] = frequencies[0];
        int zeros = 0;
        for (int k = 1; k < 64; k++) {
            int value = frequencies[Tables.ZIGZAG[k]];
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                part.ac.write(HuffmanEncoder.SIXTEEN_ZEROS, out);
            }
            part.ac.write(zeros, value, out);
            zeros = 0;
        }
        if (zeros > 0) {
            part.ac.write(HuffmanEncoder.END_OF_BLOCK, out);
        }
    }

    /// Takes a block of samples; beyond the picture's edge it goes on as it ended, which costs the fewest bits.
    private void load(Plane plane, int left, int top) {
        int lastX = plane.width() - 1;
        int lastY = plane.height() - 1;
        byte[] samples = plane.samples();
        for (int y = 0; y < 8; y++) {
            int from = Math.min(top + y, lastY) * plane.stride();
            if (left + 7 <= lastX) {
                for (int x = 0; x < 8; x++) {
                    block[y * 8 + x] = (samples[from + left + x] & 0xFF) - 128;
                }
            } else {
                for (int x = 0; x < 8; x++) {
                    block[y * 8 + x] = (samples[from + Math.min(left + x, lastX)] & 0xFF) - 128;
                }
            }
        }
    }
}
