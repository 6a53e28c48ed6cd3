/// WebP files without loss, which Skia reads and, from Java, does not write. As RFC 9649, 3 has it, green is taken from
/// red and blue, each pixel is foretold by its neighbours, what remains and what repeats is coded by prefix codes.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.webp;

import org.jspecify.annotations.NullMarked;
