package org.poolscope.testing;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.util.Arrays;
import java.util.stream.Stream;

/// Finds components by the names they have for tests. Event dispatch thread only.
public final class Components {

    private Components() {}

    /// The component of a name and type below a root.
    ///
    /// @throws AssertionError if there is none
    public static <T extends Component> T named(Component root, String name, Class<T> type) {
        return all(root)
                .filter(component -> name.equals(component.getName()) && type.isInstance(component))
                .findFirst()
                .map(type::cast)
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " '" + name + "' in "
                        + all(root).map(Component::getName).filter(n -> n != null).toList()));
    }

    /// A component and all below it.
    public static Stream<Component> all(Component root) {
        return root instanceof Container container
                ? Stream.concat(Stream.of(root), Arrays.stream(container.getComponents()).flatMap(Components::all))
                : Stream.of(root);
    }

    /// Lays out what is in no window, with all below it.
    public static void layOut(Component root) {
        if (root instanceof Container container) {
            container.doLayout();
            for (Component child : container.getComponents()) {
                layOut(child);
            }
        }
    }

    /// The windows that are showing.
    public static Stream<Window> windows() {
        return Arrays.stream(Window.getWindows()).filter(Window::isShowing);
    }
}
