package org.poolscope.ui.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Color;
import java.awt.Image;
import java.util.List;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.UIManager;

/// The window's icons, drawn in `icons/*.svg` in the light theme's colours and shown in the colours of the theme in
/// force.
public final class Icons {

    private static final String FOLDER = "org/poolscope/ui/icons/";

    /// The colours the drawings use, and what each stands for.
    private static final Map<Integer, String> KEYS = Map.of(
            0x59616d, "Poolscope.icon",
            0x2a67c9, "Poolscope.accent",
            0xbf2f26, "Poolscope.danger",
            0x1f7a3d, "Poolscope.success",
            0x8f5f00, "Poolscope.caution");

    private Icons() {}

    /// The icon of a name, 16 × 16 before scaling.
    ///
    /// @throws IllegalArgumentException if nobody drew it
    public static FlatSVGIcon of(String name) {
        var icon = new FlatSVGIcon(FOLDER + name + ".svg", Icons.class.getClassLoader());
        if (!icon.hasFound()) {
            throw new IllegalArgumentException("no icon '" + name + "'");
        }
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(Icons::themed));
        return icon;
    }

    /// The same, for cells of tables.
    public static Icon stamped(String name) {
        return new StampedIcon(of(name));
    }

    /// The program's mark in the sizes a desktop asks of a window.
    public static List<Image> mark() {
        return FlatSVGUtils.createWindowIconImages("/org/poolscope/icons/poolscope.svg");
    }

    private static Color themed(Color drawn) {
        String key = KEYS.get(drawn.getRGB() & 0xFFFFFF);
        Color color = key == null ? null : UIManager.getColor(key);
        return color == null ? drawn : color;
    }
}
