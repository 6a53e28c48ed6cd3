package org.poolscope.workload.images.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.workload.images.picture.Orientation;
import org.poolscope.workload.images.picture.Size;

class SamplesTest {

    private static final int LOBES = 3;
    private static final double[] ALL = {1, 1};
    private static final int[] EACH = {1, 1};

    /// I20
    @ParameterizedTest(name = "{0} × {1} to {2} × {3}")
    @CsvSource({"61, 43, 20, 14", "61, 43, 61, 43", "61, 43, 17, 40", "20, 30, 41, 77", "5, 4, 1, 1", "1, 1, 3, 2",
        "30, 20, 29, 19"})
    void shouldScaleAsAPlainSumOverAllSamplesDoes(int width, int height, int toWidth, int toHeight) {
        for (int channels : new int[] {1, 4}) {
            Samples source = noise(width, height, channels);
            View view = View.whole(new Size(width, height), Orientation.UPRIGHT, new Size(toWidth, toHeight));

            assertClose(plain(source, view), shown(source, view), 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTurnAndCutAsThePlainSumDoes(Orientation orientation) {
        Samples source = noise(61, 43, 1);
        Size whole = orientation.swapsSides() ? new Size(19, 27) : new Size(27, 19);
        View view = new View(new Size(61, 43), orientation, whole, 3, 5, new Size(11, 9));

        assertClose(plain(source, view), shown(source, view), 1);
    }

    @Test
    void shouldComeCloseToThePlainSumWhereMuchIsMerged() {
        Samples source = noise(640, 500, 1);
        View view = View.whole(new Size(640, 500), Orientation.UPRIGHT, new Size(37, 29));

        assertClose(plain(source, view), shown(source, view), 6);
    }

    @Test
    void shouldLeaveSamplesAsTheyAreThatKeepTheirSize() {
        Samples source = noise(37, 23, 4);
        View view = View.whole(new Size(37, 23), Orientation.UPRIGHT, new Size(37, 23));

        assertEquals(-1, shown(source, view).memory().mismatch(source.memory()));
    }

    @Test
    void shouldPutSamplesOfSeveralPixelsWhereThosePixelsAre() {
        // Columns of 0, 10, 20 … each of which stands for two pixels; the picture is 15 pixels wide.
        byte[] columns = new byte[8];
        for (int x = 0; x < 8; x++) {
            columns[x] = (byte) (10 * x);
        }
        var source = new Samples(MemorySegment.ofArray(columns), 8, 8, 1, 1);
        View view = View.whole(new Size(15, 1), Orientation.MIRRORED, new Size(15, 1));
        Samples target = new Samples(MemorySegment.ofArray(new byte[8]), 8, 8, 1, 1);

        target.show(source, view, new double[] {0.5, 1}, new int[] {2, 1});

        // Its pixels 14 and 13 lie between the middles of the last two samples.
        assertEquals(65, value(target, 0), 3);
        assertEquals(35, value(target, 3), 2);
    }

    @Test
    void shouldRepeatTheLastSamplesWhereThereIsRoomForMore() {
        Samples source = noise(5, 3, 1);
        Samples target = new Samples(MemorySegment.ofArray(new byte[24]), 6, 6, 4, 1);

        target.show(source, View.whole(new Size(5, 3), Orientation.UPRIGHT, new Size(5, 3)), ALL, EACH);

        assertEquals(value(target, 4), value(target, 5));
        assertEquals(value(source, 14), value(target, 23));
        assertEquals(value(target, 16), value(target, 22));
    }

    @Test
    void shouldMakeNoColourStrongerThanItsPixelIsSeen() {
        byte[] edge = new byte[4 * 60];
        Arrays.fill(edge, 4 * 30, edge.length, (byte) 128);
        var source = new Samples(MemorySegment.ofArray(edge), edge.length, 60, 1, 4);
        for (int i = 4 * 30; i < edge.length; i += 4) {
            edge[i] = 0;
        }
        Samples target = shown(source, View.whole(new Size(60, 1), Orientation.UPRIGHT, new Size(20, 1)));

        for (int i = 0; i < 4 * 20; i += 4) {
            int alpha = value(target, i + 3);
            assertEquals(alpha, value(target, i + 1), 1, "colour as strong as seen");
            assertEquals(0, value(target, i));
        }
    }

    private static Samples shown(Samples source, View view) {
        int width = view.part().width();
        byte[] bytes = new byte[width * view.part().height() * source.channels()];
        var target = new Samples(MemorySegment.ofArray(bytes), (long) width * source.channels(), width,
                view.part().height(), source.channels());
        target.show(source, view, ALL, EACH);
        return target;
    }

    private static void assertClose(double[] expected, Samples actual, double most) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], value(actual, i), most, "sample " + i);
        }
    }

    private static int value(Samples samples, int index) {
        return samples.memory().getAtIndex(java.lang.foreign.ValueLayout.JAVA_BYTE, index) & 0xFF;
    }

    private static Samples noise(int width, int height, int channels) {
        byte[] bytes = new byte[width * height * channels];
        new Random(7).nextBytes(bytes);
        if (channels == 4) {
            for (int i = 3; i < bytes.length; i += 4) {
                bytes[i] = -1;
            }
        }
        return new Samples(MemorySegment.ofArray(bytes), (long) width * channels, width, height, channels);
    }

    /// Every sample of the result as a sum over all that there are, in doubles.
    private static double[] plain(Samples source, View view) {
        Size part = view.part();
        double[] made = new double[part.width() * part.height() * source.channels()];
        boolean swap = view.orientation().swapsSides();
        for (int y = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++) {
                double right = (view.left() + x + 0.5) / view.whole().width();
                double down = (view.top() + y + 0.5) / view.whole().height();
                right = view.orientation().flipsAcross() ? 1 - right : right;
                down = view.orientation().flipsDown() ? 1 - down : down;
                double[] across = weights(source.width(), swap ? down : right, view.stored().width());
                double[] along = weights(source.height(), swap ? right : down, view.stored().height());
                for (int channel = 0; channel < source.channels(); channel++) {
                    made[(y * part.width() + x) * source.channels() + channel] = sum(source, across, along, channel);
                }
            }
        }
        return made;
    }

    private static double sum(Samples source, double[] across, double[] along, int channel) {
        double sum = 0;
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < source.width() && along[y] != 0; x++) {
                if (across[x] == 0) {
                    continue;
                }
                sum += across[x] * along[y]
                        * value(source, (y * source.width() + x) * source.channels() + channel);
            }
        }
        return Math.clamp(sum, 0, 255);
    }

    private static double[] weights(int length, double centre, int wanted) {
        double stretch = Math.max(1, (double) length / wanted);
        double[] weights = new double[length];
        for (int i = 0; i < length; i++) {
            double x = (i + 0.5 - centre * length) / stretch;
            weights[i] = Math.abs(x) >= LOBES ? 0 : x == 0 ? 1
                    : Math.sin(Math.PI * x) * Math.sin(Math.PI * x / LOBES) * LOBES / (Math.PI * Math.PI * x * x);
        }
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / total).toArray();
    }
}
