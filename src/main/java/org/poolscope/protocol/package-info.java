/// Commands down, replies up: bytes to values and back; and the page on which a worker notes what it does.
///
/// A frame on the control socket, numbers little-endian:
///
/// ```
///  0        4      5         6
/// +--------+------+---------+------------------------+
/// | length | type | version | body                   |
/// +--------+------+---------+------------------------+
///   int      byte   byte      length - 2 bytes
/// ```
///
/// `length` counts what follows it. Types of commands are from 1, those of replies from 65, so that a frame sent the
/// wrong way is noticed. A frame that is not exactly one value of its type is a
/// [org.poolscope.protocol.MalformedFrameException], which ends that one connection and nothing else.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.protocol;

import org.jspecify.annotations.NullMarked;
