package org.poolscope.workload.images.picture;

import java.nio.charset.StandardCharsets;

/// What an ICC profile says of itself. Stateless; for any thread.
public final class Profile {

    /// Where it says what colours it is of (ICC.1:2022, 7.2.6).
    private static final int COLOURS_AT = 16;
    private static final int COLOURS_BYTES = 4;

    private Profile() {}

    /// The colours that it is of, in four letters, as in `RGB ` and `GRAY`; empty if it is too short to say.
    public static String colours(byte[] profile) {
        return profile.length <= COLOURS_AT + COLOURS_BYTES ? ""
                : new String(profile, COLOURS_AT, COLOURS_BYTES, StandardCharsets.ISO_8859_1);
    }
}
