package org.poolscope.workload.images.picture;

import java.util.List;
import java.util.stream.IntStream;

/// Multiplies colours with alpha and divides them by it again. A picture must be multiplied before it is scaled:
/// otherwise the colour of what cannot be seen bleeds into the edges of what can.
public final class Alpha {

    private Alpha() {}

    /// The picture with its colours as files hold them, full, multiplied with alpha. Without alpha, the same picture.
    public static Picture multiplied(Picture full) {
        return mapped(full, (sample, alpha) -> (sample * alpha + 127) / 255);
    }

    /// The picture with its colours as files hold them.
    public static Picture divided(Picture multiplied) {
        return mapped(multiplied, (sample, alpha) ->
                alpha == 0 ? 0 : Math.min(255, (sample * 255 + alpha / 2) / alpha));
    }

    private interface Change {
        int of(int sample, int alpha);
    }

    private static Picture mapped(Picture picture, Change change) {
        int last = picture.planes().size() - 1;
        if (!picture.colours().isAlpha(last)) {
            return picture;
        }
        Plane alpha = picture.planes().get(last);
        List<Plane> planes = IntStream.rangeClosed(0, last)
                .mapToObj(i -> i == last ? alpha : mapped(picture.planes().get(i), alpha, change))
                .toList();
        return new Picture(picture.size(), picture.colours(), planes);
    }

    private static Plane mapped(Plane plane, Plane alpha, Change change) {
        byte[] samples = new byte[plane.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) change.of(plane.samples()[i] & 0xFF, alpha.samples()[i] & 0xFF);
        }
        return new Plane(plane.across(), plane.down(), plane.stride(), samples);
    }
}
