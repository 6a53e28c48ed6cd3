package org.poolscope.workload.images.landscape;

/// Sky, sun or moon, clouds and stars. Lengths are parts of the canvas's shorter side, so that a picture of any size
/// looks the same.
final class Sky {

    /// Clouds are so soft that every eighth pixel is enough to know them.
    private static final int CLOUD_GRAIN = 8;
    private static final double STARS_PER_UNIT = 1_600;

    private final Canvas canvas;
    private final Light light;
    private final Noise noise;
    private final double unit;
    private final double horizon;
    private final double lampX;
    private final double lampY;
    private final double lampRadius;
    private final double clouds;

    /// @param horizon the row at which the sky ends
    Sky(Canvas canvas, Light light, Noise noise, double horizon) {
        this.canvas = canvas;
        this.light = light;
        this.noise = noise;
        this.horizon = horizon;
        unit = Math.min(canvas.width, canvas.height);
        lampX = canvas.width * (0.18 + 0.64 * noise.random(1));
        double height = (light.night > 0.5 || light == Light.NOON ? 0.55 : 0.08) + 0.3 * noise.random(2);
        lampY = horizon * (1 - height);
        lampRadius = unit * (light.night > 0.5 ? 0.035 : 0.028 + 0.02 * noise.random(3));
        clouds = 0.62 - 0.3 * noise.random(4);
    }

    double lampX() {
        return lampX;
    }

    void paint() {
        double[][] cover = cloudCover();
        for (int y = 0; y < Math.min(horizon + 2, canvas.height); y++) {
            Rgb clear = light.sky(1 - y / horizon);
            for (int x = 0; x < canvas.width; x++) {
                canvas.put(x, y, clouded(lamp(clear, x, y), cover, x, y));
            }
        }
        stars();
    }

    private Rgb lamp(Rgb clear, int x, int y) {
        double distance = Math.hypot(x - lampX, y - lampY);
        double glow = Math.exp(-distance / (unit * 0.28)) * (light.night > 0.5 ? 0.16 : 0.5);
        double halo = Math.exp(-distance / (lampRadius * 1.6)) * 0.7;
        double disc = Math.clamp((lampRadius - distance) / (unit * 0.0016) + 0.5, 0, 1);
        Rgb glowing = clear.mixed(light.lamp, Math.min(1, glow + halo));
        if (disc == 0) {
            return glowing;
        }
        double spots = light.night > 0.5 ? 0.25 * noise.other(9).at(x / lampRadius * 2.2, y / lampRadius * 2.2, 4) : 0;
        return glowing.mixed(light.lamp.lit(1.05 - spots), disc);
    }

    private double[][] cloudCover() {
        Noise field = noise.other(5);
        double stretch = unit * (0.35 + 0.4 * noise.random(6));
        double[][] cover = new double[canvas.height / CLOUD_GRAIN + 2][canvas.width / CLOUD_GRAIN + 2];
        for (int row = 0; row < cover.length; row++) {
            double flat = 0.35 + 1.5 * (1 - Math.min(1, row * CLOUD_GRAIN / horizon));
            for (int column = 0; column < cover[row].length; column++) {
                double x = column * CLOUD_GRAIN / stretch;
                double y = row * CLOUD_GRAIN / stretch * 3.2 / flat;
                double warp = field.at(x * 0.7 + 40, y * 0.7, 3);
                double density = field.at(x + warp, y + 0.6 * warp, 6);
                cover[row][column] = Math.clamp((density - clouds) / 0.24, 0, 1);
            }
        }
        return cover;
    }

    private Rgb clouded(Rgb sky, double[][] cover, int x, int y) {
        double cloud = between(cover, x / (double) CLOUD_GRAIN, y / (double) CLOUD_GRAIN);
        if (cloud == 0) {
            return sky;
        }
        double towards = between(cover, (x + (lampX - x) * 0.05) / CLOUD_GRAIN,
                (y + (lampY - y) * 0.05 - 12) / CLOUD_GRAIN);
        double near = Math.exp(-Math.hypot(x - lampX, y - lampY) / (unit * 0.9));
        double bright = Math.clamp(0.25 + 0.75 * (cloud - towards) + 0.55 * near - 0.5 * light.night, 0, 1);
        Rgb lit = light.horizon.mixed(light.lamp, 0.6);
        return sky.mixed(light.cloud.mixed(lit, bright), cloud * 0.85);
    }

    private static double between(double[][] cover, double x, double y) {
        int column = Math.clamp((int) x, 0, cover[0].length - 2);
        int row = Math.clamp((int) y, 0, cover.length - 2);
        double right = Math.clamp(x - column, 0, 1);
        double down = Math.clamp(y - row, 0, 1);
        double upper = cover[row][column] * (1 - right) + cover[row][column + 1] * right;
        double lower = cover[row + 1][column] * (1 - right) + cover[row + 1][column + 1] * right;
        return upper * (1 - down) + lower * down;
    }

    private void stars() {
        int count = (int) (STARS_PER_UNIT * Math.max(0, light.night - 0.3) * canvas.width / unit);
        Noise sky = noise.other(7);
        for (int i = 0; i < count; i++) {
            double x = sky.random(3L * i) * canvas.width;
            double y = sky.random(3L * i + 1) * horizon * 0.95;
            double brightness = Math.pow(sky.random(3L * i + 2), 4);
            star(x, y, unit * (0.0005 + 0.0009 * brightness),
                    (0.35 + 0.65 * brightness) * light.night * (1 - 0.7 * y / horizon));
        }
    }

    private void star(double x, double y, double radius, double brightness) {
        int reach = (int) Math.ceil(3 * radius);
        for (int row = (int) y - reach; row <= y + reach; row++) {
            for (int column = (int) x - reach; column <= x + reach; column++) {
                if (row >= 0 && row < canvas.height && column >= 0 && column < canvas.width) {
                    double distance = Math.hypot(column - x, row - y) / radius;
                    double shine = brightness * Math.exp(-distance * distance);
                    canvas.put(column, row, canvas.at(column, row).plus(Light.NIGHT.lamp, shine));
                }
            }
        }
    }
}
