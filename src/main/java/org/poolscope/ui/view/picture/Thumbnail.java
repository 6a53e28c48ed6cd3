package org.poolscope.ui.view.picture;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// What is known of a picture's file. Immutable, the image by agreement.
///
/// @param image  the picture made small; null if it cannot be read
/// @param width  in pixels, as it is seen, once it is upright; 0 if not known
/// @param height in pixels, as width
/// @param bytes  the size of the file; -1 if there is none
record Thumbnail(@Nullable BufferedImage image, int width, int height, long bytes) {

    static final Thumbnail MISSING = new Thumbnail(null, 0, 0, -1);

    boolean isThere() {
        return bytes >= 0;
    }
}
