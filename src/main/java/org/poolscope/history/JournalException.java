package org.poolscope.history;

import java.io.IOException;

/// The journal cannot be used, or has not what was asked for. The message is a sentence for a person, without its full
/// stop.
public class JournalException extends IOException {

    private static final long serialVersionUID = 1;

    /// @param sentence for a person, without its full stop
    public JournalException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// @param sentence for a person, without its full stop
    public JournalException(String sentence) {
        super(sentence);
    }
}
