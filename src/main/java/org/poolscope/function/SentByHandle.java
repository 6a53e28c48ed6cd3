package org.poolscope.function;

/// An object that is not copied when it is sent: what is sent is a handle, and what is received is what that opens.
public interface SentByHandle {

    /// What to send.
    Handle handle();
}
