package org.poolscope.ui.view.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How a picture is stored, as the Exif data of a JPEG tell (Exif 2.32, 4.6.4 A, tag 274): a camera that is held
/// upright stores its pictures lying. Immutable.
///
/// @param orientation from 1, as it is seen, to 8
record ExifTurn(int orientation) {

    static final ExifTurn NONE = new ExifTurn(1);

    /// Exif data are the first or second segment of a file, and none is larger.
    private static final int READ = 0x20000;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int APP15 = 0xFFEF;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    /// Of a file, or none if it does not tell.
    static ExifTurn of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(ByteBuffer.wrap(in.readNBytes(READ)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException _) {
            // It ends early, or leads out of itself.
            return NONE;
        }
    }

    private static ExifTurn of(ByteBuffer jpeg) {
        if (jpeg.remaining() < 4 || Short.toUnsignedInt(jpeg.getShort()) != START) {
            return NONE;
        }
        for (int marker = nextMarker(jpeg); marker > START && marker <= APP15; marker = nextMarker(jpeg)) {
            int length = Short.toUnsignedInt(jpeg.getShort(jpeg.position()));
            ByteBuffer segment = jpeg.slice(jpeg.position() + 2, length - 2);
            var name = new byte[Math.min(EXIF.length, segment.remaining())];
            segment.get(name);
            if (marker == APP1 && Arrays.equals(name, EXIF)) {
                return ofTiff(segment.slice());
            }
            jpeg.position(jpeg.position() + length);
        }
        return NONE;
    }

    private static int nextMarker(ByteBuffer jpeg) {
        return Short.toUnsignedInt(jpeg.getShort());
    }

    private static ExifTurn ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int at = directory + 2; at < directory + 2 + entries * ENTRY; at += ENTRY) {
            if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
                int told = tiff.getShort(at + 8);
                return told >= 1 && told <= 8 ? new ExifTurn(told) : NONE;
            }
        }
        return NONE;
    }

    boolean swapsSides() {
        return orientation >= 5;
    }

    BufferedImage upright(BufferedImage stored) {
        if (orientation == 1) {
            return stored;
        }
        int width = stored.getWidth();
        int height = stored.getHeight();
        var upright = new BufferedImage(swapsSides() ? height : width, swapsSides() ? width : height,
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(stored, transform(width, height), null);
        graphics.dispose();
        return upright;
    }

    /// Where a point of the stored picture is seen.
    private AffineTransform transform(int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
