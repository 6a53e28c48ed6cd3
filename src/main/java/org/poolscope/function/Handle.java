package org.poolscope.function;

/// What is sent in place of a [SentByHandle]: a record, subject to what its receiver allows.
public interface Handle {

    /// The object, in the process that has received this.
    Object open();
}
