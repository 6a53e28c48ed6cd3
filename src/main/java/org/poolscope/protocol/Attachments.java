package org.poolscope.protocol;

import java.util.List;

/// Large arrays of one message, that go beside it in files of the run's directory and not through the socket.
///
/// @param names the files, in the order in which the message refers to them
public record Attachments(List<String> names) {

    public static final Attachments NONE = new Attachments(List.of());

    public Attachments {
        names = List.copyOf(names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }
}
