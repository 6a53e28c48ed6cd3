package org.poolscope.ui.view.history;

import org.poolscope.ui.look.ColumnShape;
import org.poolscope.workload.Texts;

/// A column of a table of rows that were read from the journal: of runs, of their items, of batches that wait.
///
/// @param <R> what a row stands for
public interface RowColumn<R> {

    /// By which its width is remembered, and its texts are found.
    String name();

    ColumnShape shape();

    /// What its cell says of a row.
    String cell(R row, Texts texts);

    /// The icon that its cell has before the words; empty for none.
    String icon(R row);
}
