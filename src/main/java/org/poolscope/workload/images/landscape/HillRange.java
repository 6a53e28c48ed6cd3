package org.poolscope.workload.images.landscape;

/// A range of hills, paler the farther it is, with or without trees.
final class HillRange {

    private final Canvas canvas;
    private final Light light;
    private final Noise ground;
    private final double unit;
    private final double lampX;
    private final double nearness;
    private final double[] ridge;
    private final double[] outline;

    /// @param shape    tells it from other ranges
    /// @param lampX    where the sun or the moon is
    /// @param foot     the row about which its foot lies
    /// @param nearness 0 for the farthest, 1 for the nearest
    /// @param trees    how densely trees stand on it, 0 to 1
    HillRange(Canvas canvas, Light light, Noise shape, double lampX, double foot, double nearness, double trees) {
        this.canvas = canvas;
        this.light = light;
        this.lampX = lampX;
        this.nearness = nearness;
        unit = Math.min(canvas.width, canvas.height);
        ground = shape.other(2);
        ridge = ridge(shape, foot);
        outline = ridge.clone();
        if (trees > 0) {
            plant(shape.other(1), trees);
        }
    }

    /// The highest row it reaches in every column.
    double[] outline() {
        return outline;
    }

    /// Paints the range over what is behind it.
    ///
    /// @param until of every column, the row from which on something else hides it
    void paint(double[] until) {
        Rgb bare = light.far.mixed(light.near, nearness);
        for (int x = 0; x < canvas.width; x++) {
            double slope = ridge[Math.min(x + 4, canvas.width - 1)] - ridge[Math.max(x - 4, 0)];
            double facing = Math.clamp(slope / unit * 60 * Math.signum(x - lampX), -1, 1);
            int end = (int) Math.min(canvas.height, until[x] + 1);
            for (int y = Math.max(0, (int) outline[x]); y < end; y++) {
                double edge = Math.clamp(y + 1 - outline[x], 0, 1);
                Rgb colour = y < ridge[x] ? bare.lit(0.5) : ground(bare, x, y, y - ridge[x], facing);
                canvas.put(x, y, edge < 1 ? canvas.at(x, y).mixed(colour, edge) : colour);
            }
        }
    }

    private double[] ridge(Noise shape, double foot) {
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

    private Rgb ground(Rgb bare, int x, int y, double depth, double facing) {
        double fine = unit * (0.004 + 0.01 * nearness);
        double texture = ground.at(x / fine, y / fine * (1.5 + nearness), 3) - 0.5;
        double folds = ground.at((x + 0.6 * depth) / (fine * 9), (y + 40) / (fine * 16), 3) - 0.5;
        double sun = (1 - light.night) * facing * Math.exp(-depth / (unit * 0.12)) * 0.3;
        Rgb lit = bare.lit(1 + 0.4 * texture + 0.7 * folds + sun).plus(light.lamp, Math.max(0, sun) * 0.25);
        double haze = (1 - nearness) * (0.35 + 0.55 * Math.min(1, depth / (unit * 0.22)));
        return lit.mixed(light.horizon, Math.min(0.93, haze * (light == Light.MIST ? 1.3 : 1)));
    }

    /// Lets conifers rise above the ridge.
    private void plant(Noise wood, double density) {
        double spacing = unit * 0.012 / density;
        for (int i = 0; i * spacing < canvas.width; i++) {
            int x = (int) ((i + wood.random(2L * i)) * spacing);
            if (x < canvas.width && wood.at(x / (unit * 0.2), 3) < 0.25 + 0.5 * density) {
                tree(x, ridge[x], unit * 0.075 * nearness * (0.5 + wood.random(2L * i + 1)));
            }
        }
    }

    private void tree(int x, double ground, double tall) {
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
