package org.poolscope.ui;

import org.poolscope.ui.look.Theme;

/// The theme in force, and the memory of it. Event dispatch thread only.
final class Appearance {

    private final WindowSettings settings;
    private Theme theme;

    Appearance(WindowSettings settings) {
        this.settings = settings;
        this.theme = settings.theme();
    }

    /// Puts the other theme in force and remembers it.
    void toggle() {
        theme = theme.other();
        theme.install();
        settings.remember(theme);
        settings.saveSoon();
    }
}
