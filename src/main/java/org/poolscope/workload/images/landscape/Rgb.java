package org.poolscope.workload.images.landscape;

/// A colour; each part is 0 to 1, or more where there is more light than film can hold.
record Rgb(float red, float green, float blue) {

    /// A colour as it is written in style sheets: `0xRRGGBB`.
    static Rgb of(int hex) {
        return new Rgb((hex >> 16 & 0xFF) / 255f, (hex >> 8 & 0xFF) / 255f, (hex & 0xFF) / 255f);
    }

    /// @param share how much of the other there is in the mixture, 0 to 1
    Rgb mixed(Rgb other, double share) {
        float part = (float) share;
        return new Rgb(red + (other.red - red) * part, green + (other.green - green) * part,
                blue + (other.blue - blue) * part);
    }

    Rgb lit(double factor) {
        float light = (float) factor;
        return new Rgb(red * light, green * light, blue * light);
    }

    Rgb plus(Rgb other, double share) {
        float part = (float) share;
        return new Rgb(red + other.red * part, green + other.green * part, blue + other.blue * part);
    }
}
