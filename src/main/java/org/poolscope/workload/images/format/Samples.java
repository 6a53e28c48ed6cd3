package org.poolscope.workload.images.format;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.List;
import java.util.stream.IntStream;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;
import org.poolscope.workload.images.picture.Plane;

/// Takes the JDK's interleaved samples apart into planes.
final class Samples {

    private Samples() {}

    /// The bands of a raster, in order, each sample brought to 8 bits.
    static List<Plane> planes(Raster raster) throws PictureException {
        List<Plane> planes = empty(raster, raster.getNumBands());
        for (int y = 0; y < raster.getHeight(); y++) {
            switch (raster.getTransferType()) {
                case DataBuffer.TYPE_BYTE -> takeBytes(raster, y, planes);
                case DataBuffer.TYPE_USHORT -> takeShorts(raster, y, planes);
                default -> throw new PictureException(Flaw.UNSUPPORTED, "samples of type " + raster.getTransferType());
            }
        }
        return planes;
    }

    private static Object row(Raster raster, int y) {
        return raster.getDataElements(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, null);
    }

    /// The colours that a raster of places in a palette stands for: red, green and blue, and alpha if the palette has
    /// any.
    static List<Plane> planes(Raster raster, IndexColorModel palette) {
        int[] shifts = palette.hasAlpha() ? new int[] {16, 8, 0, 24} : new int[] {16, 8, 0};
        List<Plane> planes = empty(raster, shifts.length);
        int[] row = new int[raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                int colour = palette.getRGB(row[x]);
                for (int band = 0; band < shifts.length; band++) {
                    planes.get(band).samples()[y * row.length + x] = (byte) (colour >> shifts[band]);
                }
            }
        }
        return planes;
    }

    /// Puts planes together, each without gaps, sample by sample.
    static void interleave(List<Plane> planes, byte[] interleaved) {
        for (int band = 0; band < planes.size(); band++) {
            byte[] samples = planes.get(band).samples();
            for (int from = 0, to = band; to < interleaved.length; from++, to += planes.size()) {
                interleaved[to] = samples[from];
            }
        }
    }

    private static List<Plane> empty(Raster raster, int bands) {
        return IntStream.range(0, bands).mapToObj(_ -> Plane.of(raster.getWidth(), raster.getHeight())).toList();
    }

    private static void takeBytes(Raster raster, int y, List<Plane> planes) {
        byte[] row = (byte[]) row(raster, y);
        for (int band = 0; band < planes.size(); band++) {
            byte[] samples = planes.get(band).samples();
            for (int x = 0, from = band, to = y * raster.getWidth(); from < row.length; x++, from += planes.size()) {
                samples[to + x] = row[from];
            }
        }
    }

    private static void takeShorts(Raster raster, int y, List<Plane> planes) {
        short[] row = (short[]) row(raster, y);
        for (int band = 0; band < planes.size(); band++) {
            byte[] samples = planes.get(band).samples();
            for (int x = 0, from = band, to = y * raster.getWidth(); from < row.length; x++, from += planes.size()) {
                samples[to + x] = (byte) (row[from] >> 8);
            }
        }
    }
}
