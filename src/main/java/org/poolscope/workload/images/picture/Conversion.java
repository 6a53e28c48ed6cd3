package org.poolscope.workload.images.picture;

import java.util.List;
import org.poolscope.workload.images.picture.Picture.Colours;

/// Brings the colours that a JPEG can have besides YCC to YCC, by the weights of JFIF (ITU-T T.871, 2011). What was
/// printed with inks becomes what light through those inks would be; a colour profile for inks is not followed.
public final class Conversion {

    private Conversion() {}

    /// The picture in YCC if it is not GRAY. All its planes must be equally fine.
    public static Picture toYcc(Picture picture) {
        return switch (picture.colours()) {
            case GRAY, YCC -> picture;
            case RGB -> fromRgb(picture.size(), picture.planes());
            case CMYK -> fromRgb(picture.size(), withoutBlack(picture.planes()));
            case YCCK -> fromRgb(picture.size(), withoutBlack(inks(picture.planes())));
            case GRAY_ALPHA, RGB_ALPHA -> throw new IllegalArgumentException("alpha has no place in YCC");
        };
    }

    private static Picture fromRgb(Size size, List<Plane> rgb) {
        Plane red = rgb.get(0);
        Plane y = sameAs(red);
        Plane cb = sameAs(red);
        Plane cr = sameAs(red);
        for (int i = 0; i < red.samples().length; i++) {
            double r = red.samples()[i] & 0xFF;
            double g = rgb.get(1).samples()[i] & 0xFF;
            double b = rgb.get(2).samples()[i] & 0xFF;
            double bright = 0.299 * r + 0.587 * g + 0.114 * b;
            y.samples()[i] = sample(bright);
            cb.samples()[i] = sample((b - bright) / 1.772 + 128);
            cr.samples()[i] = sample((r - bright) / 1.402 + 128);
        }
        return new Picture(size, Colours.YCC, List.of(y, cb, cr));
    }

    private static List<Plane> withoutBlack(List<Plane> cmyk) {
        byte[] black = cmyk.get(3).samples();
        return cmyk.subList(0, 3).stream().map(ink -> {
            Plane light = sameAs(ink);
            for (int i = 0; i < black.length; i++) {
                light.samples()[i] = (byte) (((ink.samples()[i] & 0xFF) * (black[i] & 0xFF) + 127) / 255);
            }
            return light;
        }).toList();
    }

    /// In YCCK the first three planes are what the inks look like without black, inverted once more.
    private static List<Plane> inks(List<Plane> ycck) {
        Plane cyan = sameAs(ycck.get(0));
        Plane magenta = sameAs(cyan);
        Plane yellow = sameAs(cyan);
        for (int i = 0; i < cyan.samples().length; i++) {
            double y = ycck.get(0).samples()[i] & 0xFF;
            double cb = (ycck.get(1).samples()[i] & 0xFF) - 128;
            double cr = (ycck.get(2).samples()[i] & 0xFF) - 128;
            cyan.samples()[i] = sample(255 - (y + 1.402 * cr));
            magenta.samples()[i] = sample(255 - (y - 0.344136 * cb - 0.714136 * cr));
            yellow.samples()[i] = sample(255 - (y + 1.772 * cb));
        }
        return List.of(cyan, magenta, yellow, ycck.get(3));
    }

    private static Plane sameAs(Plane plane) {
        return new Plane(plane.across(), plane.down(), plane.stride(), new byte[plane.samples().length]);
    }

    private static byte sample(double value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }
}
