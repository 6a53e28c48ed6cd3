/// What processes share: named objects in mapped memory, made and found by [org.poolscope.shared.Segments].
///
/// A segment is a file, mapped by everybody who knows its name; there is no broker and no message, and whoever watches
/// reads the same memory ([org.poolscope.shared.SharedObjectMonitor]). Every lock and wait is made for a peer that may
/// be killed at any moment: a lock names its owner, and no wait relies on a wake-up for more than a tenth of a second.
/// Files and headers are in `shared.segment`, messages in `shared.message`, waiting in `shared.wait`, which process is
/// meant in `shared.process`, and what is thrown when something cannot be made or found in `shared.error`.
///
/// **Waiting.** Spin for some microseconds, give the processor away some twenty times, then wait in the kernel. Locks
/// only spin before they wait, as whoever has one gives it back soon; a receiver at a pipe spins longer, as an answer
/// comes soon; and several things at once are looked at in turns, as they have no word in common. Short spins, because
/// there are often more processes than processors; yields, because the kernel likes to have both sides on one
/// processor, where spinning keeps the other from answering. With yields a number goes through a pipe and back in 1.2
/// µs, without in 2 to 16 µs, whichever processors the two have got; numbers through a queue of 16 384, one process
/// putting and one taking: 13 million a second, without 8 to 10 (2 processors, Intel Xeon, JDK 25).
///
/// **Queues and pipes use locks.** The fast queues without let a producer reserve a place before he fills it; if he is
/// killed in between, that place blocks the queue for ever. Counting alone takes 6 ns atomically and 18 ns under a
/// lock.
///
/// **Two arenas for each mapping.** Closing an object ends its use in this process at once, from whichever thread; but
/// a thread that was in the middle of something has a lock then, and must give it back. See
/// [org.poolscope.shared.segment.Mapping].
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.shared;

import org.jspecify.annotations.NullMarked;
