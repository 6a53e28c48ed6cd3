package org.poolscope.workload.images.landscape;

/// The light of a time of day: what everything in a landscape takes its colour from.
enum Light {
    MORNING(0x5B8FC7, 0xB9CFE0, 0xFFE3B8, 0xFFF4D8, 0xD9CFCB, 0x7C93A8, 0x2F4632, 0),
    NOON(0x2A6FBF, 0x73ADE0, 0xD3E8F3, 0xFFFFF2, 0xC9D3DC, 0x6F93AE, 0x3C5E2B, 0),
    GOLDEN(0x6B7FA8, 0xE0A878, 0xFFC978, 0xFFE9B0, 0xA87B78, 0x9A7A6C, 0x3A2E22, 0),
    SUNSET(0x3A3F73, 0xC75B5B, 0xFF9A4A, 0xFFD08A, 0x6B4560, 0x7B4A5E, 0x1E1A26, 0.1),
    DUSK(0x1D2450, 0x5A4A86, 0xE38FA0, 0xFFC9C0, 0x463C66, 0x4E466F, 0x14162A, 0.45),
    NIGHT(0x070B1E, 0x10193A, 0x2B3A63, 0xF2F0DC, 0x1A2240, 0x1E2A4A, 0x070A14, 1),
    MIST(0xA9B7B4, 0xC9D1CA, 0xE6E5DA, 0xFFFBEE, 0xB9C0BC, 0x8EA09B, 0x33443A, 0),
    WINTER(0x4E83BB, 0xA4C4E2, 0xF1E6E4, 0xFFF8F0, 0xB4BED0, 0xA9BCD2, 0x5A6E86, 0);

    /// The sky above.
    final Rgb zenith;
    /// The sky half-way down.
    final Rgb middle;
    /// The sky above the hills, and the haze before far ones.
    final Rgb horizon;
    /// The sun or the moon.
    final Rgb lamp;
    /// Clouds where no light falls on them.
    final Rgb cloud;
    /// Hills in the distance, without haze.
    final Rgb far;
    /// Hills close by.
    final Rgb near;
    /// How dark it is, 0 to 1: more stars, and the moon for the sun.
    final double night;

    Light(int zenith, int middle, int horizon, int lamp, int cloud, int far, int near, double night) {
        this.zenith = Rgb.of(zenith);
        this.middle = Rgb.of(middle);
        this.horizon = Rgb.of(horizon);
        this.lamp = Rgb.of(lamp);
        this.cloud = Rgb.of(cloud);
        this.far = Rgb.of(far);
        this.near = Rgb.of(near);
        this.night = night;
    }

    /// The sky's colour without lamp and clouds.
    ///
    /// @param height 0 at the horizon, 1 at the upper edge
    Rgb sky(double height) {
        double half = Math.clamp(height, 0, 1) * 2;
        return half < 1 ? horizon.mixed(middle, Math.pow(half, 0.75)) : middle.mixed(zenith, half - 1);
    }
}
