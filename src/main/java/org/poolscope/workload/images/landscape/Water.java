package org.poolscope.workload.images.landscape;

/// A lake that mirrors what is above it, in ripples that grow towards the beholder.
final class Water {

    private final Canvas canvas;
    private final Light light;
    private final Noise noise;
    private final double lampX;
    private final double unit;

    Water(Canvas canvas, Light light, Noise noise, double lampX) {
        this.canvas = canvas;
        this.light = light;
        this.noise = noise;
        this.lampX = lampX;
        unit = Math.min(canvas.width, canvas.height);
    }

    /// Paints everything below a row.
    void paint(int shore) {
        Noise ripples = noise.other(31);
        Rgb deep = light.zenith.mixed(light.near, 0.45);
        for (int y = shore; y < canvas.height; y++) {
            double below = (y - shore) / unit;
            double scale = 0.006 + 0.05 * below;
            double waves = 46 * Math.log(1 + below * 30);
            double depth = Math.min(0.62, 0.16 + below * 0.7);
            for (int x = 0; x < canvas.width; x++) {
                double ripple = ripples.at(x / unit / scale, waves, 3) - 0.5;
                int from = (int) (shore - (y - shore) * 0.92 - 1 + ripple * unit * (0.01 + 0.16 * below));
                Rgb mirrored = canvas.at((int) (x + ripple * unit * 0.02), Math.min(from, shore - 1));
                double glitter = glitter(x, below, ripple);
                Rgb water = mirrored.mixed(deep, Math.clamp(depth + ripple * 0.5, 0, 0.8));
                canvas.put(x, y, water.plus(light.lamp, glitter));
            }
        }
    }

    /// The lamp's path on the water.
    private double glitter(int x, double below, double ripple) {
        double aside = Math.abs(x - lampX) / unit / (0.03 + 0.18 * below);
        return Math.max(0, ripple - 0.08) * 2.4 * Math.exp(-aside * aside);
    }
}
