package org.poolscope.workload.command;

import java.util.List;

/// The items of a batch.
///
/// @param names  what they are called: the items themselves, or below a folder their paths from there
/// @param folder the folder with a slash behind it; empty if the names are the items
/// @param notes  what is to be known of them, in sentences without their full stops
record ItemList(List<String> names, String folder, List<String> notes) {

    ItemList {
        names = List.copyOf(names);
        notes = List.copyOf(notes);
    }
}
