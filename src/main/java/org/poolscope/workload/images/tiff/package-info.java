/// Pictures out of TIFF files, by TwelveMonkeys' reader. The only package that knows it, and one for workers alone.
/// What it reads goes on as an uncompressed PNG with the same samples, outside of Java's heap, so that all that follows
/// need not know of TIFFs; inks and Lab colours, which a PNG has no room for, come as sRGB.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.tiff;

import org.jspecify.annotations.NullMarked;
