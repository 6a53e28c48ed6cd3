package org.poolscope.history.resume;

import org.poolscope.history.JournalException;
/// A run cannot be gone on with, since its items have no names: it can only be run again as a whole.
public final class UnnamedItemsException extends JournalException {

    private static final long serialVersionUID = 1;

    UnnamedItemsException(String sentence) {
        super(sentence);
    }
}
