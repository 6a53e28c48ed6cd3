package org.poolscope.workload.images.tiff;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.PngFile;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Profile;

/// A picture as a PNG whose samples are those of the picture, uncompressed. For one thread.
final class StoredPng {

    private static final Texts TEXTS = Texts.of(StoredPng.class);
    private static final int PROFILE_HEAD = 128;
    private static final int PALETTE = 3;
    private static final int COLOURS = 2;
    private static final int ALPHA = 4;
    private static final int SHORT_BITS = 16;
    private static final int INKS = 4;
    /// So many bytes of rows make a chunk.
    private static final int CHUNK = 1 << 18;
    /// For all that is not rows or profile.
    private static final int ROOM = 1 << 14;

    private final BufferedImage image;
    private final byte[] profile;
    private final ColorModel model;
    private final boolean multiplied;
    /// Null if it has greys alone, as black and white has, which need no palette.
    private final @Nullable IndexColorModel index;
    private final int @Nullable [] greys;
    private final @Nullable Inks inks;
    private final boolean alpha;
    private final int bands;
    private final boolean wide;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long written;

    /// @param profile    of the file that it came from
    /// @param multiplied whether its colours are multiplied by alpha, which the reader does not say
    StoredPng(BufferedImage image, byte[] profile, boolean multiplied) {
        this.multiplied = multiplied;
        this.image = image;
        this.profile = profile;
        model = image.getColorModel();
        greys = model instanceof IndexColorModel of ? greys(of) : null;
        index = model instanceof IndexColorModel of && greys == null ? of : null;
        boolean inked = greys == null && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        inks = inked ? Inks.of(profile, model) : null;
        boolean direct = index == null && greys == null;
        alpha = direct && !inked && model.hasAlpha();
        bands = !direct ? 1 : (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY ? 1 : 3) + (alpha ? 1 : 0);
        wide = direct && !inked && model.getComponentSize(0) > Byte.SIZE;
    }

