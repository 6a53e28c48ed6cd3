package org.poolscope.workload.command.item;

import java.util.List;
import org.poolscope.workload.Texts;

/// The items of a batch.
///
/// @param names what they are called: the items themselves, or below a folder their paths from there
/// @param notes what is to be known of them, in sentences without their full stops
public record ItemList(List<String> names, List<String> notes) {

    public ItemList {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
    }

    /// Those of a file that has empty lines besides.
    public static ItemList without(long emptyLines, List<String> names) {
         return new ItemList(names, emptyLines == 0 ? List.of()
                : List.of(Texts.of(ItemList.class).format("items.empty-lines", emptyLines)));
    }
}
