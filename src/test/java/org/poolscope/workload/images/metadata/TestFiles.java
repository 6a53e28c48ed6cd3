package org.poolscope.workload.images.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.poolscope.workload.images.picture.TestPictures;

/// Files with all that can be said beside a picture, made byte by byte and not by the code under test.
public final class TestFiles {

    static final byte[] PROFILE = "a profile, or so it says".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_END = 33;

    private TestFiles() {}

    static byte[] xmp() {
        return XmpTest.PACKET.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] richJpeg(byte[] plain) {
        byte[] jpeg = plain;
        byte[] xmpHeader = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
        jpeg = TestPictures.withSegment(jpeg, 0xE2, TestExif.joined("ICC_PROFILE\0\2\2".getBytes(), half(1)));
        jpeg = TestPictures.withSegment(jpeg, 0xE2, TestExif.joined("ICC_PROFILE\0\1\2".getBytes(), half(0)));
        jpeg = TestPictures.withSegment(jpeg, 0xED, TestExif.joined("Photoshop 3.0\0".getBytes(), iptc()));
        jpeg = TestPictures.withSegment(jpeg, 0xE1, TestExif.joined(xmpHeader, xmp()));
        return TestPictures.withSegment(jpeg, 0xE1, TestExif.app1(TestExif.rich(ByteOrder.BIG_ENDIAN).build()));
    }

    private static byte[] half(int which) {
        int middle = PROFILE.length / 2;
        return which == 0 ? Arrays.copyOf(PROFILE, middle) : Arrays.copyOfRange(PROFILE, middle, PROFILE.length);
    }

    /// Photoshop's blocks: a thumbnail, and IPTC with a by-line and a city.
    static byte[] iptc() {
        byte[] sets = TestExif.joined(set(80, "By-line Ada"), set(90, "City of IPTC"), set(116, "(c)"));
        return TestExif.joined(block(0x040C, "thumbnail of it".getBytes()), block(0x0404, sets));
    }

    private static byte[] set(int number, String value) {
        return TestExif.joined(new byte[] {0x1C, 2, (byte) number, 0, (byte) value.length()}, value.getBytes());
    }

    private static byte[] block(int number, byte[] content) {
        return ByteBuffer.allocate(12 + content.length + content.length % 2).put("8BIM".getBytes())
                .putShort((short) number).putShort((short) 0).putInt(content.length).put(content).array();
    }

    static byte[] richPng(byte[] plain) {
        byte[] png = withChunk(plain, "eXIf", TestExif.rich(ByteOrder.LITTLE_ENDIAN).build());
        png = withChunk(png, "iTXt", TestExif.joined("XML:com.adobe.xmp\0\0\0\0\0".getBytes(), xmp()));
        String digits = HexFormat.of().formatHex(iptc());
        png = withChunk(png, "tEXt", ("Raw profile type 8bim\0\n8bim\n " + iptc().length + "\n" + digits).getBytes());
        png = withChunk(png, "pHYs", ByteBuffer.allocate(9).putInt(11811).putInt(11811).put((byte) 1).array());
        png = withChunk(png, "tIME", new byte[] {7, (byte) 0xDF, 6, 7, 8, 9, 10});
        return withChunk(png, "iCCP", TestExif.joined("test\0\0".getBytes(), deflated(PROFILE)));
    }

    /// The same PNG with one more chunk after its header.
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        return TestExif.joined(Arrays.copyOf(png, HEADER_END), chunk(type, content),
                Arrays.copyOfRange(png, HEADER_END, png.length));
    }

    public static byte[] chunk(String type, byte[] content) {
        byte[] typed = TestExif.joined(type.getBytes(StandardCharsets.US_ASCII), content);
        var checksum = new CRC32();
        checksum.update(typed);
        return ByteBuffer.allocate(typed.length + 8)
                .putInt(content.length).put(typed).putInt((int) checksum.getValue()).array();
    }

    public static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try (var deflater = new Deflater()) {
            deflater.setInput(content);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
        }
        return out.toByteArray();
    }

    /// A lossless WebP of one pixel, to be looked at from outside only.
    public static byte[] webp() {
        byte[] data = {0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, 8, 7};
        return riff(riffChunk("VP8L", data));
    }

    static byte[] richWebp() {
        byte[] extended = {0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] simple = webp();
        return riff(riffChunk("VP8X", extended), riffChunk("ICCP", PROFILE),
                Arrays.copyOfRange(simple, 12, simple.length),
                riffChunk("EXIF", TestExif.rich(ByteOrder.LITTLE_ENDIAN).build()), riffChunk("XMP ", xmp()));
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] all = TestExif.joined(chunks);
        return ByteBuffer.allocate(12 + all.length).order(ByteOrder.LITTLE_ENDIAN).put("RIFF".getBytes())
                .putInt(4 + all.length).put("WEBP".getBytes()).put(all).array();
    }

    private static byte[] riffChunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes()).putInt(content.length).put(content).array();
    }
}