    private static int @Nullable [] greys(IndexColorModel index) {
        int[] greys = new int[index.getMapSize()];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = index.getRed(i);
            if (index.getGreen(i) != greys[i] || index.getBlue(i) != greys[i] || index.getAlpha(i) != 0xFF) {
                return null;
            }
        }
        return greys;
    }

    /// The file.
    ///
    /// @param arena as long-lived as which it is
    /// @throws PictureException       if it would be larger than Skia takes files
    /// @throws InterruptedIOException if this thread was interrupted
    MemorySegment file(Arena arena) throws PictureException, InterruptedIOException {
        long rowBytes = (long) bands * (wide ? 2 : 1) * image.getWidth();
        // With five bytes before each block at least, and twelve around each chunk.
        long most = (rowBytes + 1 + (rowBytes >> 9)) * image.getHeight() + 2L * profile.length + ROOM;
        if (most > Integer.MAX_VALUE) {
            throw tooLarge(most);
        }
        MemorySegment to = arena.allocate(most);
        int type = index != null ? PALETTE : (bands > 2 ? COLOURS : 0) + (alpha ? ALPHA : 0);
        PngFile.begin(out, image.getWidth(), image.getHeight(), wide ? SHORT_BITS : Byte.SIZE, type);
        if (says(bands > 2 || index != null ? "RGB " : "GRAY")) {
            var chunk = new ByteArrayOutputStream();
            chunk.writeBytes("ICC\0\0".getBytes(StandardCharsets.ISO_8859_1));
            chunk.writeBytes(PngFile.deflated(profile));
            PngFile.write(out, "iCCP", chunk.toByteArray());
        }
        if (index != null) {
            writePalette(out, index);
        }
        writeRows(to, (int) rowBytes);
        PngFile.write(out, "IEND", new byte[0]);
        empty(to);
        return to.asSlice(0, written);
    }

    static PictureException tooLarge(long bytes) {
        return new PictureException(Flaw.UNSUPPORTED,
                TEXTS.format("unpacked", Memory.megabytes(bytes), Memory.megabytes(Integer.MAX_VALUE)));
    }

    /// What was written so far goes out of Java's heap.
    private void empty(MemorySegment to) {
        MemorySegment.copy(out.toByteArray(), 0, to, ValueLayout.JAVA_BYTE, written, out.size());
        written += out.size();
        out.reset();
    }

    /// Whether the profile is of such colours. One of inks was followed already.
    private boolean says(String colours) {
        return inks == null && profile.length >= PROFILE_HEAD && Profile.colours(profile).equals(colours);
    }

    private static void writePalette(ByteArrayOutputStream out, IndexColorModel index) {
        byte[] colours = new byte[3 * index.getMapSize()];
        byte[] alphas = new byte[index.getMapSize()];
        for (int i = 0; i < alphas.length; i++) {
            colours[3 * i] = (byte) index.getRed(i);
            colours[3 * i + 1] = (byte) index.getGreen(i);
            colours[3 * i + 2] = (byte) index.getBlue(i);
            alphas[i] = (byte) index.getAlpha(i);
        }
        PngFile.write(out, "PLTE", colours);
        if (index.hasAlpha()) {
            PngFile.write(out, "tRNS", alphas);
        }
    }

    private void writeRows(MemorySegment to, int rowBytes) throws InterruptedIOException {
        byte[] row = new byte[rowBytes + 1];
        byte[] piece = new byte[1 << 16];
        NativeBuffer stored = stored();
        var chunk = new ByteArrayOutputStream(CHUNK + (1 << 16));
        try (var deflater = new Deflater(Deflater.NO_COMPRESSION)) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while reading a TIFF");
                }
                if (stored != null) {
                    stored.copy((long) y * (row.length - 1), row, 1, row.length - 1);
                } else {
                    fill(row, samples(y));
                }
                deflater.setInput(row);
                boolean last = y == image.getHeight() - 1;
                if (last) {
                    deflater.finish();
                }
                while (last ? !deflater.finished() : !deflater.needsInput()) {
                    chunk.write(piece, 0, deflater.deflate(piece));
                }
                if (chunk.size() >= CHUNK) {
                    PngFile.write(out, "IDAT", chunk.toByteArray());
                    chunk.reset();
                    empty(to);
                }
            }
        }
        PngFile.write(out, "IDAT", chunk.toByteArray());
    }

    /// The samples, if they lie in memory just as they are written; null if they do not. To ask for each of them takes
    /// as long as all the rest.
    private @Nullable NativeBuffer stored() {
        Raster raster = image.getRaster();
        boolean changed = inks != null || greys != null || wide || alpha && multiplied
                || index == null && model.getComponentSize(0) != Byte.SIZE;
        if (changed || !(raster.getDataBuffer() instanceof NativeBuffer samples)
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel layout)) {
            return null;
        }
        boolean straight = layout.getPixelStride() == bands && layout.getScanlineStride() == bands * image.getWidth()
                && Arrays.equals(layout.getBandOffsets(), IntStream.range(0, bands).toArray());
        return straight ? samples : null;
    }

    private void fill(byte[] row, int[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (wide) {
                row[1 + 2 * i] = (byte) (samples[i] >> Byte.SIZE);
                row[2 + 2 * i] = (byte) samples[i];
            } else {
                row[1 + i] = (byte) samples[i];
            }
        }
    }

    /// The samples of a row as they are written.
    private int[] samples(int y) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        if (inks != null) {
            return inks.toSrgb(raster.createChild(0, y, width, 1, 0, 0, IntStream.range(0, INKS).toArray()));
        }
        boolean more = raster.getNumBands() > bands;
        int[] kept = more ? IntStream.range(0, bands).toArray() : null;
        int[] samples = raster.createChild(0, y, width, 1, 0, 0, kept).getPixels(0, 0, width, 1, (int[]) null);
        if (greys != null) {
            Arrays.setAll(samples, i -> greys[samples[i]]);
        } else if (index == null) {
            stretch(samples, model.getComponentSize(0));
        }
        if (alpha && multiplied) {
            divide(samples);
        }
        return samples;
    }

    /// To all bits that are written.
    private void stretch(int[] samples, int bits) {
        int from = (1 << bits) - 1;
        int to = wide ? 0xFFFF : 0xFF;
        for (int i = 0; i < samples.length && from != to; i++) {
            samples[i] = (samples[i] * to + from / 2) / from;
        }
    }

    /// By alpha, since a PNG has colours as they are and not as they are seen.
    private void divide(int[] samples) {
        int most = wide ? 0xFFFF : 0xFF;
        for (int pixel = 0; pixel < samples.length; pixel += bands) {
            int seen = samples[pixel + bands - 1];
            for (int i = 0; i < bands - 1 && seen > 0; i++) {
                samples[pixel + i] = (int) Math.min(most, ((long) samples[pixel + i] * most + seen / 2) / seen);
            }
        }
    }
}
