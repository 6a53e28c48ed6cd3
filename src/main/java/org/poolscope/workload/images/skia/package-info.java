/// Pictures by Skia: out of a file no finer than needed, upright, at another size, marked with a text or a picture, and
/// into a file again. The only package that knows Skia, and one for workers: its library is native, and a crash in it
/// costs the worker that it happens in. The parent asks it before a start only what nobody else knows: which letters of
/// a watermark beyond ASCII no font has, and whether the picture in place of one can be read.
///
/// Of a JPEG a half, a quarter or an eighth is decoded, as long as that is twice as fine as what is wanted; the rest is
/// done by [scaling][org.poolscope.workload.images.scaling.Samples]. What a file has one byte a pixel for stays so, and
/// colours are converted only where the result could not say what they mean.
///
/// Everything here holds memory that no collector sees, and gives it back by `close`.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.skia;

import org.jspecify.annotations.NullMarked;
