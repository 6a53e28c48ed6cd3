/// A small JPEG codec: everyday pictures are decoded straight to an eighth, a quarter or half of their size, and encoded.
///
/// Why our own: the codec in the JDK always decodes at full size, converts to RGB and back, and was measured at twice the
/// time of this one for a photograph brought from 4 to 0.4 million pixels. It stays the fallback for the rarer kinds
/// (progressive, CMYK, several scans), which [JpegHeader#everyday] tells apart.
///
/// Numbers in brackets are those of ITU-T T.81 (1992), the standard.
@NullMarked
package org.poolscope.workload.batch.jpeg;

import org.jspecify.annotations.NullMarked;
