package org.poolscope.ui;

import java.awt.Component;
import java.awt.Container;
import java.util.Arrays;
import java.util.stream.Stream;
import org.poolscope.ui.table.DataTable;

/// Has tables look as somebody left them the last time. Event dispatch thread only.
final class ColumnMemory {

    private ColumnMemory() {}

    /// @param content all tables in it have a name
    static void restore(Container content, WindowSettings settings) {
        tables(content).forEach(table -> table.columns().restore(settings.columns(table.getName())));
    }

    static void remember(Container content, WindowSettings settings) {
        tables(content).forEach(table -> settings.rememberColumns(table.getName(), table.columns().changes()));
    }

    private static Stream<DataTable> tables(Component in) {
        return switch (in) {
            case DataTable table -> Stream.of(table);
            case Container container -> Arrays.stream(container.getComponents()).flatMap(ColumnMemory::tables);
            default -> Stream.empty();
        };
    }
}
