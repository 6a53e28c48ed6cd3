package org.poolscope.workload.batch.landscape;

/// Ranges of hills, one before the other, paler the farther they are; the nearest may carry trees.
final class Hills {

    private final Canvas canvas;
    private final Light light;
    private final Noise noise;
    private final double unit;
    private final double lampX;

    Hills(Canvas canvas, Light light, Noise noise, double lampX) {
        this.canvas = canvas;
        this.light = light;
        this.noise = noise;
        this.lampX = lampX;
        unit = Math.min(canvas.width, canvas.height);
    }

    /// Paints a range from its ridge down to a row.
    ///
    /// @param number   tells it from the others
    /// @param foot     the row about which its foot lies
    /// @param nearness 0 for the farthest, 1 for the nearest
    /// @param trees    how densely trees stand on it, 0 to 1
    /// @param bottom   the row it ends before
    void paint(int number, double foot, double nearness, double trees, int bottom) {
        Noise shape = noise.other(100 + number);
        double[] ridge = ridge(shape, foot, nearness);
        double[] outline = ridge.clone();
        if (trees > 0) {
            plant(shape.other(1), outline, trees, nearness);
        }
        Noise ground = shape.other(2);
        Rgb bare = light.far.mixed(light.near, nearness);
        for (int x = 0; x < canvas.width; x++) {
            double slope = ridge[Math.min(x + 4, canvas.width - 1)] - ridge[Math.max(x - 4, 0)];
            double facing = Math.clamp(slope / unit * 60 * Math.signum(x - lampX), -1, 1);
            for (int y = Math.max(0, (int) outline[x]); y < bottom; y++) {
                double edge = Math.clamp(y + 1 - outline[x], 0, 1);
                Rgb colour = y < ridge[x] ? bare.lit(0.5) : ground(ground, bare, x, y, y - ridge[x], nearness, facing);
                canvas.put(x, y, edge < 1 ? canvas.at(x, y).mixed(colour, edge) : colour);
            }
        }
    }

    private double[] ridge(Noise shape, double foot, double nearness) {
        double wide = unit * (0.55 - 0.2 * nearness + 0.3 * shape.random(1));
        double tall = unit * (0.24 - 0.1 * nearness) * (0.7 + 0.6 * shape.random(2));
        double[] ridge = new double[canvas.width];
        for (int x = 0; x < ridge.length; x++) {
            double rough = shape.at(x / wide, 0.5, 8);
            double peaks = 1 - Math.abs(2 * shape.at(x / wide * 0.8, 7.5, 6) - 1);
            ridge[x] = foot - tall * (nearness < 0.6 ? 0.5 * rough + 0.7 * peaks * peaks : 0.8 * rough);
        }
        return ridge;
    }

    private Rgb ground(Noise ground, Rgb bare, int x, int y, double depth, double nearness, double facing) {
        double fine = unit * (0.004 + 0.01 * nearness);
        double texture = ground.at(x / fine, y / fine * (1.5 + nearness), 3) - 0.5;
        double folds = ground.at((x + 0.6 * depth) / (fine * 9), (y + 40) / (fine * 16), 3) - 0.5;
        double sun = (1 - light.night) * facing * Math.exp(-depth / (unit * 0.12)) * 0.3;
        Rgb lit = bare.lit(1 + 0.4 * texture + 0.7 * folds + sun).plus(light.lamp, Math.max(0, sun) * 0.25);
        double haze = (1 - nearness) * (0.35 + 0.55 * Math.min(1, depth / (unit * 0.22)));
        return lit.mixed(light.horizon, Math.min(0.93, haze * (light == Light.MIST ? 1.3 : 1)));
    }

    /// Lets conifers rise above the ridge.
    private void plant(Noise wood, double[] outline, double density, double nearness) {
        double spacing = unit * 0.012 / density;
        double[] ridge = outline.clone();
        for (int i = 0; i * spacing < canvas.width; i++) {
            int x = (int) ((i + wood.random(2L * i)) * spacing);
            if (x < canvas.width && wood.at(x / (unit * 0.2), 3) < 0.25 + 0.5 * density) {
                tree(outline, x, ridge[x], unit * 0.075 * nearness * (0.5 + wood.random(2L * i + 1)));
            }
        }
    }

    private static void tree(double[] outline, int x, double ground, double tall) {
        int reach = (int) (tall * 0.2);
        for (int column = Math.max(0, x - reach); column < Math.min(outline.length, x + reach); column++) {
            double inwards = 1 - Math.abs(column - x) / (double) reach;
            // Branches hang: each tier is wider below than the next one above it.
            double tiers = inwards * 6 - Math.floor(inwards * 6);
            double height = tall * (inwards * 0.93 - 0.06 * tiers + 0.06);
            outline[column] = Math.min(outline[column], ground - Math.max(0, height));
        }
    }
}
