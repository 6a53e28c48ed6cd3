package org.poolscope.ui.view.log;

import org.jspecify.annotations.Nullable;

/// A table each of whose rows stands for something.
interface HasLines {

    /// What a row that is seen shows; null as long as that is not known.
    @Nullable Object lineAt(int row);
}
