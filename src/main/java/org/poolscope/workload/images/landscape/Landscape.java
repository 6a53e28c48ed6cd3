package org.poolscope.workload.images.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.poolscope.workload.images.picture.Size;

/// A landscape made up from a number: the same number and size give the same picture.
public final class Landscape {

    private static final Rgb WHITE = new Rgb(1, 1, 1);
    private static final double GRAIN = 0.016;
    private static final double CORNER_SHADE = 0.28;

    private final Canvas canvas;
    private final Light light;
    private final Noise noise;

    private Landscape(Size size, long number) {
        canvas = new Canvas(size);
        noise = new Noise(number).other(1);
        light = Light.values()[Math.floorMod(number, Light.values().length)];
    }

    /// Paints a landscape; numbers next to each other give different times of day.
    ///
    /// @return four bytes for each pixel, red, green, blue and one of no meaning, row by row, top first
    /// @throws InterruptedException if this thread was interrupted
    public static byte[] paint(Size size, long number) throws InterruptedException {
        var landscape = new Landscape(size, number);
        landscape.paint();
        return landscape.canvas.pixels();
    }

    private void paint() throws InterruptedException {
        boolean lake = noise.random(11) < 0.6;
        int horizon = (int) (canvas.height * (0.5 + 0.16 * noise.random(12)));
        var sky = new Sky(canvas, light, noise.other(2), horizon);
        sky.paint();
        pause();
        int ranges = (lake ? 3 : 5) + (int) (3 * noise.random(13));
        List<HillRange> hills = new ArrayList<>();
        for (int i = 0; i < ranges; i++) {
            double nearness = i / (double) (ranges - (lake ? 0 : 1));
            double foot = horizon + (lake ? 0 : (canvas.height - horizon) * 1.05 * Math.pow(nearness, 1.5));
            hills.add(range(i, sky.lampX(), foot, nearness, nearness > 0.55 ? noise.random(20 + i) : 0));
        }
        paint(hills, lake ? horizon : canvas.height);
        if (lake) {
            new Water(canvas, light, noise.other(4), sky.lampX()).paint(horizon);
            pause();
            double foot = canvas.height * (1.0 + 0.06 * noise.random(14));
            paint(List.of(range(ranges, sky.lampX(), foot, 1, noise.random(15))), canvas.height);
        }
        develop();
    }

    private HillRange range(int number, double lampX, double foot, double nearness, double trees) {
        return new HillRange(canvas, light, noise.other(100 + number), lampX, foot, nearness, trees);
    }

    /// Paints ranges of hills, the farthest first, each only as far down as the next one leaves it to be seen.
    private void paint(List<HillRange> hills, int bottom) throws InterruptedException {
        double[] lowest = new double[canvas.width];
        Arrays.fill(lowest, bottom - 1);
        for (int i = 0; i < hills.size(); i++) {
            hills.get(i).paint(i + 1 < hills.size() ? lower(hills.get(i + 1).outline(), lowest) : lowest);
            pause();
        }
    }

    private static double[] lower(double[] outline, double[] lowest) {
        double[] lower = new double[outline.length];
        for (int x = 0; x < lower.length; x++) {
            lower[x] = Math.min(outline[x], lowest[x]);
        }
        return lower;
    }

    private static void pause() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while painting");
        }
    }

    /// Darker corners as a lens has, and grain as film has: without it, no file of a photograph's size would come of
    /// it.
    private void develop() {
        Noise grain = noise.other(5);
        double middleX = canvas.width / 2.0;
        double middleY = canvas.height / 2.0;
        for (int y = 0; y < canvas.height; y++) {
            double down = (y - middleY) / middleY;
            for (int x = 0; x < canvas.width; x++) {
                double across = (x - middleX) / middleX;
                double far = (down * down + across * across) / 2;
                long place = (long) y * canvas.width + x;
                double speck = (grain.random(2 * place) + grain.random(2 * place + 1) - 1) * 2 * GRAIN;
                Rgb developed = canvas.at(x, y).lit(1 - CORNER_SHADE * far * far);
                canvas.put(x, y, developed.plus(WHITE, speck));
            }
        }
    }
}
