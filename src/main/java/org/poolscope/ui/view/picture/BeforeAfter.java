package org.poolscope.ui.view.picture;

import org.jspecify.annotations.Nullable;
import org.poolscope.live.ItemLine;
import org.poolscope.workload.ItemFiles;

/// An item with the pictures of its files, as far as they are known. Event dispatch thread only.
final class BeforeAfter {

    final ItemLine line;
    final ItemFiles files;
    @Nullable Thumbnail before;
    @Nullable Thumbnail after;

    /// @param changed told whenever more of it is known
    BeforeAfter(ItemLine line, ItemFiles files, Thumbnails thumbnails, Runnable changed) {
        this.line = line;
        this.files = files;
        thumbnails.request(files.input(), thumbnail -> {
            before = thumbnail;
            changed.run();
        });
        files.output().ifPresent(output -> thumbnails.request(output, thumbnail -> {
            after = thumbnail;
            changed.run();
        }));
    }
}
