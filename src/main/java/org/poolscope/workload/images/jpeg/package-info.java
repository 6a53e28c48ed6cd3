/// A small JPEG codec: everyday pictures are decoded straight to an eighth, a quarter or half of their size, and
/// encoded.
///
/// Why our own: the codec in the JDK always decodes at full size, and goes to RGB and back. For a photograph of 4
/// million pixels brought to 0.4 million, decoding, scaling and encoding took 52 ms of processor time with it and 17 ms
/// with this one; Pillow took 25 in the same sitting (JDK 25). In a worker that has just started, this one has yet to
/// be compiled: there the first dozen photographs cost about the same with both. The JDK's codec stays the fallback for
/// the rarer kinds (progressive, inks, several scans), which [JpegHeader#everyday] tells apart.
///
/// Numbers in brackets are those of ITU-T T.81 (1992), the standard.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.jpeg;

import org.jspecify.annotations.NullMarked;
