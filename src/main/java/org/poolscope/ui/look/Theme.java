package org.poolscope.ui.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.SystemInfo;
import java.awt.Font;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The two faces of the window. Every colour is a key in `FlatLightLaf.properties` and `FlatDarkLaf.properties`, none
/// is in a view. Event dispatch thread only.
public enum Theme {
    LIGHT,
    DARK;

    private static final String DEFAULTS_PACKAGE = "org.poolscope.ui";

    /// Where no desktop says which typeface it uses, Java falls back on one that is wide and old; these read better and
    /// are common.
    private static final List<String> PREFERRED_FAMILIES = List.of("Inter", "Noto Sans", "Cantarell", "Ubuntu");

    /// Puts the theme in force, in every window that is open.
    public void install() {
        FlatLaf.registerCustomDefaultsSource(DEFAULTS_PACKAGE);
        if (SystemInfo.isLinux && !desktopNamesATypeface()) {
            Preferred.FAMILY.ifPresent(FlatLaf::setPreferredFontFamily);
        }
        FlatLaf.setup(this == DARK ? new FlatDarkLaf() : new FlatLightLaf());
        FlatLaf.updateUI();
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    private static boolean desktopNamesATypeface() {
        return SystemInfo.isKDE || "GNOME".equals(System.getenv("XDG_CURRENT_DESKTOP"));
    }

    /// Looked for once: a machine may have very many fonts, and the theme is changed at a click.
    private static final class Preferred {

        private static final Optional<String> FAMILY = family();

        private static Optional<String> family() {
            Set<String> present = FontFiles.present(PREFERRED_FAMILIES, FontFiles.folders());
            return PREFERRED_FAMILIES.stream()
                    .filter(present::contains)
                    .filter(family -> new Font(family, Font.PLAIN, 1).getFamily().equals(family))
                    .findFirst();
        }
    }
}
