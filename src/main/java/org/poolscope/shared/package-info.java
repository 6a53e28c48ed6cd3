/// What processes share: named objects in mapped memory, made and found by [org.poolscope.shared.Segments].
///
/// A segment is a file, mapped by everybody who knows its name; there is no broker and no message, and whoever watches reads
/// the same memory ([org.poolscope.shared.Census]). Every lock and wait is made for a peer that may be killed at any moment: a
/// lock names its owner, and no wait relies on a wake-up for more than a twentieth of a second. Files and headers are in
/// `shared.segment`, waiting is in `shared.wait`.
///
/// **Waiting.** Spin for some microseconds, then wait in the kernel. Short spins, because there are often more processes
/// than processors here: with 2 processors and others busy on them, twenty times the spins made a queue of 100 several
/// times slower; with both to itself, several times faster.
@NullMarked
package org.poolscope.shared;

import org.jspecify.annotations.NullMarked;
