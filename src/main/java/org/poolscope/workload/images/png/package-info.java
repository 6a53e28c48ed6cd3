/// PNG files of the kinds that Skia reads and does not write: with a palette, in greys with transparency, and with
/// fewer than eight bits a sample. A picture that came as one of these is written as one, where that keeps it right.
///
/// **A palette after scaling.** Between two colours of a picture others appear when it is made smaller. Where there are
/// no more than 256 after all, each gets its place, and nothing is lost. Where there are more, 256 are chosen by
/// [median cut][org.poolscope.workload.images.png.Quantizer] (Heckbert 1982) and refined; they are taken if the picture
/// comes within 40 dB of what it would be, and no pixel is off by more than 32 levels. That holds of drawings, maps and
/// pictures of screens (43 to 59 dB). Of most photographs it does not, nor of what has more than 32 768 colours: such a
/// picture gets true colours, which keep it right. There is no dithering, which makes files large and looks bad when
/// they are made smaller once more.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.png;

import org.jspecify.annotations.NullMarked;
