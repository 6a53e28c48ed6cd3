package org.poolscope.workload.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameters;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Format;
import org.poolscope.workload.images.turbo.Sampling;

/// What results are written as.
///
/// @param target     the format, or how it is found
/// @param quality    1 to 100, for the formats that lose detail
/// @param background what is seen through transparent pixels where the format has none, as 0xRRGGBB
record Encoding(Target target, int quality, int background) {

    static final String FORMAT = "format";
    static final String QUALITY = "quality";
    static final String BACKGROUND = "background";

    private static final Texts TEXTS = Texts.of(Encoding.class);
    private static final int BEST = 100;
    private static final int FINE = 90;
    private static final int WHITE = 0xFFFFFF;
    private static final Map<String, Integer> COLOURS = Map.of("white", WHITE, "black", 0);
    private static final Pattern DIGITS = Pattern.compile("#[0-9a-fA-F]{6}");

    /// Which format a result has.
    enum Target {
        /// That of its original, or PNG where that is not written.
        SAME,
        JPEG,
        PNG,
        WEBP;

        private static Target of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The format to write what was read from another.
        Format of(Format read) {
            return this == SAME ? read.written() : Format.valueOf(name());
        }
    }

    /// In the formats of the originals.
    static Encoding same(int quality) {
        return new Encoding(Target.SAME, quality, WHITE);
    }

    static List<Parameter> parameters(Parameters all) {
        return List.of(
                all.choice(FORMAT, Target.SAME.word(), Arrays.stream(Target.values()).map(Target::word).toList()),
                all.number(QUALITY, 85, 1, BEST, ""),
                all.line(BACKGROUND, "white", 20));
    }

    /// The quality for a picture: the best if it [ought to stay][#staysLossless] without loss.
    int quality(EncodedPicture picture, Format written) {
        return staysLossless(picture, written) ? BEST : quality;
    }

    /// How coarse colour may be in a JPEG that is made of one: as fine as brightness if that came so, and the quality
    /// is one by which a person wants to lose nothing that is seen.
    Sampling sampling(Sampling original) {
        return original == Sampling.FULL && quality >= FINE ? Sampling.FULL : Sampling.QUARTER;
    }

    /// Whether it came without loss in a format that may be with or without, so that nobody has asked for any.
    boolean staysLossless(EncodedPicture picture, Format written) {
        return target == Target.SAME && written == Format.WEBP && picture.isLossless();
    }

    /// @throws InvalidSettingException if the background is no colour
    static Encoding of(Settings settings) {
        return new Encoding(target(settings), settings.integer(QUALITY), colour(settings.text(BACKGROUND)));
    }

    static Target target(Settings settings) {
        return Target.of(settings.text(FORMAT));
    }

    private static int colour(String word) {
        Integer known = COLOURS.get(word.toLowerCase(Locale.ROOT));
        if (known == null && !DIGITS.matcher(word).matches()) {
            throw new InvalidSettingException(BACKGROUND, TEXTS.format("background.unknown", word));
        }
        return known == null ? Integer.parseInt(word, 1, word.length(), 16) : known;
    }
}
