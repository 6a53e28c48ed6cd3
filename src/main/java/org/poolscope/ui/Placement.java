package org.poolscope.ui;

import java.awt.Rectangle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a window may stand.
final class Placement {

    /// Less than this of a window to be seen, and nobody could get hold of it.
    private static final int LEAST = 100;

    private Placement() {}

    /// Where a window that was somewhere the last time stands now: there, if that is within a screen; else moved into
    /// the one where most of it is, and made smaller where that is too small. Empty if it is on none.
    ///
    /// @param screens what windows may take of each, without panels and docks
    static Optional<Rectangle> within(Rectangle last, List<Rectangle> screens) {
        return screens.stream()
                .filter(screen -> seen(last, screen).width >= LEAST && seen(last, screen).height >= LEAST)
                .max(Comparator.comparing(screen -> (long) seen(last, screen).width * seen(last, screen).height))
                .map(screen -> into(last, screen));
    }

    private static Rectangle seen(Rectangle window, Rectangle screen) {
        return window.intersection(screen);
    }

    private static Rectangle into(Rectangle window, Rectangle screen) {
        int width = Math.min(window.width, screen.width);
        int height = Math.min(window.height, screen.height);
        return new Rectangle(Math.clamp(window.x, screen.x, screen.x + screen.width - width),
                Math.clamp(window.y, screen.y, screen.y + screen.height - height), width, height);
    }
}
